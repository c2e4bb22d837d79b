import { describe, expect, test } from 'vitest';
import { eventLine } from '../../src/observation/event-log.ts';
import type { RunObserver } from '../../src/simulation/run-observer.ts';
import { prepareWorld, runChecked } from '../support/run-world.ts';

/* Customers who decide about whole orders, followed by hand: two FCs, four items, orders given line by line. */

type Fields = Readonly<Record<string, unknown>>;
type Stock = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Fast is promised from near only, slow from both; chairs and stools stand in for one another. */
function model(stock: Stock, customers: Fields, more: Fields = {}): Fields {
  return {
    format: 1,
    name: 'whole-orders',
    horizon: '4 d',
    nodes: [
      { id: 'vendor', kind: 'vendor' },
      { id: 'near', kind: 'fc' },
      { id: 'far', kind: 'fc' },
    ],
    regions: [{ id: 'town', share: 1 }],
    items: ['lamp', 'chair', 'stool', 'mug'].map((id) => ({ id, value: 2, price: 5, weight: '1 kg' })),
    lanes: ['near', 'far'].map((to) => ({ from: 'vendor', to, 'lead-time': '50 h' })),
    speeds: [
      { id: 'fast', deadline: '1 d', 'when-short': 'lost' },
      { id: 'slow', deadline: '3 d', 'when-short': 'backorder' },
    ],
    outbound: {
      rates: [],
      lanes: ['fast', 'slow'].flatMap((speed) =>
        ['near', 'far'].map((from) => ({
          from,
          to: 'town',
          speed,
          transit: from === 'near' ? '5 h' : '50 h',
          distance: from === 'near' ? '10 km' : '500 km',
          fixed: 4,
        })),
      ),
    },
    demand: { trace: 'orders.csv' },
    baskets: {},
    customers: { speeds: [{ speed: 'fast', fee: 1 }], choice: { 'days-weight': 100 }, ...customers },
    'initial-stock': Object.entries(stock).flatMap(([node, items]) =>
      Object.entries(items).map(([item, units]) => ({ item, node, units })),
    ),
    policy: { replenishment: [{ use: 'base-stock', level: 0 }], fulfillment: { use: 'nearest' } },
    ...more,
  };
}

const order = (lines: Readonly<Record<string, number>>, time = 0.5, id = 'one') =>
  Object.entries(lines).map(([item, quantity]) => `${time},${item},town,${quantity},${id}`);

/** What happened to customers in a run, checked at every event. */
async function run(fields: Fields, orders: readonly string[]) {
  const policy = await prepareWorld(fields, {
    'orders.csv': ['time,item,region,quantity,order', ...orders].join('\n'),
  });
  const rows: string[] = [];
  const observer: RunObserver = {
    onEvent: (...fieldsOfEvent) => {
      const [, event, item, node, , , speed, quantity] = eventLine(policy.network, ...fieldsOfEvent).split(
        ',',
      );
      if (['place', 'dispatch', 'receive'].includes(event)) return;
      rows.push([event, quantity, item, node, speed].filter((word) => word !== '').join(' '));
    },
  };
  const { summary, outcome } = runChecked(policy, { observer });
  return { rows, metrics: summary.metrics, totals: summary.totals, outcome };
}

const PLENTY = { lamp: 9, chair: 9, stool: 9, mug: 9 };

describe('a customer of several lines', () => {
  test('takes the fast promise where all lines can be kept at it, for one fee', async () => {
    const { rows, metrics, totals } = await run(model({ near: PLENTY }, {}), order({ lamp: 2, mug: 1 }));
    expect(rows).toEqual([
      'order 2 lamp fast',
      'order 1 mug fast',
      'ship 2 lamp near fast',
      'ship 1 mug near fast',
    ]);
    // One customer of 3 units: 3 x (5 - 2) of margin and 1 of fee, less a parcel of 4.
    expect(metrics.conversion).toBe(1);
    expect(metrics['customer-orders']).toBe(0.25);
    expect(totals.costs.shipping).toBe(4);
    expect(metrics['contribution-per-unit']).toBeCloseTo((9 + 1 - 4) / 3, 9);
  });

  test('is shown the slow one only where one line comes from afar, and takes it for all, in two boxes', async () => {
    const stock = { near: { lamp: 9 }, far: { mug: 9 } };
    const { rows, metrics } = await run(model(stock, {}), order({ lamp: 2, mug: 1 }));
    expect(rows).toEqual([
      'order 2 lamp slow',
      'order 1 mug slow',
      'ship 2 lamp near slow',
      'ship 1 mug far slow',
    ]);
    expect(metrics).toMatchObject({ 'shown-fast': 0, 'shown-slow': 1, 'conversion-slow': 1 });
  });

  test('declines all lines when the promise of the whole is not good enough', async () => {
    // Fast: exp(-0) of those interested at a fee of nothing; slow: exp(-2 x 20) of them.
    const customers = { speeds: [], conversion: { base: 1, 'per-day': 20 } };
    const speeds = [
      { id: 'fast', deadline: '6 h', 'when-short': 'lost' },
      { id: 'slow', deadline: '3 d', 'when-short': 'lost' },
    ];
    const stock = { near: { lamp: 999 }, far: { mug: 999 } };
    const orders = Array.from({ length: 200 }, (_, n) => order({ lamp: 1, mug: 2 }, 0.5, `o-${n}`)).flat();
    const { rows, metrics } = await run(model(stock, customers, { speeds }), orders);
    expect(rows.every((row) => row.startsWith('decline'))).toBe(true);
    expect(rows.length).toBe(400);
    expect(metrics['customer-orders']).toBe(0);
    expect(metrics['units-potential']).toBe(150);
    // Interested with probability exp(-20 / 4) = 0.0067 each of 200: more than 10 of them are a false alarm in 10 million.
    expect(metrics['deterred-share']).toBeLessThan(10 / 200);
  });

  test('asks for the speed he would like best where a line is out of stock: what is missing goes as it says', async () => {
    const { rows, metrics } = await run(model({ near: { lamp: 9 } }, {}), order({ lamp: 2, mug: 1 }));
    expect(rows).toEqual([
      'order 2 lamp fast',
      'order 1 mug fast',
      'ship 2 lamp near fast',
      'lost 1 mug fast',
    ]);
    expect(metrics).toMatchObject({ conversion: 1, 'complete-orders': 0, 'order-fill-rate': 0.5 });
  });
});

describe('with substitution, line by line', () => {
  const groups = [['chair', 'stool', 'mug']];
  const all = (how: Fields) => ({ substitution: { groups, attempts: 2, ...how } });
  // The lamp is there at once, the chair nowhere. Orders of other days give the items their weight in the group.
  const later = order({ chair: 1, stool: 1, mug: 1 }, 3.9, 'later');
  const first = async (stock: Stock, how: Fields) => {
    const result = await run(model(stock, all(how)), [...order({ lamp: 2, chair: 1, mug: 1 }), ...later]);
    return { ...result, rows: result.rows.slice(0, 7) };
  };

  test('takes an item that is not in the order yet', async () => {
    const { rows } = await first({ near: { ...PLENTY, chair: 0 } }, { substitute: 1, wait: 0 });
    expect(rows).toEqual([
      'substitute 1 stool fast',
      'order 2 lamp fast',
      'order 1 stool fast',
      'order 1 mug fast',
      'ship 2 lamp near fast',
      'ship 1 stool near fast',
      'ship 1 mug near fast',
    ]);
  });

  test('leaves the line, which is lost, where there is none, and orders the others', async () => {
    const { rows } = await first({ near: { ...PLENTY, chair: 0, stool: 0 } }, { substitute: 1, wait: 0 });
    expect(rows.slice(0, 6)).toEqual([
      'order 1 chair fast',
      'lost 1 chair fast',
      'order 2 lamp fast',
      'order 1 mug fast',
      'ship 2 lamp near fast',
      'ship 1 mug near fast',
    ]);
  });

  test('waits for the line at a speed whose customers wait, with the whole order', async () => {
    const { rows } = await first({ near: { ...PLENTY, chair: 0 } }, { substitute: 0, wait: 1 });
    expect(rows.slice(0, 6)).toEqual([
      'order 2 lamp slow',
      'order 1 chair slow',
      'order 1 mug slow',
      'ship 2 lamp near slow',
      'ship 1 mug near slow',
      'wait 1 chair near slow',
    ]);
  });
});

test('an order is cancelled with all its boxes that have not left, and its units are on hand again', async () => {
  // Everyone gives up, half of them within a minute; near leaves at 18:00, six hours on: the chance not to have is 2^-360.
  const fields = model(
    { near: { lamp: 2 }, far: { mug: 1, chair: 1 } },
    { cancellation: { share: 1, 'half-life': '1 min' } },
    { departures: [{ times: ['18:00'] }] },
  );
  const { rows, metrics } = await run(fields, [
    ...order({ lamp: 2, mug: 1, chair: 1 }),
    ...order({ lamp: 1 }, 0.7, 'two'),
  ]);
  expect(rows.slice(3, 9)).toEqual([
    'reserve 2 lamp near slow',
    'reserve 1 mug far slow',
    'reserve 1 chair far slow',
    'cancel 2 lamp near slow',
    'cancel 1 mug far slow',
    'cancel 1 chair far slow',
  ]);
  expect(rows.some((row) => row.startsWith('ship') || row.startsWith('lost'))).toBe(false);
  expect(metrics).toMatchObject({ 'cancelled-share': 1, 'boxes-per-order': 0, 'customer-orders': 0.5 });
});

test('returns come back line by line', async () => {
  const returns = [{ share: 1, delay: '1 d', resellable: 1, 'handling-cost': 2, to: 'shipping-node' }];
  const { rows, totals } = await run(model({ near: PLENTY }, { returns }), order({ lamp: 2, mug: 1 }));
  expect(rows.slice(4)).toEqual(['return 2 lamp near fast', 'return 1 mug near fast']);
  expect(totals.costs.returns).toBe(3 * 2);
});

/** A busy town of single lines: what baskets make of them must be what they are without. */
const BUSY: Fields = {
  horizon: '60 d',
  items: ['lamp', 'chair', 'stool', 'mug'].map((id, index) => ({
    id,
    value: 2,
    price: 5,
    'daily-orders': 4 + index,
  })),
  demand: { 'by-item': { process: { type: 'poisson' }, size: { distribution: 'geometric', mean: 1.5 } } },
  policy: {
    replenishment: [
      { where: { nodes: ['near'] }, use: 'base-stock', level: 5 },
      { use: 'R-S', review: '1 d', 'order-up-to': 5 },
    ],
    fulfillment: { use: 'cheapest' },
  },
};
const CUSTOMERS: Fields = {
  choice: { 'days-weight': 0.5 },
  conversion: { base: 0.9, 'per-day': 0.06 },
  substitution: {
    groups: [['lamp', 'chair', 'stool', 'mug']],
    substitute: 0.4,
    wait: 0.3,
    'slow-after': '2 d',
  },
  returns: [{ share: 0.2, delay: '3 d', resellable: 0.7 }],
};

describe.each([
  ['', {}],
  [' with departures', { departures: [{ times: ['06:00', '12:00', '20:00'] }] }],
])('customers of one line%s', (_, more) => {
  test('behave as without baskets: every metric is the same', async () => {
    const { baskets: _none, ...off } = model({}, CUSTOMERS, { ...BUSY, ...more });
    const without = await run(off, order({ lamp: 1 }));
    const withBaskets = await run({ ...off, baskets: { lines: 1 } }, order({ lamp: 1 }));
    expect(without.metrics['moved-share']).toBeGreaterThan(0);
    expect(without.metrics['deterred-share']).toBeGreaterThan(0);
    expect(without.totals.backordered * without.totals.lost).toBeGreaterThan(0);
    expect(withBaskets.metrics).toMatchObject(without.metrics);
  });
});
