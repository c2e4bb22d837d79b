import { describe, expect, test } from 'vitest';
import { generalMetrics } from '../../src/observation/metric-catalogue.ts';
import { prepareWorld, runChecked } from '../support/run-world.ts';

/*
 * One run of 10 days that can be added up by hand. Near (10 km) and far (500 km) start with 4 and 6 units; nothing is
 * ordered until near's only review on day 0 asks the vendor for 2, which take 4 days.
 *
 *   day 1  fast 3     near ships 3 (1 h)                         near 1, far 6
 *   day 2  fast 3     near ships 1 (1 h), far 2 late (30 h)      near 0, far 4
 *   day 3  patient 2  far ships 2 (30 h, in time)                near 0, far 2
 *   day 4             near receives 2                            near 2, far 2
 *   day 5  fast 5     near ships 2, far 2 late, 1 lost           near 0, far 0
 *   day 6  patient 1  waits, until its patience ends on day 8    near 0, far 0
 */
const MODEL = {
  format: 1,
  name: 'by-hand',
  horizon: '10 d',
  nodes: [
    { id: 'vendor', kind: 'vendor' },
    { id: 'near', kind: 'fc', 'handling-cost': 0.5 },
    { id: 'far', kind: 'fc' },
  ],
  regions: [{ id: 'town', share: 1 }],
  items: [{ id: 'item', value: 20, price: 30, weight: '1 kg', 'holding-cost': 0.1 }],
  lanes: [
    { from: 'vendor', to: 'near', 'lead-time': '4 d', 'order-cost': 6, 'unit-cost': 1.5 },
    { from: 'vendor', to: 'far', 'lead-time': '4 d' },
  ],
  speeds: [
    { id: 'fast', deadline: '4 h', share: 0.5, 'when-short': 'late', 'late-cost': 3 },
    {
      id: 'patient',
      deadline: '48 h',
      share: 0.5,
      'when-short': 'backorder',
      patience: '2 d',
      'backorder-cost': 2,
      'lost-sale-cost': 7,
    },
  ],
  outbound: {
    lanes: [
      { from: 'near', to: 'town', transit: '1 h', distance: '10 km', fixed: 4 },
      { from: 'far', to: 'town', transit: '30 h', distance: '500 km', fixed: 2, 'per-weight': '1 /kg' },
    ],
  },
  demand: { trace: 'orders.csv' },
  'initial-stock': [
    { item: 'item', node: 'near', units: 4 },
    { item: 'item', node: 'far', units: 6 },
  ],
  policy: {
    replenishment: [
      { where: { nodes: ['near'] }, use: 'R-S', review: '30 d', 'order-up-to': 6 },
      { where: { nodes: ['far'] }, use: 's-S', 'reorder-point': -9, 'order-up-to': 0 },
    ],
    fulfillment: { use: 'nearest' },
  },
};
const ORDERS = `time,item,region,quantity,speed
1,item,town,3,fast
2,item,town,3,fast
3,item,town,2,patient
5,item,town,5,fast
6,item,town,1,patient
`;

/** Unit days on hand: near 4 x 1 + 1 x 1 + 0 x 2 + 2 x 1; far 6 x 2 + 4 x 1 + 2 x 2. */
const ON_HAND = (7 + 20) / 10;
/** Near ships 3, 1 and 2 at 4 each and 0.5 a unit; far 2, 2 and 2 at 2 each and 1 a kilogram. */
const SHIPPING = 3 * 4 + 6 * 0.5 + 3 * (2 + 2);
const COSTS = {
  holding: 27 * 0.1,
  ordering: 6,
  transport: 2 * 1.5,
  shipping: SHIPPING,
  backorder: 1 * 2 * 2,
  late: 4 * 3,
  // One fast unit at price - value, one patient unit at the speed's own price.
  lost: 10 + 7,
};
const TOTAL = Object.values(COSTS).reduce((sum, cost) => sum + cost, 0);

/** Demanded 14, shipped 12, of these 4 late; lost 2; filled 3 + 1 + 2 + 2. */
const EXPECTED: Readonly<Record<string, number>> = {
  'total-cost-per-unit': TOTAL / 14,
  'days-of-cover': ON_HAND / (12 / 10),
  'promise-met': 8 / 14,
  'fill-rate': 8 / 14,
  'shipping-cost-per-unit': SHIPPING / 12,
  'local-share': 6 / 12,
  ...Object.fromEntries(Object.entries(COSTS).map(([line, cost]) => [`cost-${line}-per-unit`, cost / 14])),
  'order-fill-rate': 2 / 5,
  // Near in stock on days 0, 1 and 4; far on days 0 to 4.
  'in-stock-rate': (0.3 + 0.5) / 2,
  'late-share': 4 / 14,
  'lost-share': 2 / 14,
  'backordered-share': 1 / 14,
  'delivery-hours-mean': (6 * 1 + 6 * 30) / 12,
  // Half of the 12 units within 1 h.
  'delivery-hours-p50': 1,
  'delivery-hours-p90': 30,
  'delivery-hours-p99': 30,
  'mean-on-hand': ON_HAND,
  'on-hand-fc': ON_HAND,
  'mean-in-transit': (2 * 4) / 10,
  'mean-on-order': (2 * 4) / 10,
  'mean-backorders': (1 * 2) / 10,
  'inventory-value': ON_HAND * 20,
  turns: (365 * (12 / 10)) / ON_HAND,
  'units-demanded': 1.4,
  'units-shipped': 1.2,
  'total-cost-per-day': TOTAL / 10,
  'distance-per-unit': (6 * 10 + 6 * 500) / 12,
  'shipments-per-order': 6 / 5,
};

test('every metric of a run that was added up by hand', async () => {
  const { summary } = runChecked(await prepareWorld(MODEL, { 'orders.csv': ORDERS }));
  for (const [id, expected] of Object.entries(EXPECTED)) {
    expect([id, summary.metrics[id]]).toEqual([id, expect.closeTo(expected, 10)]);
  }
  expect(summary.metrics['promise-met-fast']).toBeCloseTo(6 / 11, 12);
  expect(summary.metrics['promise-met-patient']).toBeCloseTo(2 / 3, 12);
});

test('the table above leaves out no metric', () => {
  const missing = generalMetrics().filter(
    ({ id, kind, isIn }) => !(id in EXPECTED) && isIn === undefined && (kind === undefined || kind === 'fc'),
  );
  expect(missing.map(({ id }) => id)).toEqual([]);
});

test('breakdowns by item, node, speed and stock add up to the totals', async () => {
  const { summary } = runChecked(await prepareWorld(MODEL, { 'orders.csv': ORDERS }));
  expect(summary.items).toEqual([
    {
      id: 'item',
      unitsDemanded: 14,
      fillRate: 8 / 14,
      unitsShipped: 12,
      unitsLate: 4,
      unitsLost: 2,
      meanOnHand: expect.closeTo(ON_HAND, 12),
      shippingCost: expect.closeTo(SHIPPING, 12),
    },
  ]);
  expect(summary.nodes.map(({ id, unitsShipped }) => [id, unitsShipped])).toEqual([
    ['near', 6],
    ['far', 6],
  ]);
  expect(summary.speeds.map(({ id, unitsDemanded, lost }) => [id, unitsDemanded, lost])).toEqual([
    ['fast', 11, 1 / 11],
    ['patient', 3, 1 / 3],
  ]);
  expect(
    summary.stocks.map(({ node, inStockShare, unitsIssued }) => [node, inStockShare, unitsIssued]),
  ).toEqual([
    ['near', 0.3, 6],
    ['far', 0.5, 6],
  ]);
});

test('order lines that are lost ship nothing: fewer shipments per line are no praise', async () => {
  // Nothing on hand, and what near orders comes on day 4: the orders of days 1 to 3 and those far would ship are lost.
  const empty = {
    ...MODEL,
    'initial-stock': MODEL['initial-stock'].map((stock) => ({ ...stock, units: 0 })),
  };
  const starved = runChecked(await prepareWorld(empty, { 'orders.csv': ORDERS })).summary.metrics;
  expect(starved['lost-share']).toBeGreaterThan(0.5);
  expect(starved['shipments-per-order']).toBeLessThan(6 / 5);
  expect(generalMetrics().find(({ id }) => id === 'shipments-per-order')?.better).toBe('neither');
});

describe('a warm-up of 4 days, 2 units that wait in it and are dealt with after it, and 1 unit demanded after it', () => {
  // Both units wait on day 3. Near is empty; its review on day 5 orders what takes 4 days, and no unit comes before day 9.
  const world = (fields: Readonly<Record<string, unknown>>) =>
    prepareWorld(
      {
        ...MODEL,
        horizon: '11 d',
        'warm-up': '4 d',
        nodes: MODEL.nodes.slice(0, 2),
        lanes: MODEL.lanes.slice(0, 1),
        outbound: { lanes: MODEL.outbound.lanes.slice(0, 1) },
        speeds: [{ id: 'patient', deadline: '48 h', 'when-short': 'backorder', ...fields }],
        'initial-stock': [{ item: 'item', node: 'near', units: 0 }],
        policy: { replenishment: [{ use: 'R-S', review: '5 d', 'order-up-to': 1 }] },
      },
      { 'orders.csv': 'time,item,region,quantity,speed\n3,item,town,2,patient\n10,item,town,1,patient\n' },
    );
  const shares = ['promise-met', 'late-share', 'lost-share'];
  // R-S orders 1 on day 0 (there on day 4, the first measured instant) and 2 on day 5 (there on day 9).

  test('shares are those of the one unit; units shipped and late cost are as they happened', async () => {
    const { summary } = runChecked(await world({ 'late-cost': 3 }));
    expect(shares.map((id) => summary.metrics[id])).toEqual([1, 0, 0]);
    // One unit is there after 1 day, in time; the other after 6 days, late; the third is met from stock.
    expect(summary.totals).toMatchObject({ demanded: 1, shipped: 3, late: 1, lost: 0 });
    expect(summary.totals).toMatchObject({ shippedOfDemanded: 1, lateOfDemanded: 0, lostOfDemanded: 0 });
    expect(summary.totals.costs.late).toBe(3);
    expect(summary.speeds).toMatchObject([{ unitsDemanded: 1, promiseMet: 1, late: 0, lost: 0 }]);
    expect(summary.cells).toMatchObject([{ unitsDemanded: 1, unitsShipped: 1, unitsLate: 0, unitsLost: 0 }]);
  });

  test('a unit given up after the warm-up is lost money, and no part of the lost share', async () => {
    const { summary } = runChecked(await world({ patience: '3 d', 'lost-sale-cost': 7 }));
    expect(shares.map((id) => summary.metrics[id])).toEqual([1, 0, 0]);
    expect(summary.totals).toMatchObject({ demanded: 1, shipped: 2, lost: 1, lostOfDemanded: 0 });
    expect(summary.totals.costs.lost).toBe(7);
    expect(summary.speeds).toMatchObject([{ promiseMet: 1, lost: 0 }]);
    expect(summary.cells).toMatchObject([{ unitsLost: 0 }]);
  });
});
