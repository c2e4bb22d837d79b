import { describe, expect, test } from 'vitest';
import { prepareWorld, runChecked } from '../support/run-world.ts';
import { type ModelFields, type Order, runHandmade } from './handmade-world.ts';

/** The supply events of a store that keeps a base stock of 10, without the customers. */
async function supplyOf(rule: ModelFields, orders: readonly Order[], policy: ModelFields = BASE_STOCK) {
  const run = await runHandmade({ vendors: [rule] }, [policy], orders);
  const supply = run.history.filter((line) => /(place|confirm|dispatch|receive)/.test(line));
  return { supply: supply.map((line) => line.replace(/ store| from vendor/g, '')), ...run };
}

const BASE_STOCK = { use: 'base-stock', level: 10 };

describe('a vendor answers an order', () => {
  test('in full and at once when the rule says nothing', async () => {
    const { supply } = await supplyOf({}, [[1, 4]]);
    expect(supply).toEqual(['1 place 4', '1 confirm 4', '1 dispatch 4', '2 receive 4']);
  });

  test('after its time, and goods leave then', async () => {
    const { supply, summary } = await supplyOf({ confirmation: { after: '12 h' } }, [[1, 4]]);
    expect(supply).toEqual(['1 place 4', '1.5 confirm 4', '1.5 dispatch 4', '2.5 receive 4']);
    expect(summary.metrics['vendor-lead-days-mean']).toBe(1.5);
    expect(summary.metrics['vendor-lead-days-sd']).toBe(0);
  });

  test('in part: the rest is off order, and a continuous policy hears of it and orders again', async () => {
    const rule = { confirmation: { share: 0.5, after: '1 d' }, 'case-pack': 2 };
    const { supply, summary } = await supplyOf(rule, [[1, 4]]);
    // 4 ordered, 2 confirmed; 2 ordered again: one case, confirmed whole or not at all.
    expect(supply.slice(0, 4)).toEqual(['1 place 4', '2 confirm 2', '2 dispatch 2', '2 place 2']);
    const later = supply.slice(4).filter((line) => line.includes('confirm'));
    expect(later.every((line) => /confirm [02]$/.test(line))).toBe(true);
    expect(summary.stocks[0].unitsReceived).toBe(4);
    expect(summary.metrics['vendor-confirmed-share']).toBeLessThan(1);
  });

  test('in part at the instant of the order: the policy is asked when its position falls again', async () => {
    const rule = { confirmation: { share: 0.5 }, 'case-pack': 2 };
    const { supply } = await supplyOf(rule, [
      [1, 4],
      [5, 2],
    ]);
    expect(supply.slice(0, 5)).toEqual([
      '1 place 4',
      '1 confirm 2',
      '1 dispatch 2',
      '2 receive 2',
      '5 place 4',
    ]);
  });

  test('in several receipts, each with its own date', async () => {
    const receipts = [{ share: 0.75 }, { share: 0.25, delay: '3 d' }];
    const { supply, summary } = await supplyOf({ receipts }, [[1, 8]]);
    expect(supply).toEqual([
      '1 place 8',
      '1 confirm 8',
      '1 dispatch 6',
      '1 dispatch 2',
      '2 receive 6',
      '5 receive 2',
    ]);
    expect(summary.metrics['vendor-receipts-per-order']).toBe(2);
    // 6 units after 1 day, 2 after 4: mean 1.75, variance 0.75 x 0.25 x 9.
    expect(summary.metrics['vendor-lead-days-mean']).toBe(1.75);
    expect(summary.metrics['vendor-lead-days-sd']).toBeCloseTo(Math.sqrt(0.1875 * 9), 12);
  });
});

describe('order sizes', () => {
  const placed = async (rule: ModelFields, units: number) => {
    const { supply } = await supplyOf(rule, [[1, units]]);
    return supply.flatMap((line) => /^1 place (\d+)/.exec(line)?.[1] ?? []).map(Number);
  };
  test.each([
    [{ 'case-pack': 6 }, 7, [12]],
    [{ 'case-pack': 6, rounding: 'down' }, 7, [6]],
    [{ 'case-pack': 6, rounding: 'down' }, 5, []],
    // 1 of 6 and 3 of 6 are below 0.6, 4 of 6 is not.
    [{ 'case-pack': 6, rounding: 'nearest' }, 7, [6]],
    [{ 'case-pack': 6, rounding: 'nearest' }, 9, [6]],
    [{ 'case-pack': 6, rounding: 'nearest' }, 10, [12]],
    [{ 'case-pack': 6, rounding: 'nearest', 'nearest-from': 0.5 }, 9, [12]],
    [{ 'minimum-units': 5 }, 3, [5]],
    [{ 'minimum-units': 5 }, 8, [8]],
    [{ 'minimum-units': 5, below: 'skip' }, 3, []],
    [{ 'minimum-units': 5, 'case-pack': 4 }, 3, [8]],
  ])('%j: %i units decided', async (rule, units, expected) => {
    expect(await placed(rule, units)).toEqual(expected);
  });

  test('a minimum in money, and the metrics of it', async () => {
    const rule = { 'minimum-value': 100 };
    const items = [{ id: 'item', value: 15 }];
    const { summary } = await runHandmade(
      { items, vendors: [rule] },
      [BASE_STOCK],
      [
        [1, 4],
        [5, 9],
      ],
    );
    // 100 / 15 = 6.67: 7 units for 4; then the position is 13 - 9 = 4, so 6 are decided on and 7 ordered.
    expect(summary.metrics['vendor-raised-share']).toBe(1);
    expect(summary.metrics['vendor-rounding-share']).toBeCloseTo(4 / 10, 12);
  });

  test('an item’s own case goes before that of the rule', async () => {
    const items = [{ id: 'item', 'case-pack': 5 }];
    const { history } = await runHandmade({ items, vendors: [{ 'case-pack': 6 }] }, [BASE_STOCK], [[1, 4]]);
    expect(history).toContain('1 place store 5 from vendor');
  });
});

describe('order days', () => {
  // The run starts on a Monday: days 2 and 9 are Wednesdays.
  test('a decision waits for the day, with all that comes meanwhile', async () => {
    const { supply, summary } = await supplyOf({ 'order-days': ['wed'] }, [
      [3, 4],
      [4, 1],
      [9.5, 2],
    ]);
    expect(supply.filter((line) => line.includes('place'))).toEqual(['9 place 5', '9.5 place 2']);
    // Six days and none.
    expect(summary.metrics['vendor-order-wait-days']).toBe(3);
  });

  test('a daily review is a weekly one', async () => {
    const orders: Order[] = [1, 4, 8, 11, 15].map((day) => [day, 2]);
    const closed = await supplyOf({ 'order-days': ['mon'] }, orders, {
      use: 'R-S',
      review: '1 d',
      'order-up-to': 10,
    });
    const weekly = await supplyOf({}, orders, { use: 'R-S', review: '7 d', 'order-up-to': 10 });
    expect(closed.supply).toEqual(weekly.supply);
    expect(weekly.supply.filter((line) => line.includes('place'))).toEqual(['7 place 4', '14 place 4']);
  });

  test('an item-wide policy decides anew on the day, as a whole', async () => {
    const fields = {
      nodes: [
        { id: 'vendor', kind: 'vendor' },
        { id: 'store', kind: 'fc' },
        { id: 'shop', kind: 'fc' },
      ],
      lanes: ['store', 'shop'].map((to) => ({ from: 'vendor', to, 'lead-time': '1 d' })),
      'initial-stock': ['store', 'shop'].map((node) => ({ item: 'item', node, units: 0 })),
    };
    const rule = { use: 'national-order-up-to', review: '5 d', quantile: 0.9 };
    const run = (vendors: readonly ModelFields[]) =>
      runHandmade({ ...fields, vendors }, [rule], [[0.5, 4]]).then(({ history }) =>
        history.filter((line) => line.includes('place')),
      );
    // Reviews on days 0, 5, 10, 15; Wednesdays are days 2, 9 and 16.
    const free = await run([{}]);
    const wednesdays = await run([{ 'order-days': ['wed'] }]);
    expect(free.length).toBeGreaterThan(0);
    expect(wednesdays.length).toBeGreaterThan(0);
    expect(wednesdays.every((line) => /^(2|9|16) /.test(line))).toBe(true);
  });
});

describe('capacity', () => {
  const orders: readonly Order[] = [
    [1, 5],
    [2, 4],
  ];
  test('what is above leaves in the next periods, first come first served', async () => {
    const rule = { capacity: { units: 4, per: '3 d' } };
    const { supply, summary } = await supplyOf(rule, orders);
    expect(supply).toEqual([
      '1 place 5',
      '1 confirm 5',
      '1 dispatch 4',
      '2 receive 4',
      '2 place 4',
      '2 confirm 4',
      '3 dispatch 1',
      '3 dispatch 3',
      '4 receive 1',
      '4 receive 3',
      '6 dispatch 1',
      '7 receive 1',
    ]);
    expect(summary.metrics['vendor-delayed-share']).toBeCloseTo(5 / 9, 12);
  });

  test('or is cancelled', async () => {
    const rule = { capacity: { units: 4, per: '3 d', excess: 'cut' } };
    const { supply, summary } = await supplyOf(rule, orders);
    // The second order is for 4 more and the unit cancelled of the first.
    expect(supply.filter((line) => !line.includes('receive'))).toEqual([
      '1 place 5',
      '1 confirm 4',
      '1 dispatch 4',
      '2 place 5',
      '2 confirm 0',
    ]);
    expect(summary.metrics['vendor-units-cancelled']).toBe(6 / 20);
  });
});

test('orders of stocks that no rule covers, and of nodes, leave as ever', async () => {
  const rule = { where: { classes: ['other'] }, confirmation: { share: 0.1 } };
  const items = [{ id: 'item' }, { id: 'else', class: 'other' }];
  const { history } = await runHandmade({ items, vendors: [rule] }, [BASE_STOCK], [[1, 4]]);
  expect(history.filter((line) => line.includes('confirm'))).toEqual([]);
  expect(history).toContain('2 receive store 4');
});

test('orders of a week vary as they do: 14, 0, 14, 0 units have a coefficient of variation of 1', async () => {
  const policy = await prepareWorld({
    format: 1,
    name: 'weeks',
    horizon: '280 d',
    nodes: [
      { id: 'vendor', kind: 'vendor' },
      { id: 'store', kind: 'fc' },
    ],
    regions: [{ id: 'town', share: 1 }],
    items: [{ id: 'item' }],
    lanes: [{ from: 'vendor', to: 'store', 'lead-time': '1 d' }],
    speeds: [{ id: 'standard', deadline: '24 h', 'when-short': 'backorder' }],
    outbound: { rates: [{ speed: 'standard', transit: '1 h' }] },
    demand: { rows: [{ item: 'item', process: { type: 'periodic', every: '1 d', at: '12 h' } }] },
    'warm-up': '14 d',
    vendors: [{}],
    policy: { replenishment: [{ use: 'R-S', review: '14 d', 'order-up-to': 40 }] },
  });
  const { summary } = runChecked(policy);
  expect(summary.metrics['vendor-order-variation']).toBeCloseTo(1, 12);
});
