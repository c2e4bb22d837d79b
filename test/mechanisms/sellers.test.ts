import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/foundation/issue.ts';
import { eventLine } from '../../src/observation/event-log.ts';
import { EVENT } from '../../src/simulation/layout.ts';
import type { PreparedPolicy } from '../../src/simulation/prepared-policy.ts';
import { prepareWorld, runChecked } from '../support/run-world.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Two stores fed by a DC and a vendor, with a dock, a room and two items of 5 orders a day. */
const WORLD: Fields = {
  format: 1,
  name: 'two-stores',
  horizon: '100 d',
  'warm-up': '20 d',
  nodes: [
    { id: 'vendor', kind: 'vendor' },
    { id: 'depot', kind: 'dc' },
    { id: 'east', kind: 'fc', latitude: 40, longitude: -75 },
    { id: 'west', kind: 'fc', latitude: 40, longitude: -85 },
  ],
  regions: [
    { id: 'seaside', share: 0.6, latitude: 40, longitude: -75 },
    { id: 'inland', share: 0.4, latitude: 40, longitude: -85 },
  ],
  items: [
    { id: 'own', value: 5, price: 12, volume: '10 l', 'daily-orders': 5 },
    { id: 'other', value: 4, price: 10, volume: '20 l', 'daily-orders': 5 },
  ],
  costs: { 'holding-rate': 0.3 },
  lanes: [
    {
      from: 'vendor',
      to: 'depot',
      'lead-time': { distribution: 'gamma', mean: 5, cv: 0.4 },
      'order-cost': 2,
    },
    { from: 'vendor', to: 'west', 'lead-time': '3 d', priority: 2, 'unit-cost': 0.7 },
    { from: 'depot', to: 'east', 'lead-time': '1 d', 'unit-cost': 0.2, 'order-cost': 1 },
    { from: 'depot', to: 'west', 'lead-time': '2 d', 'unit-cost': 0.2, 'order-cost': 1 },
  ],
  speeds: [{ id: 'now', deadline: '48 h', 'when-short': 'lost' }],
  outbound: { rates: [{ speed: 'now', transit: '1 h', fixed: 3 }] },
  demand: {
    'by-item': { process: { type: 'poisson' } },
    months: [0.5, 1.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    events: [{ name: 'sale', from: '2025-03-01', days: 5, factor: 2 }],
  },
  capacity: {
    inbound: [{ doors: 1, time: '2 h', 'units-per-hour': 20 }],
    storage: [{ where: { kinds: ['fc'] }, limit: '2 m3' }],
  },
};
const EVERYWHERE = { kinds: ['dc', 'fc'] };
const RULES = [
  { use: 'newsvendor', review: '2 d', quantile: 0.9 },
  { use: 's-S', 'reorder-point': 20, 'order-up-to': 60 },
  { use: 'R-S', review: '3 d', 'order-up-to': 50 },
  { use: 'national-order-up-to', review: '7 d', quantile: 0.9 },
];
const FEES = {
  fulfillment: 3,
  inbound: 0.4,
  storage: 2,
  overstock: { above: 1, surcharge: 5 },
  aged: { from: '4 d', surcharge: 7 },
};

function withSeller(fields: Fields, world: Fields = {}): Promise<PreparedPolicy> {
  return prepareWorld({
    ...WORLD,
    policy: { replenishment: [{ use: 'newsvendor', review: '1 d', quantile: 0.95, where: EVERYWHERE }] },
    sellers: [
      {
        id: 'merchant',
        where: { items: ['other'] },
        replenishment: [{ ...RULES[0], where: EVERYWHERE }],
        ...fields,
      },
    ],
    ...world,
  });
}

/** All events of a run as lines of the log, but for fees. */
function physical(policy: PreparedPolicy): string[] {
  const lines: string[] = [];
  runChecked(policy, {
    observer: {
      onEvent: (...fields) => {
        const [event, time, item, site, other, quantity] = fields;
        if (event !== EVENT.fee) lines.push([event, time, item, site, other, quantity].join());
      },
    },
  });
  return lines;
}

describe('a seller who sees everything and meets no limit', () => {
  test.each(RULES)('does with $use what the network would do with it', async (rule) => {
    const [first] = [
      { use: 'newsvendor', review: '1 d', quantile: 0.95, where: { ...EVERYWHERE, items: ['own'] } },
    ];
    const own = await prepareWorld({
      ...WORLD,
      policy: { replenishment: [first, { ...rule, where: EVERYWHERE }] },
    });
    const replenishment = [{ ...rule, where: EVERYWHERE }];
    const free = await withSeller({ replenishment });
    const [alone, sold] = [runChecked(own), runChecked(free)];
    expect(sold.outcome.traceHash).toBe(alone.outcome.traceHash);
    expect(sold.summary.totals.shipped).toBe(alone.summary.totals.shipped);
    expect(physical(await withSeller({ replenishment, fees: FEES }))).toEqual(physical(own));
  });

  test('costs the network no holding, no orders and no way from the vendor, but ways between nodes', async () => {
    const { summary } = runChecked(await withSeller({}));
    const ownOnly = runChecked(
      await withSeller(
        {},
        { items: (WORLD.items as object[]).map((item) => ({ ...item, 'holding-cost': 1 })) },
      ),
    ).summary;
    const own = ownOnly.stocks.filter(({ item }) => item === 'own');
    const days = 100;
    // Holding at 1 a day of own units on hand, and at the dock: on order and not in transit nor owed by the depot.
    const onHand = own.reduce((sum, stock) => sum + stock.meanOnHand, 0) * days;
    expect(ownOnly.totals.costs.holding).toBeGreaterThanOrEqual(onHand);
    expect(ownOnly.totals.costs.holding).toBeLessThan(onHand * 1.1);
    const ordered = own.reduce((sum, { node }) => sum + (node === 'depot' ? 2 : 1), 0);
    expect(ordered).toBe(4);
    expect(summary.totals.costs['seller-fees']).toBe(0);
    const value = summary.stocks
      .filter(({ item }) => item === 'own')
      .reduce((sum, stock) => sum + 5 * stock.meanOnHand, 0);
    expect(summary.totals.inventoryValue).toBeCloseTo(value, 6);
  });
});

describe('what policies that are compared decide', () => {
  test('never touches what a seller orders, where nothing is shared', async () => {
    const ordersOf = async (policy: object): Promise<string[]> => {
      const prepared = await withSeller(
        { sight: { 'log-deviation': 0.3, redrawn: '14 d' } },
        { policy, capacity: undefined },
      );
      const lines: string[] = [];
      runChecked(prepared, {
        observer: {
          onEvent: (event, time, item, site, other, quantity) => {
            if (event === EVENT.place && item === 1) lines.push([time, site, other, quantity].join());
          },
        },
      });
      return lines;
    };
    const lean = await ordersOf({
      replenishment: [{ use: 'R-S', review: '1 d', 'order-up-to': 9, where: EVERYWHERE }],
      sourcing: { use: 'fastest' },
    });
    const rich = await ordersOf({ replenishment: [{ use: 'base-stock', level: 90, where: EVERYWHERE }] });
    expect(lean.length).toBeGreaterThan(20);
    expect(rich).toEqual(lean);
  });
});

/** One store, one item of a seller with one order a day at noon, 200 units at the start and nothing coming. */
const GLUT: Fields = {
  format: 1,
  name: 'glut',
  horizon: '150 d',
  nodes: [
    { id: 'vendor', kind: 'vendor' },
    { id: 'store', kind: 'fc' },
  ],
  regions: [{ id: 'town', share: 1 }],
  items: [{ id: 'item', value: 5, price: 10, volume: '100 l', seller: 'merchant' }],
  lanes: [{ from: 'vendor', to: 'store', 'lead-time': '3 d', 'order-cost': 5, 'unit-cost': 1 }],
  speeds: [{ id: 'now', deadline: '4 h', 'when-short': 'lost' }],
  outbound: { rates: [{ speed: 'now', transit: '1 h' }] },
  demand: { rows: [{ item: 'item', process: { type: 'periodic', every: '1 d', at: '12 h' } }] },
  'initial-stock': [{ item: 'item', node: 'store', units: 200 }],
  policy: { replenishment: [] },
};

async function glut(fees: Fields, seller: Fields = {}, world: Fields = {}) {
  const sellers = [{ id: 'merchant', replenishment: [{ use: 'base-stock', level: 0 }], fees, ...seller }];
  return runChecked(await prepareWorld({ ...GLUT, sellers, ...world }));
}

describe('fees by hand: 200 units of 0.1 m3, one sold every noon for 150 days', () => {
  test('fulfillment: 150 units at 3', async () => {
    const { summary } = await glut({ fulfillment: 3 });
    expect(summary.metrics['seller-fee-fulfillment']).toBeCloseTo(3, 9);
    expect(summary.totals.costs['seller-fees']).toBeCloseTo(-450, 9);
  });

  test('referral: 15 % of 150 prices of 10', async () => {
    const { summary } = await glut({ referral: 0.15 });
    expect(summary.metrics['seller-fee-referral']).toBeCloseTo(1.5, 9);
    expect(summary.totals.costs['seller-fees']).toBeCloseTo(-225, 9);
  });

  test('storage: 199.5 - day units on the mean of each day, at 2 per m3', async () => {
    const { summary } = await glut({ storage: 2 });
    const unitDays = Array.from({ length: 150 }, (_, day) => 199.5 - day).reduce((a, b) => a + b);
    expect(summary.totals.costs['seller-fees']).toBeCloseTo(-unitDays * 0.1 * 2, 6);
  });

  test('aged: what is left at each midnight from day 30 on, at 7 per m3', async () => {
    const { summary } = await glut({ aged: { from: '30 d', surcharge: 7 } });
    const unitDays = Array.from({ length: 121 }, (_, index) => 200 - (30 + index)).reduce((a, b) => a + b);
    expect(summary.totals.costs['seller-fees']).toBeCloseTo(-unitDays * 0.1 * 7, 6);
  });

  test('overstock: what is above ten weeks of one a day, once 91 days are known', async () => {
    const { summary } = await glut({ overstock: { above: 10, surcharge: 5 } });
    const unitDays = Array.from({ length: 60 }, (_, index) => Math.max(0, 200 - (91 + index) - 70));
    const total = unitDays.reduce((a, b) => a + b);
    expect(total).toBeGreaterThan(0);
    expect(summary.totals.costs['seller-fees']).toBeCloseTo(-total * 0.1 * 5, 6);
  });

  test('inbound: units that leave the vendor; orders and their way cost the network nothing', async () => {
    const replenishment = [{ use: 'R-S', review: '7 d', 'order-up-to': 200 }];
    const { summary } = await glut({ inbound: 0.5 }, { replenishment });
    // Reviews at days 7, 14 … 147 order what was sold in the week before.
    expect(summary.totals.costs['seller-fees']).toBeCloseTo(-0.5 * 147, 9);
    expect(summary.totals.costs.ordering).toBe(0);
    expect(summary.totals.costs.transport).toBe(0);
    expect(summary.totals.costs.holding).toBe(0);
  });

  test('only the measured time counts, and an event of the log says who paid', async () => {
    const policy = await prepareWorld({
      ...GLUT,
      'warm-up': '50 d',
      horizon: '100 d',
      sellers: [
        { id: 'merchant', replenishment: [{ use: 'base-stock', level: 0 }], fees: { fulfillment: 3 } },
      ],
    });
    const lines: string[] = [];
    const { summary } = runChecked(policy, {
      observer: {
        onEvent: (...fields) => {
          if (fields[0] === EVENT.fee) lines.push(eventLine(policy.network, ...fields));
        },
      },
    });
    expect(summary.totals.costs['seller-fees']).toBeCloseTo(-300, 9);
    expect(lines[0]).toBe('86400,fee,,,merchant,,,3,-3');
    expect(lines).toHaveLength(150);
  });
});

describe('restock limits', () => {
  const REPLENISHMENT = [{ use: 'R-S', review: '1 d', 'order-up-to': 300 }];

  test('in weeks of planned demand: never more than 35 units on hand and on order', async () => {
    const { summary } = await glut(
      {},
      { replenishment: REPLENISHMENT, 'restock-limit': { weeks: 5 } },
      { 'initial-stock': [] },
    );
    const [stock] = summary.stocks;
    // It starts at its limit, and orders at midnight what it sold at noon.
    expect(stock.meanOnHand + stock.meanOnOrder).toBeCloseTo(34.5, 9);
    expect(summary.metrics['seller-refused-share']).toBeCloseTo((300 - 35) / (300 - 34), 3);
  });

  test('in volume: 2 m3 are 20 units', async () => {
    const { summary } = await glut(
      {},
      { replenishment: REPLENISHMENT, 'restock-limit': { volume: '2 m3' } },
      { 'initial-stock': [] },
    );
    const [stock] = summary.stocks;
    expect(stock.meanOnHand + stock.meanOnOrder).toBeCloseTo(19.5, 9);
  });

  test('in weeks of recent sales: a seller out of stock may send its least units only', async () => {
    const limit = { weeks: 4, 'measured-by': 'recent-sales', 'sales-window': '10 d', 'least-units': 3 };
    const demand = { rows: [{ item: 'item', process: { type: 'periodic', every: '60 d', at: '59 d' } }] };
    const { summary } = await glut(
      {},
      { replenishment: REPLENISHMENT, 'restock-limit': limit },
      { 'initial-stock': [], demand, horizon: '120 d', 'warm-up': '10 d' },
    );
    const [stock] = summary.stocks;
    // At the start four weeks of 1/60 a day are less than three units.
    expect(stock.meanOnHand + stock.meanOnOrder).toBeLessThan(3.1);
    expect(stock.meanOnHand + stock.meanOnOrder).toBeGreaterThan(2.8);
  });
});

describe('what a seller sees', () => {
  /** Units ordered at the reviews of an (R, S) seller with one stock, by day. */
  async function ordered(seller: Fields, world: Fields = {}): Promise<Map<number, number>> {
    const sellers = [
      { id: 'merchant', replenishment: [{ use: 'R-S', review: '1 d', 'order-up-to': 100 }], ...seller },
    ];
    const policy = await prepareWorld({ ...GLUT, 'initial-stock': [], sellers, ...world });
    const units = new Map<number, number>();
    runChecked(policy, {
      observer: {
        onEvent: (event, time, _item, _site, _other, quantity) => {
          if (event === EVENT.place) units.set(time / 86_400, quantity);
        },
      },
    });
    return units;
  }

  test('one who takes demand to be 1.5 times what it is orders up to 1.5 times the level', async () => {
    const units = await ordered({ sight: { bias: 1.5 } });
    // 100 at the start; position / 1.5 below 100 orders 1.5 times the gap at once, then what is sold.
    expect(units.get(0)).toBe(50);
    expect(units.get(1)).toBe(1);
  });

  test('an inbound fee of a tenth of the price at sensitivity 2 leaves 0.81 of it', async () => {
    const units = await ordered(
      { 'fee-sensitivity': 2, fees: { inbound: 1 } },
      { 'initial-stock': [{ item: 'item', node: 'store', units: 0 }] },
    );
    expect(units.get(0)).toBe(81);
  });

  test('a time of its own to the network: goods ordered on day 0 are there after 6 days instead of 3', async () => {
    const replenishment = [{ use: 'R-S', review: '1 d', 'order-up-to': 10 }];
    const empty = { 'initial-stock': [{ item: 'item', node: 'store', units: 0 }], horizon: '20 d' };
    const lost = async (fields: Fields) =>
      (await glut({}, { replenishment, ...fields }, empty)).summary.totals.lost;
    expect(await lost({})).toBe(3);
    expect(await lost({ 'lead-time': '6 d' })).toBe(6);
  });

  test('a dated event comes to be known when it does, and one who is early prepares for it earlier', async () => {
    const demand = {
      'by-item': { process: { type: 'poisson' } },
      events: [{ name: 'sale', from: '2025-03-07', days: 10, factor: 20 }],
    };
    const items = [{ ...(GLUT.items as object[])[0], 'daily-orders': 1 }];
    const replenishment = [{ use: 'newsvendor', review: '1 d', quantile: 0.9 }];
    const firstLargeOrder = async (sight: Fields) => {
      const units = await ordered({ replenishment, sight }, { demand, items });
      return [...units].find(([, quantity]) => quantity > 12)?.[0] ?? -1;
    };
    // The sale begins on day 60; the time until an order of today is there and the next one decided is 3 + 1 days.
    expect(await firstLargeOrder({})).toBe(57);
    expect(await firstLargeOrder({ 'events-known-before': '2 d' })).toBe(58);
    expect(await firstLargeOrder({ 'look-ahead': '14 d' })).toBe(43);
    expect(await firstLargeOrder({ 'look-ahead': '14 d', 'events-known-before': '10 d' })).toBe(50);
  });
});

test('sellers set their prices: the network marks nothing of theirs down, and writes off none that comes back', async () => {
  const fields = {
    items: [{ id: 'item', value: 5, price: 10, volume: '100 l', seller: 'merchant', 'daily-orders': 1 }],
    demand: { 'by-item': { process: { type: 'poisson' } } },
  };
  const marked = await glut(
    {},
    {},
    {
      ...fields,
      markdown: { review: '7 d', rules: [{ age: '14 d' }] },
      policy: { replenishment: [], markdown: { use: 'aged-stock', discount: 0.4 } },
    },
  );
  expect(marked.summary.totals.costs.markdown).toBe(0);
  const returned = await glut(
    {},
    {},
    { ...fields, customers: { returns: [{ share: 1, resellable: 0, 'handling-cost': 2 }] } },
  );
  const { costs, shipped } = returned.summary.totals;
  expect(costs.returns).toBeGreaterThan(0);
  expect(costs.returns).toBeLessThanOrEqual(2 * shipped);
});

test('a sale of theirs brings the network its fee, not the margin', async () => {
  const fields = {
    items: [{ id: 'item', value: 5, price: 10, volume: '100 l', seller: 'merchant', 'daily-orders': 1 }],
    demand: { 'by-item': { process: { type: 'poisson' } } },
    customers: { returns: [{ share: 0.1, resellable: 0 }] },
  };
  const { summary } = await glut({ fulfillment: 2, referral: 0.1 }, {}, fields);
  // Nothing else costs anything here, and all who come are served.
  expect(summary.totals.lost).toBe(0);
  expect(summary.metrics['contribution-per-unit']).toBeCloseTo(3, 9);
});

describe('a model with a mistake', () => {
  const issues = async (seller: Fields, world: Fields = {}): Promise<string[]> => {
    const error: unknown = await withSeller(seller, world).catch((thrown: unknown) => thrown);
    if (!(error instanceof InputError)) throw error;
    return error.issues.map(({ path, code }) => `${path} ${code}`);
  };

  test.each([
    [{ where: { items: ['nothing'] } }, 'sellers[0].where.items[0] unknown-name'],
    [{ where: undefined }, 'sellers[0] unused-rule'],
    [{ sight: { redrawn: '7 d' } }, 'sellers[0].sight.redrawn unused-field'],
    [{ sight: { 'look-ahead': '12 h' } }, 'sellers[0].sight.look-ahead wrong-period'],
    [{ 'restock-limit': {} }, 'sellers[0].restock-limit missing-field'],
    [
      { 'restock-limit': { volume: '1 m3', 'least-units': 2 } },
      'sellers[0].restock-limit.least-units unused-field',
    ],
    [
      { 'restock-limit': { weeks: 1, 'sales-window': '7 d' } },
      'sellers[0].restock-limit.sales-window unused-field',
    ],
    [{ 'fee-sensitivity': 1 }, 'sellers[0].fee-sensitivity unused-field'],
    [{ 'fee-sensitivity': 1, fees: { inbound: 10 } }, 'sellers[0].fee-sensitivity out-of-range'],
    [
      { replenishment: [{ use: 'newsvendor', review: '0 d', where: EVERYWHERE }] },
      'sellers[0].replenishment[0].review policy-parameter',
    ],
    [{ replenishment: [{ use: 'nothing', where: EVERYWHERE }] }, 'use unknown-policy'],
    // Without nodes and kinds a rule is for the stores, and one of them is fed by the depot only.
    [
      { replenishment: [{ use: 'newsvendor', review: '1 d' }] },
      'sellers.merchant.replenishment[0] policy-no-source',
    ],
  ])('%j is refused', async (seller, issue) => {
    expect(await issues(seller)).toContain(issue);
  });

  test('two sellers of one name, and items that name a seller that is none', async () => {
    const seller = {
      id: 'merchant',
      where: { items: ['own'] },
      replenishment: [{ ...RULES[0], where: EVERYWHERE }],
    };
    expect(await issues({}, { sellers: [seller, seller] })).toContain('sellers[1].id duplicate-id');
    const items = [{ ...(WORLD.items as object[])[0], seller: 'nobody' }];
    expect(await issues({}, { items })).toContain('items[0].seller unknown-name');
    expect(await issues({}, { items, sellers: undefined })).toContain('items[0].seller unused-field');
  });

  test('a lead time of a seller whose goods come from the vendor on trailers', async () => {
    const transport = [{ trailer: { volume: '50 m3', cost: 90 }, departures: { times: ['18:00'] } }];
    expect(await issues({ 'lead-time': '9 d' }, { transport })).toContain(
      'sellers[0].lead-time unused-field',
    );
  });
});
