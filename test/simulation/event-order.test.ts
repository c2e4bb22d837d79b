import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PRIORITY } from '../../src/simulation/layout.ts';
import { projectRoot } from '../support/project-root.ts';
import { runHandmade } from './handmade-world.ts';

const DEPOT_AND_STORE = [
  { id: 'vendor', kind: 'vendor' },
  { id: 'depot', kind: 'dc' },
  { id: 'store', kind: 'fc' },
];

test('the table of docs/semantics.md lists the priority classes of the code, in order', () => {
  const text = readFileSync(join(projectRoot, 'docs/semantics.md'), 'utf8');
  const rows = [...text.matchAll(/^\| (\d+) \| `(\w+)` \|/gm)].map(([, number, name]) => [
    name,
    Number(number),
  ]);
  expect(rows).toEqual(Object.entries(PRIORITY).sort((a, b) => a[1] - b[1]));
});

describe('events of the same second', () => {
  test('a receipt at t = 11 serves a customer of t = 11', async () => {
    const { history, summary } = await runHandmade(
      {},
      [{ use: 'base-stock', level: 5 }],
      [
        [10, 5],
        [11, 5],
      ],
    );
    expect(history.slice(4, 7)).toEqual(['11 receive store 5', '11 order 5', '11 ship store 5']);
    expect(summary.metrics['fill-rate']).toBe(1);
  });

  test('a daily review of the store comes before the weekly review of its depot, which sees the order', async () => {
    const { history } = await runHandmade(
      {
        nodes: DEPOT_AND_STORE,
        lanes: [
          { from: 'vendor', to: 'depot', 'lead-time': '2 d' },
          { from: 'depot', to: 'store', 'lead-time': '1 d' },
        ],
      },
      [
        { where: { kinds: ['dc'] }, use: 'R-S', review: '7 d', 'order-up-to': 10 },
        { where: { kinds: ['fc'] }, use: 'R-S', review: '1 d', 'order-up-to': 4 },
      ],
      [[6.5, 3]],
    );
    expect(history.filter((line) => line.startsWith('7 '))).toEqual([
      '7 place store 3 from depot',
      '7 place depot 3 from vendor',
      '7 dispatch depot 3 from vendor',
      '7 dispatch store 3 from depot',
    ]);
  });

  test('with lead time zero the goods are there for the next customer of the same second', async () => {
    const lanes = [{ from: 'vendor', to: 'store', 'lead-time': '0 s' }];
    const { history } = await runHandmade(
      { lanes },
      [{ use: 'base-stock', level: 2 }],
      [
        [1, 2],
        [1, 2],
      ],
    );
    const once = [
      'order 2',
      'ship store 2',
      'place store 2 from vendor',
      'dispatch store 2 from vendor',
      'receive store 2',
    ];
    expect(history).toEqual([...once, ...once].map((line) => `1 ${line}`));
  });

  test('lead time zero through two stages arrives before the next customer too', async () => {
    const { history } = await runHandmade(
      {
        nodes: DEPOT_AND_STORE,
        lanes: [
          { from: 'vendor', to: 'depot', 'lead-time': '0 s' },
          { from: 'depot', to: 'store', 'lead-time': '0 s' },
        ],
      },
      [
        { where: { kinds: ['dc'] }, use: 'base-stock', level: 0 },
        { where: { kinds: ['fc'] }, use: 'base-stock', level: 2 },
      ],
      [
        [1, 2],
        [1, 2],
      ],
    );
    expect(history.filter((line) => line.includes('ship'))).toEqual(['1 ship store 2', '1 ship store 2']);
    expect(history.filter((line) => line.includes('wait'))).toEqual([]);
  });

  test('goods that arrive when patience ends still serve; a second later they do not', async () => {
    const speedsWith = (patience: string) => ({
      speeds: [{ id: 'standard', deadline: '24 h', 'when-short': 'backorder', patience }],
    });
    const rules = [{ use: 'base-stock', level: 0 }];
    const served = await runHandmade(speedsWith('24 h'), rules, [[1, 2]]);
    expect(served.history.slice(-3)).toEqual(['2 receive store 2', '2 ship store 2', '2 late store 2']);
    const gone = await runHandmade(speedsWith('86399 s'), rules, [[1, 2]]);
    const end = 1 + 86_399 / 86_400;
    expect(gone.history.slice(-3)).toEqual([`${end} leave store 2`, `${end} lost 2`, '2 receive store 2']);
  });
});

describe('a replenishment policy is asked', () => {
  test('once for an order that is shipped in parts, when all of it is dealt with', async () => {
    // (s, S) = (5, 20): 6 on hand, an order of 10 takes the position to -4 in one step, and 24 are ordered.
    const { history } = await runHandmade(
      { 'initial-stock': [{ item: 'item', node: 'store', units: 6 }] },
      [{ use: 's-S', 'reorder-point': 5, 'order-up-to': 20 }],
      [[1, 10]],
    );
    expect(history.slice(0, 4)).toEqual([
      '1 order 10',
      '1 ship store 6',
      '1 wait store 4',
      '1 place store 24 from vendor',
    ]);
    expect(history.filter((line) => line.includes('place'))).toHaveLength(1);
  });

  test('about the inventory position: units on order are not ordered again', async () => {
    const orders = [1, 1.1, 1.2, 1.3].map((day) => [day, 1] as const);
    const { history } = await runHandmade({}, [{ use: 's-S', 'reorder-point': 3, 'order-up-to': 5 }], orders);
    const placed = history.filter((line) => line.includes('place'));
    expect(placed).toEqual(['1.1 place store 2 from vendor', '1.3 place store 2 from vendor']);
  });
});
