import { describe, expect, test } from 'vitest';
import { runHandmade } from './handmade-world.ts';

/* A continuous policy whose stock starts at or below its reorder point orders at time 0; expected quantities by hand. */

const LOST = { speeds: [{ id: 'standard', deadline: '24 h', 'when-short': 'lost' }] };
const EMPTY = { 'initial-stock': [{ item: 'item', node: 'store', units: 0 }] };
const FIRST = [[5, 1]] as const;

describe('an empty store whose customers do not wait', () => {
  test.each([
    ['base-stock', { level: 4 }, 4],
    ['s-S', { 'reorder-point': 1, 'order-up-to': 6 }, 6],
    ['s-Q', { 'reorder-point': 0, quantity: 3 }, 3],
    // The least multiple of 2 above 3.
    ['s-nQ', { 'reorder-point': 3, quantity: 2 }, 4],
  ])('%s orders at time 0 and then serves', async (use, parameters, units) => {
    const { history, summary } = await runHandmade({ ...LOST, ...EMPTY }, [{ use, ...parameters }], FIRST);
    expect(history.slice(0, 3)).toEqual([
      `0 place store ${units} from vendor`,
      `0 dispatch store ${units} from vendor`,
      `1 receive store ${units}`,
    ]);
    expect(summary.metrics['fill-rate']).toBe(1);
    expect(summary.totals.costs.lost).toBe(0);
  });
});

test('its first order is measured when there is no warm-up', async () => {
  const lanes = [{ from: 'vendor', to: 'store', 'lead-time': '1 d', 'order-cost': 7 }];
  const { summary } = await runHandmade(
    { ...LOST, ...EMPTY, lanes },
    [{ use: 'base-stock', level: 4 }],
    FIRST,
  );
  expect(summary.totals.costs.ordering).toBe(2 * 7);
});

test('a draw of size 0 is no order, and units per day are the mean times the mean size all the same', async () => {
  const days = 2000;
  const rows = [
    {
      item: 'item',
      process: { type: 'poisson', mean: 10 },
      size: { distribution: 'poisson', mean: 1 },
      region: 'town',
      speed: 'standard',
    },
  ];
  const { summary } = await runHandmade(
    { horizon: `${days} d`, demand: { rows } },
    [{ use: 'base-stock', level: 100 }],
    [],
  );
  // Poisson(1) is 0 with probability exp(-1). Four standard errors: orders are Poisson, units compound Poisson (E S² = 2).
  const orders = 10 * days * (1 - Math.exp(-1));
  expect(Math.abs(summary.totals.orders - orders)).toBeLessThan(4 * Math.sqrt(orders));
  expect(Math.abs(summary.totals.demanded - 10 * days)).toBeLessThan(4 * Math.sqrt(10 * days * 2));
});

describe('a depot and a store that start empty', () => {
  const fields = {
    ...LOST,
    nodes: [
      { id: 'vendor', kind: 'vendor' },
      { id: 'depot', kind: 'dc' },
      { id: 'store', kind: 'fc' },
    ],
    lanes: [
      { from: 'vendor', to: 'depot', 'lead-time': '2 d' },
      { from: 'depot', to: 'store', 'lead-time': '1 d' },
    ],
    'initial-stock': [
      { item: 'item', node: 'depot', units: 0 },
      { item: 'item', node: 'store', units: 0 },
    ],
  };
  const depot = { where: { nodes: ['depot'] }, use: 's-S', 'reorder-point': 2, 'order-up-to': 9 };
  const atStart = (history: readonly string[]) => history.filter((line) => line.startsWith('0 '));

  test('the store orders first, whose order asks the depot: once', async () => {
    const store = { where: { nodes: ['store'] }, use: 'base-stock', level: 4 };
    const { history } = await runHandmade(fields, [depot, store], FIRST);
    // The depot's position is 0 - 4: it orders 13 up to 9.
    expect(atStart(history)).toEqual([
      '0 place store 4 from depot',
      '0 place depot 13 from vendor',
      '0 dispatch depot 13 from vendor',
    ]);
  });

  test('a periodic review of the store comes first too', async () => {
    const store = { where: { nodes: ['store'] }, use: 'R-S', review: '7 d', 'order-up-to': 4 };
    const { history } = await runHandmade(fields, [depot, store], FIRST);
    expect(atStart(history)).toEqual([
      '0 place store 4 from depot',
      '0 place depot 13 from vendor',
      '0 dispatch depot 13 from vendor',
    ]);
  });

  test('a continuous depot is asked although its periodic store orders nothing', async () => {
    const store = { where: { nodes: ['store'] }, use: 'R-S', review: '7 d', 'order-up-to': 0 };
    const { history } = await runHandmade(fields, [depot, store], FIRST);
    expect(atStart(history)).toEqual(['0 place depot 9 from vendor', '0 dispatch depot 9 from vendor']);
  });
});

test('a stock that starts above its reorder point, as it does by default, orders nothing at time 0', async () => {
  for (const rule of [
    { use: 'base-stock', level: 4 },
    { use: 's-S', 'reorder-point': 1, 'order-up-to': 6 },
    { use: 's-Q', 'reorder-point': 1, quantity: 3 },
  ]) {
    const { history } = await runHandmade(LOST, [rule], FIRST);
    expect(history[0]).toBe('5 order 1');
  }
});
