import { describe, expect, test } from 'vitest';
import { type ModelFields, runHandmade } from './handmade-world.ts';

const NEVER_AGAIN = [{ use: 's-S', 'reorder-point': -1000, 'order-up-to': 0 }];
const TWO_UNITS = [{ item: 'item', node: 'store', units: 2 }];

function speed(fields: ModelFields): ModelFields {
  return { speeds: [{ id: 'standard', deadline: '24 h', ...fields }] };
}

describe('an order of 3 meets 2 on hand', () => {
  const start = { 'initial-stock': TWO_UNITS };

  test.each([
    ['lost', true, ['1 order 3', '1 ship store 2', '1 lost 1']],
    ['lost', false, ['1 order 3', '1 lost 3']],
    ['backorder', true, ['1 order 3', '1 ship store 2', '1 wait store 1']],
    ['backorder', false, ['1 order 3', '1 wait store 3']],
    ['late', true, ['1 order 3', '1 ship store 2', '1 lost 1']],
  ])('when short: %s, partial shipments: %s', async (kind, partial, expected) => {
    const fields = { ...start, ...speed({ 'when-short': kind, 'partial-shipments': partial }) };
    const { history } = await runHandmade(fields, NEVER_AGAIN, [[1, 3]]);
    expect(history).toEqual(expected);
  });

  test('late: the rest comes from a node that cannot keep the promise, what is left is lost', async () => {
    const { history, summary } = await runHandmade(
      {
        nodes: [
          { id: 'vendor', kind: 'vendor' },
          { id: 'store', kind: 'fc' },
          { id: 'far', kind: 'fc' },
        ],
        lanes: [
          { from: 'vendor', to: 'store', 'lead-time': '1 d' },
          { from: 'vendor', to: 'far', 'lead-time': '1 d' },
        ],
        outbound: {
          lanes: [
            { from: 'store', to: 'town', transit: '1 h' },
            { from: 'far', to: 'town', transit: '30 h' },
          ],
        },
        'initial-stock': [...TWO_UNITS, { item: 'item', node: 'far', units: 3 }],
        ...speed({ 'when-short': 'late' }),
      },
      NEVER_AGAIN,
      [
        [1, 3],
        [2, 4],
      ],
    );
    expect(history).toEqual([
      '1 order 3',
      '1 ship store 2',
      '1 ship far 1',
      '1 late far 1',
      '2 order 4',
      '2 ship far 2',
      '2 late far 2',
      '2 lost 2',
    ]);
    const { metrics } = summary;
    // 7 demanded: 2 in time, 3 late, 2 lost; delivery after 1 h and 30 h.
    expect(metrics['promise-met']).toBeCloseTo(2 / 7, 12);
    expect(metrics['fill-rate']).toBeCloseTo(2 / 7, 12);
    expect(metrics['late-share']).toBeCloseTo(3 / 7, 12);
    expect(metrics['lost-share']).toBeCloseTo(2 / 7, 12);
    expect(metrics['delivery-hours-mean']).toBeCloseTo((2 * 1 + 3 * 30) / 5, 12);
    expect(metrics['shipments-per-order']).toBe(1.5);
  });
});

describe('customers who wait', () => {
  const empty = { 'initial-stock': [{ item: 'item', node: 'store', units: 0 }] };
  /** 2 units arrive on days 5 and 10. */
  const TWO_EVERY_FIVE_DAYS = [{ use: 'R-S', review: '5 d', 'order-up-to': 2 }];
  const slow = { lanes: [{ from: 'vendor', to: 'store', 'lead-time': '5 d' }] };

  test('are served first come first served, in parts', async () => {
    const { history } = await runHandmade({ ...empty, ...slow }, TWO_EVERY_FIVE_DAYS, [
      [1, 3],
      [2, 1],
    ]);
    // At 0: order 2. At 5: 2 arrive; the review at 5 sees position 0 + 0 - 2 and orders 4, which arrive at 10.
    expect(history.filter((line) => /ship|receive/.test(line))).toEqual([
      '5 receive store 2',
      '5 ship store 2',
      '10 receive store 4',
      '10 ship store 1',
      '10 ship store 1',
    ]);
  });

  test('an order that must ship whole waits on and lets a smaller one pass', async () => {
    const whole = speed({ 'when-short': 'backorder', 'partial-shipments': false });
    const { history } = await runHandmade({ ...empty, ...slow, ...whole }, TWO_EVERY_FIVE_DAYS, [
      [1, 3],
      [2, 1],
    ]);
    expect(history.filter((line) => /ship|receive/.test(line))).toEqual([
      '5 receive store 2',
      '5 ship store 1',
      '10 receive store 4',
      '10 ship store 3',
    ]);
  });

  test('leave when their patience ends, with what they still miss', async () => {
    const impatient = speed({ 'when-short': 'backorder', patience: '6 d' });
    const { history, summary } = await runHandmade({ ...empty, ...slow, ...impatient }, TWO_EVERY_FIVE_DAYS, [
      [1, 3],
    ]);
    expect(history.filter((line) => /ship|leave|lost/.test(line))).toEqual([
      '5 ship store 2',
      '7 leave store 1',
      '7 lost 1',
    ]);
    // 3 units wait for 4 days, 1 for 2 more: 14 unit days in 20.
    expect(summary.metrics['mean-backorders']).toBeCloseTo(14 / 20, 12);
    expect(summary.metrics['backordered-share']).toBe(1);
  });
});

test('a trace is replayed exactly: every line at its second, in order of time, then of the file', async () => {
  const orders = [
    [3.25, 4],
    [0, 1],
    [0.5, 2],
    [0.5, 7],
    [19.99, 5],
  ] as const;
  const { history } = await runHandmade(
    speed({ 'when-short': 'lost' }),
    [{ use: 'base-stock', level: 0 }],
    orders,
  );
  expect(history.filter((line) => line.includes('order'))).toEqual([
    '0 order 1',
    '0.5 order 2',
    '0.5 order 7',
    '3.25 order 4',
    // 19.99 days are 1,727,136 s.
    '19.99 order 5',
  ]);
});

test('periodic orders keep their beat over midnight: every 5 h from hour 1, 4 or 5 a day', async () => {
  const demand = {
    rows: [{ item: 'item', process: { type: 'periodic', every: '5 h', at: '1 h' }, size: 1 }],
  };
  const { history } = await runHandmade({ demand, horizon: '10 d' }, [{ use: 'base-stock', level: 50 }], []);
  const hours = history
    .filter((line) => line.includes('order'))
    .map((line) => Math.round(Number.parseFloat(line) * 24));
  expect(hours).toEqual(Array.from({ length: 48 }, (_, index) => 1 + 5 * index));
});
