import { describe, expect, test } from 'vitest';
import { eventLine } from '../../src/observation/event-log.ts';
import { EVENT } from '../../src/simulation/layout.ts';
import type { RunObserver } from '../../src/simulation/run-observer.ts';
import { prepareWorld, runChecked } from '../support/run-world.ts';
import { BASKET_SCENARIOS } from './basket-scenarios.ts';

/* Worked examples: three FCs, 1, 2 and 3 hundred kilometres away, and orders given line by line. */

type Fields = Readonly<Record<string, unknown>>;

/** One region; parcels cost 4 + 1 a kilogram from every FC; lamps weigh 1 kg, chairs 5, mugs 0.5. Nothing is received in time. */
function model(stock: Readonly<Record<string, Fields>>, more: Fields = {}): Fields {
  const fcs = ['near', 'middle', 'far'];
  return {
    format: 1,
    name: 'boxes',
    horizon: '4 d',
    nodes: [{ id: 'vendor', kind: 'vendor' }, ...fcs.map((id) => ({ id, kind: 'fc', 'handling-cost': 0.5 }))],
    regions: [{ id: 'town', share: 1 }],
    items: [
      { id: 'lamp', weight: '1 kg', price: 7 },
      { id: 'chair', weight: '5 kg', price: 7 },
      { id: 'mug', weight: '500 g', price: 7 },
    ],
    lanes: fcs.map((id) => ({ from: 'vendor', to: id, 'lead-time': '50 h' })),
    speeds: [{ id: 'standard', deadline: '1 d', 'when-short': 'lost' }],
    outbound: {
      rates: [{ speed: 'standard', transit: '1 h' }],
      lanes: fcs.map((from, index) => ({
        from,
        to: 'town',
        transit: '5 h',
        distance: `${100 * (index + 1)} km`,
        fixed: 4,
        'per-weight': '1 /kg',
      })),
    },
    demand: { trace: 'orders.csv' },
    baskets: {},
    'initial-stock': Object.entries(stock).flatMap(([node, items]) =>
      Object.entries(items).map(([item, units]) => ({ item, node, units })),
    ),
    policy: { replenishment: [{ use: 'base-stock', level: 0 }], fulfillment: { use: 'nearest' } },
    ...more,
  };
}

const order = (lines: Readonly<Record<string, number>>, time = 0.5, id = 'one') =>
  Object.entries(lines).map(([item, quantity]) => `${time},${item},town,${quantity},${id}`);

interface Row {
  readonly event: string;
  readonly hour: number;
  readonly item: string;
  readonly node: string;
  readonly quantity: number;
  readonly amount: number;
  readonly order: number;
  readonly box: number;
}

/** What happened to customers in a run, checked at every event. */
async function run(fields: Fields, orders: readonly string[]) {
  const policy = await prepareWorld(fields, {
    'orders.csv': ['time,item,region,quantity,order', ...orders].join('\n'),
  });
  const rows: Row[] = [];
  let [orderNumber, box] = [0, 0];
  const observer: RunObserver = {
    onBox: (...numbers) => {
      [orderNumber, box] = numbers;
    },
    onEvent: (...fieldsOfEvent) => {
      const [seconds, event, item, node, , , , quantity, amount] = eventLine(
        policy.network,
        ...fieldsOfEvent,
      ).split(',');
      const supply = ['place', 'dispatch', 'receive'];
      if (supply.includes(event)) return;
      rows.push({
        event,
        hour: Number(seconds) / 3600,
        item,
        node,
        quantity: Number(quantity),
        amount: Number(amount),
        order: orderNumber,
        box,
      });
    },
  };
  const { summary, outcome } = runChecked(policy, { observer });
  return { rows, metrics: summary.metrics, totals: summary.totals, outcome };
}

const boxesOf = (rows: readonly Row[]) =>
  rows
    .filter(({ event }) => event === 'ship')
    .map(({ item, node, quantity, box }) => `${box}: ${quantity} ${item} from ${node}`);

describe('an order of several lines', () => {
  test('goes in one box at the price of one parcel, shared by weight', async () => {
    const { rows, totals, metrics } = await run(
      model({ near: { lamp: 9, chair: 9, mug: 9 } }),
      order({ lamp: 2, chair: 1, mug: 4 }),
    );
    expect(boxesOf(rows)).toEqual(['1: 2 lamp from near', '1: 1 chair from near', '1: 4 mug from near']);
    // 7 units x 0.5, and 4 + 9 kg x 1.
    expect(totals.costs.shipping).toBeCloseTo(3.5 + 13, 9);
    const amounts = rows.filter(({ event }) => event === 'ship').map(({ amount }) => amount);
    expect(amounts).toEqual(
      [(16.5 * 2) / 9, (16.5 * 5) / 9, (16.5 * 2) / 9].map((x) => expect.closeTo(x, 6)),
    );
    expect(metrics).toMatchObject({
      'boxes-per-order': 1,
      'units-per-box': 7,
      'split-rate': 0,
      'complete-orders': 1,
      'lines-per-order': 3,
      'three-line-orders': 1,
    });
  });

  test('goes from the nearest node that has all of it, though nearer ones have most', async () => {
    const { rows } = await run(
      model({
        near: { lamp: 9, chair: 9 },
        middle: { mug: 9, chair: 9 },
        far: { lamp: 9, chair: 9, mug: 9 },
      }),
      order({ lamp: 1, chair: 1, mug: 1 }),
    );
    expect(boxesOf(rows)).toEqual(['1: 1 lamp from far', '1: 1 chair from far', '1: 1 mug from far']);
  });

  test('is split into as few boxes as possible, the pair of least distance in all', async () => {
    const stock = { near: { lamp: 9 }, middle: { lamp: 9, chair: 9 }, far: { chair: 9, mug: 9 } };
    const { rows, metrics } = await run(model(stock), order({ lamp: 1, chair: 1, mug: 1 }));
    // near + far = 400 km beats middle + far = 500 km; the nearest first would have taken three boxes.
    expect(boxesOf(rows)).toEqual(['1: 1 lamp from near', '2: 1 chair from far', '2: 1 mug from far']);
    expect(metrics).toMatchObject({ 'boxes-per-order': 2, 'split-rate': 1, 'complete-orders': 1 });
  });

  test('goes to the cheapest boxes as wholes: a band of weight makes the heavier box the cheaper one', async () => {
    const bands = { 'per-weight': '0 /kg', fixed: 9 };
    const lane = (from: string, fields: Fields) => ({
      from,
      to: 'town',
      transit: '5 h',
      distance: '9 km',
      ...fields,
    });
    const { rows, totals } = await run(
      model(
        { near: { lamp: 9, mug: 9 }, middle: { chair: 9, mug: 9 } },
        {
          outbound: {
            rates: [{ speed: 'standard', transit: '1 h' }],
            lanes: [
              lane('near', { fixed: 1, 'per-weight': '0 /kg' }),
              lane('near', { ...bands, 'from-weight': '1.2 kg' }),
              lane('middle', { fixed: 5, 'per-weight': '0 /kg' }),
            ],
          },
          policy: { replenishment: [{ use: 'base-stock', level: 0 }], fulfillment: { use: 'cheapest' } },
        },
      ),
      order({ lamp: 1, chair: 1, mug: 1 }),
    );
    // The mug would lift the lamp's box from 1 to 9; with the chair it costs nothing.
    expect(boxesOf(rows)).toEqual(['1: 1 lamp from near', '2: 1 chair from middle', '2: 1 mug from middle']);
    expect(totals.costs.shipping).toBeCloseTo(1 + 5 + 1.5, 9);
  });

  test('of more than six lines is divided greedily: the node with most lines first', async () => {
    const items = Array.from({ length: 8 }, (_, index) => ({ id: `item-${index}` }));
    const has = (...places: number[]) => Object.fromEntries(places.map((place) => [`item-${place}`, 5]));
    const { rows } = await run(
      model({ near: has(0, 1, 2), middle: has(3, 4, 5, 6, 7), far: has(0, 1, 2, 3) }, { items }),
      order(has(0, 1, 2, 3, 4, 5, 6, 7)),
    );
    const nodes = rows
      .filter(({ event }) => event === 'ship')
      .map(({ item, node }) => `${item.at(-1)} ${node}`);
    expect(nodes.sort()).toEqual([
      '0 near',
      '1 near',
      '2 near',
      '3 middle',
      '4 middle',
      '5 middle',
      '6 middle',
      '7 middle',
    ]);
  });

  test('loses what no node has and ships the rest; a line larger than any stock comes from boxes that go anyway first', async () => {
    const stock = { near: { lamp: 9, chair: 2 }, middle: { chair: 1 } };
    const { rows, metrics } = await run(model(stock), order({ lamp: 1, chair: 4, mug: 2 }));
    expect(boxesOf(rows)).toEqual(['1: 1 lamp from near', '1: 2 chair from near', '2: 1 chair from middle']);
    const lost = rows
      .filter(({ event }) => event === 'lost')
      .map(({ item, quantity, amount }) => [item, quantity, amount]);
    expect(lost).toEqual([
      ['chair', 1, 7],
      ['mug', 2, 14],
    ]);
    expect(metrics).toMatchObject({ 'complete-orders': 0, 'order-fill-rate': expect.closeTo(1 / 3, 9) });
  });

  test('ships no line in parts where the speed does not allow it', async () => {
    const speeds = [{ id: 'standard', deadline: '1 d', 'when-short': 'lost', 'partial-shipments': false }];
    const { rows } = await run(
      model({ near: { lamp: 9, chair: 2 } }, { speeds }),
      order({ lamp: 1, chair: 4 }),
    );
    expect(boxesOf(rows)).toEqual(['1: 1 lamp from near']);
  });

  test('that is late is sent late in as few boxes', async () => {
    const speeds = [{ id: 'standard', deadline: '4 h', 'when-short': 'late', 'late-cost': 3 }];
    const outbound = {
      rates: [{ speed: 'standard', transit: '1 h' }],
      lanes: ['near', 'middle', 'far'].map((from, index) => ({
        from,
        to: 'town',
        transit: index === 0 ? '3 h' : '9 h',
        distance: `${100 * (index + 1)} km`,
        fixed: 4,
      })),
    };
    const stock = { near: { lamp: 9 }, middle: { chair: 9 }, far: { chair: 9, mug: 9 } };
    const { rows, metrics } = await run(
      model(stock, { speeds, outbound }),
      order({ lamp: 1, chair: 2, mug: 1 }),
    );
    expect(boxesOf(rows)).toEqual(['1: 1 lamp from near', '2: 2 chair from far', '2: 1 mug from far']);
    const late = rows.filter(({ event }) => event === 'late');
    expect(late.map(({ amount, box }) => [amount, box])).toEqual([
      [6, 2],
      [3, 2],
    ]);
    expect(metrics).toMatchObject({ 'split-rate': 1, 'complete-orders': 0, 'late-share': 0.75 });
  });

  test('waits line by line where the speed says so; a box sent later counts with the first', async () => {
    const speeds = [{ id: 'standard', deadline: '1 d', 'when-short': 'backorder', patience: '60 h' }];
    const policy = {
      replenishment: [
        { where: { items: ['chair'], nodes: ['near'] }, use: 'base-stock', level: 1 },
        { use: 'base-stock', level: 0 },
      ],
      fulfillment: { use: 'nearest' },
    };
    const fields = model({ near: { lamp: 9, chair: 0, mug: 0 } }, { speeds, policy });
    const { rows, metrics } = await run(
      {
        ...fields,
        lanes: [
          { from: 'vendor', to: 'near', 'lead-time': '50 h', items: ['lamp', 'chair'] },
          ...['middle', 'far'].map((to) => ({ from: 'vendor', to, 'lead-time': '50 h' })),
          { from: 'vendor', to: 'near', 'lead-time': '90 h', items: ['mug'] },
        ],
      },
      [...order({ lamp: 1, chair: 1, mug: 1 }), ...order({ lamp: 1 }, 0.75, 'two')],
    );
    expect(boxesOf(rows)).toEqual(['1: 1 lamp from near', '2: 1 lamp from near', '3: 1 chair from near']);
    expect(rows.find(({ item, event }) => item === 'chair' && event === 'ship')).toMatchObject({
      order: 1,
      hour: 50,
    });
    expect(rows.find(({ event }) => event === 'leave')).toMatchObject({
      item: 'mug',
      order: 1,
      box: 0,
      hour: 72,
    });
    expect(metrics).toMatchObject({ 'split-rate': 0.5, 'boxes-per-order': 1.5 });
  });

  test('with an item named twice has one line of it', async () => {
    const { rows, metrics } = await run(model({ near: { lamp: 9 } }), [
      ...order({ lamp: 2 }),
      ...order({ lamp: 3 }),
    ]);
    expect(rows.map(({ event, quantity }) => [event, quantity])).toEqual([
      ['order', 5],
      ['ship', 5],
    ]);
    expect(metrics['lines-per-order']).toBe(1);
  });
});

const BUSY = {
  horizon: '60 d',
  speeds: [
    { id: 'fast', deadline: '6 h', share: 0.3, 'when-short': 'late', 'late-cost': 2 },
    {
      id: 'slow',
      deadline: '2 d',
      share: 0.3,
      'when-short': 'backorder',
      patience: '2 d',
      'backorder-cost': 1,
    },
    { id: 'none', deadline: '2 d', share: 0.4, 'when-short': 'lost', 'partial-shipments': false },
  ],
  demand: {
    'by-item': {
      process: { type: 'negative-binomial', mean: 6, 'variance-to-mean': 2 },
      size: { distribution: 'geometric', mean: 2 },
    },
    rows: [{ item: 'mug', process: { type: 'periodic', every: '7 h' } }],
  },
  outbound: {
    rates: ['fast', 'slow', 'none'].map((speed) => ({ speed, transit: '1 h' })),
    lanes: ['near', 'middle', 'far'].map((from, index) => ({
      from,
      to: 'town',
      transit: `${4 + 4 * index} h`,
      distance: `${100 * (index + 1)} km`,
      fixed: 4,
      'per-weight': '1 /kg',
    })),
  },
  policy: {
    replenishment: [
      { where: { nodes: ['near'] }, use: 'base-stock', level: 8 },
      { use: 'R-S', review: '1 d', 'order-up-to': 9 },
    ],
    fulfillment: { use: 'cheapest' },
  },
};
/** Two waves a day, and too little work for busy days. */
const WAVES = {
  departures: [{ times: ['12:00', '20:00'] }],
  capacity: {
    outbound: [
      {
        shifts: [{ from: '06:00', until: '19:00', 'units-per-hour': 1.5 }],
        overtime: { share: 0.3, cost: 1 },
      },
    ],
  },
};

describe.each([
  ['', {}],
  [' with departures and limited work', WAVES],
])('orders of one line%s', (_, more) => {
  test('are served as without baskets: every metric is the same', async () => {
    const { baskets: _none, ...off } = model({}, { ...BUSY, ...more });
    const without = await run(off, []);
    const withBaskets = await run({ ...off, baskets: { lines: 1 } }, []);
    expect(without.totals.backordered * without.totals.late * without.totals.lost).toBeGreaterThan(0);
    expect(withBaskets.metrics).toMatchObject(without.metrics);
    expect(withBaskets.outcome.orderCount).toBe(without.outcome.orderCount);
    expect(withBaskets.metrics['lines-per-order']).toBe(1);
  });
});

test('with departures a box waits for its wave, all its lines together, and is counted as it was promised', async () => {
  const { rows, metrics, totals } = await run(
    model({ near: { lamp: 9, chair: 9 }, far: { mug: 9 } }, { departures: [{ times: ['18:00'] }] }),
    order({ lamp: 2, chair: 1, mug: 4 }),
  );
  expect(rows.map(({ event, hour, item, box }) => `${hour} ${event} ${item} ${box}`)).toEqual([
    '12 order lamp 0',
    '12 order chair 0',
    '12 order mug 0',
    '12 reserve lamp 1',
    '12 reserve chair 1',
    '12 reserve mug 2',
    '18 ship lamp 1',
    '18 ship chair 1',
    '18 ship mug 2',
  ]);
  // 7 units x 0.5; a parcel of 7 kg and one of 2 kg.
  expect(totals.costs.shipping).toBeCloseTo(3.5 + 4 + 7 + 4 + 2, 9);
  expect(metrics).toMatchObject({ 'boxes-per-order': 2, 'split-rate': 1, 'complete-orders': 1 });
});

describe('an order that would have to be split', () => {
  /** The far FC holds both and gets chairs at hour 20; the near one has chairs. Ordered at hour 12. */
  const fields = (window: string, more: Fields = {}) =>
    model(
      { near: { chair: 5, lamp: 0 }, far: { lamp: 5, chair: 0 } },
      {
        baskets: { consolidation: window },
        lanes: [
          { from: 'vendor', to: 'far', 'lead-time': '20 h' },
          { from: 'vendor', to: 'near', 'lead-time': '50 h' },
        ],
        policy: {
          replenishment: [
            { where: { nodes: ['far'], items: ['chair'] }, use: 'base-stock', level: 1 },
            { where: { nodes: ['far', 'near'] }, use: 'base-stock', level: 0 },
          ],
          fulfillment: { use: 'nearest' },
        },
        ...more,
      },
    );

  test('waits, reserved, until one node has all of it', async () => {
    const { rows, metrics, totals } = await run(fields('10 h'), order({ lamp: 1, chair: 1 }));
    expect(
      rows.map(({ event, hour, item, node, order: id }) => [event, hour, item, node, id].join(' ')),
    ).toEqual([
      'order 12 lamp  1',
      'order 12 chair  1',
      'reserve 12 lamp far 1',
      'reserve 12 chair near 1',
      'ship 20 lamp far 1',
      'ship 20 chair far 1',
    ]);
    // 2 units x 0.5, one parcel of 6 kg.
    expect(totals.costs.shipping).toBeCloseTo(1 + 4 + 6, 9);
    expect(metrics).toMatchObject({
      'split-rate': 0,
      'complete-orders': 1,
      'fill-rate': 1,
      'held-orders': 1,
      'consolidated-orders': 1,
      'hold-hours': 8,
      'delivery-hours-mean': 13,
      'promise-met': 1,
    });
  });

  test('is split when its window is over, or when the split would be late', async () => {
    const early = await run(fields('6 h'), order({ lamp: 1, chair: 1 }));
    expect(early.rows.filter(({ event }) => event === 'ship').map(({ hour, node }) => [hour, node])).toEqual([
      [18, 'far'],
      [18, 'near'],
    ]);
    expect(early.metrics).toMatchObject({ 'split-rate': 1, 'consolidated-orders': 0, 'hold-hours': 6 });
    // 5 hours on the way, 11 promised: it can wait for 6, though the window is 10.
    const speeds = [{ id: 'standard', deadline: '11 h', 'when-short': 'lost' }];
    const late = await run(fields('10 h', { speeds }), order({ lamp: 1, chair: 1 }));
    expect(late.metrics).toMatchObject({ 'hold-hours': 6, 'promise-met': 1, 'split-rate': 1 });
  });

  test('is split at once where no node holds all of it, and pays for what is reserved while it waits', async () => {
    const nodes = [
      { id: 'vendor', kind: 'vendor' },
      { id: 'near', kind: 'fc', classes: ['chairs'] },
      { id: 'far', kind: 'fc', classes: ['lamps'] },
    ];
    const items = [
      { id: 'lamp', class: 'lamps', 'holding-cost': 1 },
      { id: 'chair', class: 'chairs', 'holding-cost': 1 },
    ];
    const apart = {
      ...fields('10 h', { nodes, items, outbound: { rates: [{ speed: 'standard', transit: '5 h' }] } }),
      'initial-stock': [
        { item: 'lamp', node: 'far', units: 1 },
        { item: 'chair', node: 'near', units: 1 },
      ],
    };
    const { metrics, totals } = await run(apart, order({ lamp: 1, chair: 1 }));
    expect(metrics).toMatchObject({ 'held-orders': 0, 'split-rate': 1 });
    expect(totals.costs.holding).toBeCloseTo(2 * 0.5, 9);
    const together = {
      ...apart,
      nodes: nodes.map(({ classes: _, ...node }) => node),
      'initial-stock': [...apart['initial-stock'], { item: 'chair', node: 'far', units: 0 }],
    };
    const held = await run(together, order({ lamp: 1, chair: 1 }));
    expect(held.metrics).toMatchObject({ 'held-orders': 1, 'hold-hours': 8 });
    // The lamp until it leaves at hour 20, the near chair all four days, the far one from its second receipt at hour 40 on.
    expect(held.totals.costs.holding).toBeCloseTo((20 + 96 + 56) / 24, 9);
  });
});

test('event numbers of orders and boxes come only with baskets', async () => {
  const { rows } = await run({ ...model({ near: { lamp: 9 } }), baskets: undefined }, order({ lamp: 1 }));
  expect(rows.every((row) => row.order === 0 && row.box === 0)).toBe(true);
  expect(EVENT.ship).toBe(2);
});

test('orders of several lines turn the ranking of two ways to place items', async () => {
  const { off, on } = await BASKET_SCENARIOS[1].measure();
  // 200 units less on hand x 0.12 a day / 60 units a day = 0.4 saved; then 4 - 4 / 1.5 = 1.33 more for parcels.
  expect(off).toBeGreaterThan(-0.42);
  expect(off).toBeLessThan(-0.38);
  expect(on).toBeGreaterThan(0.85);
});
