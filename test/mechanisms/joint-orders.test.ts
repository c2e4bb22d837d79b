import { describe, expect, test } from 'vitest';
import { fillByCover } from '../../src/simulation/mechanisms/fill-by-cover.ts';
import { type ModelFields, runHandmade } from '../simulation/handmade-world.ts';

describe('an order that is filled up', () => {
  const upTo = (units: number) => (quantities: readonly number[]) =>
    quantities.reduce((sum, quantity) => sum + quantity, 0) >= units;

  test('gets one step more of what lasts the shortest time, again and again', () => {
    // Days of cover 4, 2 and 2.5; 6 more units: of the second to 3 days (2), of the third to 3 (1), of both to 4 (2 + 2 is
    // one too many, and the second is listed first).
    const lines = [
      { position: 4, perDay: 1, quantity: 0, step: 1 },
      { position: 0, perDay: 2, quantity: 4, step: 1 },
      { position: 5, perDay: 2, quantity: 0, step: 1 },
    ];
    expect(fillByCover(lines, upTo(10))).toEqual([0, 8, 2]);
    expect(fillByCover(lines, upTo(11))).toEqual([0, 8, 3]);
    // All last 4 days: then the first comes first.
    expect(fillByCover(lines, upTo(12))).toEqual([1, 8, 3]);
  });

  test('is in whole cases, serves what is owed first, and is the same as unit by unit', () => {
    const lines = [
      { position: -7, perDay: 1, quantity: 0, step: 6 },
      { position: 3, perDay: 0.25, quantity: 0, step: 4 },
      { position: 10, perDay: 3, quantity: 2, step: 5 },
    ];
    for (const least of [1, 2, 3, 9, 20, 40, 77, 500]) {
      const quantities = lines.map(({ quantity }) => quantity);
      while (!upTo(least)(quantities)) {
        const cover = lines.map(({ position, perDay }, line) => (position + quantities[line]) / perDay);
        const first = cover.indexOf(Math.min(...cover));
        quantities[first] += lines[first].step;
      }
      expect(fillByCover(lines, upTo(least))).toEqual(quantities);
    }
  });
});

const ITEMS = [
  { id: 'item', volume: '100 l', value: 10 },
  { id: 'other', volume: '50 l', value: 4 },
];

/** Customers of `item` only; the history has what was placed, by day. */
async function placed(
  joint: ModelFields,
  orders: readonly (readonly [number, number])[],
  more: ModelFields = {},
) {
  const { history, summary } = await runHandmade(
    { items: ITEMS, vendors: [{ 'joint-minimum': joint }], ...more },
    [
      { where: { items: ['other'] }, use: 'base-stock', level: 0 },
      { use: 'base-stock', level: 50 },
    ],
    orders,
  );
  const lines = history.filter((line) => line.includes(' place '));
  return { lines, metrics: summary.metrics };
}

describe('a joint minimum', () => {
  const orders = [
    [1, 3],
    [2, 2],
    [4, 6],
    [5, 1],
  ] as const;

  test('holds what is decided until it is enough, by units, value and volume', async () => {
    const byUnits = await placed({ units: 5 }, orders);
    expect(byUnits.lines).toEqual(['2 place store 5 from vendor', '4 place store 6 from vendor']);
    // The three units of day 1 waited a day.
    expect(byUnits.metrics).toMatchObject({
      'vendor-joint-load': 1.1,
      'vendor-joint-lines': 1,
      'vendor-joint-wait-days': 0.5,
      'vendor-joint-filled-share': 0,
    });
    expect((await placed({ value: 51 }, orders)).lines).toEqual(['4 place store 11 from vendor']);
    expect((await placed({ volume: '0.5 m3' }, orders)).lines).toEqual(byUnits.lines);
  });

  test('is filled up when a decision has waited long enough', async () => {
    const rare = { item: 'other', process: { type: 'periodic', every: '200 d', at: '190 d' }, size: 100 };
    const demand = { demand: { trace: 'orders.csv', rows: [rare] } };
    const { lines, metrics } = await placed({ units: 60, 'longest-wait': '30 h' }, [[1, 3]], demand);
    const units = lines.map((line) => Number(line.split(' ')[3]));
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['2.25', '2.25']);
    expect(units[0]).toBeGreaterThan(3);
    expect(units[0] + units[1]).toBe(60);
    expect(metrics['vendor-joint-filled-share']).toBeCloseTo(57 / 60, 9);
    expect(metrics['vendor-joint-wait-days']).toBeCloseTo(1.25 / 2, 9);
  });

  test('is filled up at once where that is the rule, with what is asked for where nothing else lasts as short', async () => {
    const { lines } = await placed({ units: 4, below: 'fill' }, [[1, 3]]);
    expect(lines).toEqual(['1 place store 4 from vendor']);
  });
});
