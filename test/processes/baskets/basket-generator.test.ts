import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadModel } from '../../../src/model/load-model.ts';
import { compileNetwork, type Network } from '../../../src/network/network.ts';
import { BasketGenerator } from '../../../src/processes/baskets/basket-generator.ts';
import { DayLines } from '../../../src/processes/baskets/day-lines.ts';
import { DayOrders } from '../../../src/processes/demand/day-orders.ts';
import { generateDay } from '../../../src/processes/demand/generate-day.ts';
import { masterKey } from '../../../src/random/master-key.ts';
import { RandomStream } from '../../../src/random/random-stream.ts';
import { withFiles } from '../../support/small-model.ts';

const HOURS = [1, 1, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 5, 4, 4, 4, 5, 6, 8, 9, 10, 10, 8, 4].map(
  (part) => part / 100,
);
const DAYS = 200;
const KEY = masterKey('baskets / replication 0');

const ONE_CELL = {
  regions: [{ id: 'east', share: 1 }],
  speeds: [{ id: 'fast', deadline: '1 d', 'when-short': 'lost' }],
  outbound: { rates: [{ speed: 'fast', transit: '1 h' }] },
};

/** Twelve items of three classes; means of 20 a day in all for class A, 12 for B, 8 for C; two regions, two speeds. */
const ITEMS = [8, 6, 4, 2, 5, 4, 2, 1, 4, 2, 1, 1].map((mean, index) => ({
  id: `item-${index}`,
  class: 'ABC'[Math.floor(index / 4)],
  'daily-orders': mean * 10,
}));

function model(baskets: unknown, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    format: 1,
    name: 'baskets',
    horizon: '1 d',
    nodes: [
      { id: 'vendor', kind: 'vendor' },
      { id: 'store', kind: 'fc' },
    ],
    regions: [
      { id: 'east', share: 0.7 },
      { id: 'west', share: 0.3 },
    ],
    items: ITEMS,
    lanes: [{ from: 'vendor', to: 'store', 'lead-time': '1 d' }],
    speeds: [
      { id: 'fast', deadline: '1 d', share: 0.4, 'when-short': 'lost' },
      { id: 'slow', deadline: '2 d', share: 0.6, 'when-short': 'lost' },
    ],
    outbound: {
      rates: [
        { speed: 'fast', transit: '1 h' },
        { speed: 'slow', transit: '1 h' },
      ],
    },
    demand: { 'by-item': { process: { type: 'negative-binomial', 'variance-to-mean': 3 } }, hours: HOURS },
    ...(baskets === undefined ? {} : { baskets }),
    ...more,
  };
}

function networkOf(fields: Record<string, unknown>): Promise<Network> {
  return withFiles({ 'model.yaml': JSON.stringify(fields) }, async (folder) =>
    compileNetwork(await loadModel(join(folder, 'model.yaml'))),
  );
}

interface Day {
  readonly lines: DayLines;
  /** Rows of each order. */
  readonly orders: readonly (readonly number[])[];
}

function makeDays(network: Network, days: number, key = KEY): Day[] {
  if (network.baskets === undefined) throw new Error('no baskets');
  const generator = new BasketGenerator(
    network.streams,
    network.baskets,
    network.regionCount * network.speedCount,
  );
  const random = new RandomStream();
  return Array.from({ length: days }, (_, day) => {
    const lines = new DayLines();
    generator.generate(day, key, random, lines);
    const byFirst = new Map<number, number[]>();
    for (let row = 0; row < lines.count; row++) {
      const first = lines.first[row];
      byFirst.set(first, [...(byFirst.get(first) ?? []), row]);
    }
    return { lines, orders: [...byFirst.values()] };
  });
}

describe('lines of demand streams put together', () => {
  let network: Network;
  let days: Day[];

  beforeAll(async () => {
    network = await networkOf(model({ lines: { distribution: 'geometric', mean: 1.6 }, affinity: 0.5 }));
    days = makeDays(network, DAYS);
  });

  test('are the very lines of each item, size, region and speed that come without baskets', () => {
    const random = new RandomStream();
    for (const [day, { lines }] of days.entries()) {
      const alone = new DayOrders();
      generateDay(network.streams, day, KEY, random, alone);
      expect(lines.count).toBe(alone.count);
      for (let row = 0; row < lines.count; row++) {
        const { item, cell, quantity } = lines;
        const expected = [alone.itemOf(row), alone.cellOf(row), alone.quantityOf(row)];
        if (item[row] !== expected[0] || cell[row] !== expected[1] || quantity[row] !== expected[2])
          expect([item[row], cell[row], quantity[row]]).toEqual(expected);
      }
    }
  });

  test('share region, speed and time within an order, and never name an item twice', () => {
    for (const { lines, orders } of days) {
      for (const rows of orders) {
        const [first] = rows;
        const isOne =
          rows.every((row) => lines.cell[row] === lines.cell[first]) &&
          rows.every((row) => lines.second[row] === lines.second[first]) &&
          new Set(rows.map((row) => lines.item[row])).size === rows.length;
        if (!isOne)
          expect(rows.map((row) => [lines.item[row], lines.cell[row], lines.second[row]])).toEqual([]);
      }
    }
  });

  test('come by the hours of the day: chi-square of every item below its 1 - 1e-4 quantile (false alarm 0.12 % in all)', () => {
    // 20 hours of positive share: 19 degrees of freedom; the quantile from standard tables (R: qchisq(1 - 1e-4, 19)).
    const limit = 50.8;
    for (const [item] of ITEMS.entries()) {
      const byHour = new Float64Array(24);
      let count = 0;
      for (const { lines } of days) {
        for (let row = 0; row < lines.count; row++) {
          if (lines.item[row] !== item) continue;
          byHour[Math.floor(lines.second[row] / 3600)] += 1;
          count += 1;
        }
      }
      const statistic = HOURS.reduce((sum, share, hour) => {
        if (share === 0) expect(byHour[hour]).toBe(0);
        return share === 0 ? sum : sum + (byHour[hour] - count * share) ** 2 / (count * share);
      }, 0);
      expect(statistic).toBeLessThan(limit);
    }
  });

  test('two lines of an item on a day come at independent times: correlation within 4 standard errors of 0', () => {
    const first: number[] = [];
    const second: number[] = [];
    for (const { lines } of days) {
      for (let row = 1; row < lines.count; row++) {
        if (lines.item[row] !== lines.item[row - 1]) continue;
        first.push(lines.second[row - 1]);
        second.push(lines.second[row]);
      }
    }
    expect(Math.abs(correlation(first, second))).toBeLessThan(4 / Math.sqrt(first.length));
  });

  test('make orders of 1, 2, 3 … lines in the shares asked for, to 0.01', () => {
    const sizes = days.flatMap(({ orders }) => orders.map((rows) => rows.length));
    const share = (lines: number) => sizes.filter((size) => size === lines).length / sizes.length;
    // Geometric with mean 1.6: 0.625 x 0.375^(n - 1).
    for (const lines of [1, 2, 3, 4]) {
      expect(Math.abs(share(lines) - 0.625 * 0.375 ** (lines - 1))).toBeLessThan(0.01);
    }
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    expect(Math.abs(mean - 1.6)).toBeLessThan(0.01);
  });
});

// Three classes of 20 equal items, with shares 0.5, 0.3 and 0.2 of 2,000 lines a day.
test.each([0, 0.5, 1])(
  'affinity %d: a further line is of the first class with probability affinity + (1 - affinity) x chance, to 0.015',
  async (affinity) => {
    const shares = [0.5, 0.3, 0.2];
    const items = shares.flatMap((share, group) =>
      Array.from({ length: 20 }, (_, index) => ({
        id: `item-${group}-${index}`,
        class: 'ABC'[group],
        'daily-orders': 100 * share,
      })),
    );
    const lines = { distribution: 'geometric', mean: 1.6 };
    const network = await networkOf(model({ lines, affinity }, { ...ONE_CELL, items }));
    let further = 0;
    let same = 0;
    for (const day of makeDays(network, 30)) {
      for (const [row, first] of day.lines.first.subarray(0, day.lines.count).entries()) {
        if (first === row) continue;
        further += 1;
        const { item } = day.lines;
        if (network.itemClass[item[row]] === network.itemClass[item[first]]) same += 1;
      }
    }
    // An order has no item twice, so the others of a class with share s have (19 / 20 s) / (1 - s / 20) of what is left.
    const byChance = shares.reduce((sum, share) => sum + share * ((0.95 * share) / (1 - share / 20)), 0);
    expect(Math.abs(same / further - affinity - (1 - affinity) * byChance)).toBeLessThan(0.015);
  },
);

test('small pools have the expected number of orders of a stationary row: lines / mean + P(no cut)', async () => {
  // One line each of three items a day, one region and speed. A geometric row of mean 1.6 cuts after each line with 0.625.
  const items = [0, 1, 2].map((index) => ({ id: `item-${index}` }));
  const network = await networkOf(
    model(
      { lines: { distribution: 'geometric', mean: 1.6 } },
      {
        ...ONE_CELL,
        horizon: '6000 d',
        items,
        demand: {
          rows: items.map(({ id }) => ({ item: id, process: { type: 'intermittent', probability: 1 } })),
        },
      },
    ),
  );
  const days = 6000;
  const orders = makeDays(network, days).reduce((sum, day) => sum + day.orders.length, 0) / days;
  // Number of cuts is binomial(3, 0.625), at least one order: variance below 0.71; 4 standard errors.
  expect(Math.abs(orders - (3 * 0.625 + 0.375 ** 3))).toBeLessThan(4 * Math.sqrt(0.71 / days));
});

test('a listed law gives its values only, as far as the number of lines allows', async () => {
  const network = await networkOf(model({ lines: 2 }));
  const sizes = makeDays(network, 20).flatMap(({ orders }) => orders.map((rows) => rows.length));
  expect(Math.max(...sizes)).toBe(2);
  expect(sizes.filter((size) => size === 2).length / sizes.length).toBeGreaterThan(0.98);
});

test('lines of periodic streams keep their times and stay alone', async () => {
  const network = await networkOf(
    model(
      { lines: 3 },
      {
        demand: {
          'by-item': { process: { type: 'poisson' } },
          rows: [
            { item: 'item-0', region: 'east', speed: 'fast', process: { type: 'periodic', every: '6 h' } },
          ],
        },
      },
    ),
  );
  const [{ lines, orders }] = makeDays(network, 1);
  const periodic = Array.from({ length: 4 }, (_, nth) => lines.count - 4 + nth);
  expect(periodic.map((row) => lines.second[row])).toEqual([0, 21_600, 43_200, 64_800]);
  for (const row of periodic) expect(orders.find((rows) => rows.includes(row))).toEqual([row]);
});

test('rows of several items bring one line of each, with sizes of their own', async () => {
  const network = await networkOf(
    model(undefined, {
      demand: {
        rows: [
          {
            items: ['item-0', 'item-5', 'item-9'],
            process: { type: 'poisson', mean: 50 },
            size: { distribution: 'geometric', mean: 2 },
          },
        ],
      },
    }),
  );
  const days = makeDays(network, 100);
  for (const { lines, orders } of days) {
    for (const rows of orders) expect(rows.map((row) => lines.item[row])).toEqual([0, 5, 9]);
  }
  // 5,000 orders expected of a Poisson count, sizes of variance 2 (geometric, mean x (mean - 1)): 4 standard errors.
  const count = days.reduce((sum, { orders }) => sum + orders.length, 0);
  expect(Math.abs(count - 5000)).toBeLessThan(4 * Math.sqrt(5000));
  const sizes = days.flatMap(({ lines }) => [...lines.quantity.subarray(0, lines.count)]);
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  expect(Math.abs(mean - 2)).toBeLessThan(4 * Math.sqrt(2 / sizes.length));
  const first = sizes.filter((_, index) => index % 3 === 0);
  const second = sizes.filter((_, index) => index % 3 === 1);
  expect(Math.abs(correlation(first, second))).toBeLessThan(4 / Math.sqrt(first.length));
});

function correlation(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(x), mean(y)];
  const product = (a: readonly number[], b: readonly number[], ma: number, mb: number) =>
    a.reduce((sum, value, index) => sum + (value - ma) * (b[index] - mb), 0);
  return product(x, y, meanX, meanY) / Math.sqrt(product(x, x, meanX, meanX) * product(y, y, meanY, meanY));
}
