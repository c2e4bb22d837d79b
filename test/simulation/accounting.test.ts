import { describe, expect, test } from 'vitest';
import { DAILY_COLUMNS } from '../../src/simulation/daily-series.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { type ModelFields, runHandmade } from './handmade-world.ts';

/* Costs and counts of runs that can be added up by hand. Expected values are the sums written beside them. */

const ITEM = { id: 'item', weight: '2 kg', volume: '10 l', 'holding-cost': 0.5, 'lost-sale-cost': 9 };

describe('every cost line of a run of 20 days', () => {
  const world: ModelFields = {
    nodes: [
      { id: 'vendor', kind: 'vendor' },
      { id: 'store', kind: 'fc', 'handling-cost': 0.25, 'processing-time': '2 h' },
    ],
    items: [ITEM],
    lanes: [
      {
        from: 'vendor',
        to: 'store',
        'lead-time': '2 d',
        distance: '100 km',
        'order-cost': 7,
        'shipment-cost': 4,
        'unit-cost': 0.5,
        'unit-distance-cost': 0.01,
        'volume-distance-cost': 2,
      },
    ],
    outbound: {
      rates: [
        { speed: 'standard', transit: '20 h', fixed: 5, 'per-weight': '1 /kg' },
        { speed: 'standard', transit: '20 h', fixed: 3, 'per-weight': '0.5 /kg', 'from-weight': '6 kg' },
      ],
    },
  };
  const speed = (fields: ModelFields) => ({
    speeds: [{ id: 'standard', deadline: '24 h', 'late-cost': 2, 'backorder-cost': 1.5, ...fields }],
  });
  /** Base stock 4; orders of 1, 5 and 3 units. */
  const orders = [
    [1, 1],
    [2, 5],
    [10, 3],
  ] as const;
  const costsOf = async (fields: ModelFields) =>
    (await runHandmade({ ...world, ...fields }, [{ use: 'base-stock', level: 4 }], orders)).summary.totals
      .costs;

  test('backorders: waiting, late and complete', async () => {
    // Day 1: 1 shipped, 1 ordered. Day 2: 3 shipped, 2 wait, 5 ordered. Day 3: 1 arrives, shipped 1 day late.
    // Day 4: 5 arrive, 1 shipped 2 days late; 4 on hand. Day 10: 3 shipped, 3 ordered; day 12: 3 arrive.
    const costs = await costsOf(speed({ 'when-short': 'backorder' }));
    expect(costs.ordering).toBeCloseTo(3 * 7, 9);
    // 4 a dispatch; a unit 0.5 + 0.01 x 100 + 2 x 100 x 0.01 = 3.5; units 1 + 5 + 3.
    expect(costs.transport).toBeCloseTo(3 * 4 + 9 * 3.5, 9);
    // 2 kg a unit: three single units in the light band, two shipments of 3 (6 kg) in the heavy one; handling 9 x 0.25.
    expect(costs.shipping).toBeCloseTo(3 * (5 + 2) + 2 * (3 + 0.5 * 6) + 9 * 0.25, 9);
    expect(costs.late).toBeCloseTo(2 * 2, 9);
    expect(costs.lost).toBe(0);
    // 2 wait for a day, 1 for another.
    expect(costs.backorder).toBeCloseTo(3 * 1.5, 9);
    // On hand: 4 for 1 day, 3 for 1, 0 for 2, 4 for 6 (days 4 to 10), 1 for 2, 4 for 8.
    expect(costs.holding).toBeCloseTo((4 + 3 + 24 + 2 + 32) * 0.5, 9);
  });

  test('lost sales: the item pays unless the speed names a price', async () => {
    const costs = await costsOf(speed({ 'when-short': 'lost' }));
    expect(costs.lost).toBeCloseTo(2 * 9, 9);
    expect((await costsOf(speed({ 'when-short': 'lost', 'lost-sale-cost': 4 }))).lost).toBeCloseTo(2 * 4, 9);
    expect([costs.late, costs.backorder]).toEqual([0, 0]);
    // Units ordered: 1, 3, 3.
    expect(costs.transport).toBeCloseTo(3 * 4 + 7 * 3.5, 9);
    // On hand: 4 for 1 day, 3 for 1, 0 for 1, 1 for 1, 4 for 6, 1 for 2, 4 for 8.
    expect(costs.holding).toBeCloseTo((4 + 3 + 1 + 24 + 2 + 32) * 0.5, 9);
  });

  test('a node may have its own holding cost', async () => {
    const nodes = [
      { id: 'vendor', kind: 'vendor' },
      { id: 'store', kind: 'fc', 'holding-cost': 2 },
    ];
    const costs = await costsOf({ nodes, ...speed({ 'when-short': 'lost' }) });
    expect(costs.holding).toBeCloseTo((4 + 3 + 1 + 24 + 2 + 32) * 2, 9);
  });
});

describe('a warm-up of 2 days and 4 measured days; 6 on hand, orders of 2, 1, 1 on days 1, 2 and 3', () => {
  const run = () =>
    runHandmade(
      { 'warm-up': '2 d', horizon: '4 d', 'initial-stock': [{ item: 'item', node: 'store', units: 6 }] },
      [{ use: 's-S', 'reorder-point': -9, 'order-up-to': 0 }],
      [
        [1, 2],
        [2, 1],
        [3, 1],
      ],
    );

  test('integrals start exactly at its end, and an order at that instant is measured', async () => {
    const { summary, outcome } = await run();
    expect(outcome.measured.seconds).toBe(4 * 86_400);
    // On hand from day 2: 3 for 1 day, 2 for 3 days.
    expect(summary.metrics['mean-on-hand']).toBeCloseTo((3 + 6) / 4, 12);
    expect(summary.totals.demanded).toBe(2);
    expect(summary.totals.orders).toBe(2);
    expect(summary.metrics['in-stock-rate']).toBe(1);
    expect(outcome.orderCount).toBe(3);
  });

  test('the daily series has every day: flows of the day, levels at its end', async () => {
    const { outcome } = await run();
    const column = (name: (typeof DAILY_COLUMNS)[number]) => [...outcome.daily[DAILY_COLUMNS.indexOf(name)]];
    expect(column('units-demanded')).toEqual([0, 2, 1, 1, 0, 0]);
    expect(column('units-shipped')).toEqual([0, 2, 1, 1, 0, 0]);
    expect(column('on-hand-fc')).toEqual([6, 4, 3, 2, 2, 2]);
    expect(column('on-hand-dc')).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

test('goods under way and units on order are averaged over time', async () => {
  // Ordered on day 3, under way for 5 of 20 days.
  const lanes = [{ from: 'vendor', to: 'store', 'lead-time': '5 d' }];
  const { summary } = await runHandmade({ lanes }, [{ use: 'base-stock', level: 4 }], [[3, 4]]);
  expect(summary.metrics['mean-in-transit']).toBeCloseTo((4 * 5) / 20, 12);
  expect(summary.metrics['mean-on-order']).toBeCloseTo((4 * 5) / 20, 12);
  expect(summary.metrics['in-stock-rate']).toBeCloseTo(15 / 20, 12);
  expect(summary.metrics['days-of-cover']).toBeCloseTo((4 * 15) / 20 / (4 / 20), 12);
});

test('a run longer than the calendar of its model is refused before it starts', async () => {
  const { policy } = await runHandmade({}, [{ use: 'base-stock', level: 4 }], [[1, 1]]);
  const run = (horizonDays: number) => simulate(policy, { seed: '1', replication: 0, horizonDays });
  expect(run(420).measured.seconds).toBe(420 * 86_400);
  expect(() => run(421)).toThrow('a run of 421 days is longer than the 420 days of the calendar');
});
