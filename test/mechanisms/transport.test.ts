import { describe, expect, test } from 'vitest';
import { type ModelFields, runHandmade } from '../simulation/handmade-world.ts';

/*
 * Trailers followed by hand. One store orders every unit sold from its vendor; a trailer holds 4 units by volume unless
 * said otherwise, and a lane takes a day from the trailer's departure.
 */

const item = { id: 'item', volume: '10 l', weight: '2 kg' };
const trailer = { volume: '40 l', cost: 100 };
const lane = { from: 'vendor', to: 'store', 'lead-time': '1 d', distance: '200 km' };

async function run(
  rule: ModelFields,
  orders: readonly (readonly [number, number])[],
  fields: ModelFields = {},
  level = 50,
) {
  const world = { items: [item], lanes: [lane], transport: [{ trailer, ...rule }], ...fields };
  const result = await runHandmade(world, [{ use: 'base-stock', level }], orders);
  const events = result.history.filter((line) => /(dispatch|truck|receive)/.test(line));
  return { ...result, events, metrics: result.summary.metrics };
}

describe('scheduled departures', () => {
  test('goods leave at the next departure and arrive a lead time after it', async () => {
    const { events, metrics, summary } = await run({ departures: { times: ['18:00'] } }, [
      [0.5, 1],
      [0.6, 2],
      [1.8, 3],
    ]);
    expect(events).toEqual([
      '0.5 dispatch store 1 from vendor',
      '0.6 dispatch store 2 from vendor',
      '0.75 truck store 3',
      '1.75 receive store 1',
      '1.75 receive store 2',
      '1.8 dispatch store 3 from vendor',
      '2.75 truck store 3',
      '3.75 receive store 3',
    ]);
    expect(metrics['trailers-per-week']).toBeCloseTo((2 * 7) / 20, 12);
    expect(metrics['trailer-fill-volume']).toBeCloseTo(6 / 8, 12);
    // Hours at the yard: 6 + 2 x 3.6 + 3 x 22.8, over 6 units.
    expect(metrics['staging-hours']).toBeCloseTo((6 + 2 * 3.6 + 3 * 22.8) / 6, 9);
    expect(metrics['mean-staged']).toBeCloseTo((6 + 2 * 3.6 + 3 * 22.8) / 24 / 20, 12);
    expect(summary.totals.costs.transport).toBe(200);
  });

  test('days and times are those of the calendar, whose day 0 here is a Monday', async () => {
    const departures = { days: ['wed', 'sat'], times: ['06:00', '20:00'] };
    const { events } = await run({ departures }, [
      [0, 1],
      [2.3, 1],
      [5.9, 1],
      [6, 1],
    ]);
    const trucks = events.filter((line) => line.includes('truck'));
    expect(trucks).toEqual(['2.25 truck store 1', `${2 + 20 / 24} truck store 1`, '9.25 truck store 2']);
  });

  test.each([
    // Local 18:00 on a Monday is 18 - offset hours of the model's clock.
    [-6, 1],
    [5.5, 12.5 / 24],
    [14, 4 / 24],
  ])('times are those of the node that sends, here %d hours ahead of the model', async (offset, day) => {
    const nodes = [
      { id: 'vendor', kind: 'vendor', 'utc-offset': offset },
      { id: 'store', kind: 'fc', 'utc-offset': 3 },
    ];
    const departures = { days: ['mon'], times: ['18:00'] };
    const { events } = await run({ departures }, [[0.1, 1]], { nodes });
    expect(events.filter((line) => line.includes('truck'))).toEqual([`${day} truck store 1`]);
  });

  test('what does not fit waits for the next departure', async () => {
    const { events } = await run({ departures: { times: ['12:00'] }, trailers: 1 }, [[0.1, 10]]);
    expect(events.filter((line) => line.includes('truck'))).toEqual([
      '0.5 truck store 4',
      '1.5 truck store 4',
      '2.5 truck store 2',
    ]);
    const two = await run({ departures: { times: ['12:00'] }, trailers: 2 }, [[0.1, 10]]);
    expect(two.events.filter((line) => line.includes('truck'))).toEqual([
      '0.5 truck store 4',
      '0.5 truck store 4',
      '1.5 truck store 2',
    ]);
  });

  test('what does not fit goes by a spot carrier where there is one, at its price', async () => {
    const spot = { cost: 30, 'distance-cost': '1.5 /km', 'volume-distance-cost': 2 };
    const { events, metrics, summary } = await run({ departures: { times: ['12:00'] }, spot }, [[0.1, 10]]);
    expect(events.filter((line) => line.includes('truck'))).toEqual([
      '0.5 truck store 4',
      '0.5 truck store 4',
      '0.5 truck store 2',
    ]);
    expect(summary.totals.costs.transport).toBe(100);
    // Two spot trailers over 200 km with 0.04 and 0.02 m3.
    expect(summary.totals.costs.spot).toBeCloseTo(2 * (30 + 1.5 * 200) + 2 * 0.06 * 200, 9);
    expect(metrics['spot-share']).toBeCloseTo(0.6, 12);
    expect(metrics['cost-per-cube-distance']).toBeCloseTo((1000 * (100 + 660 + 24)) / (0.1 * 200), 6);
    expect(metrics['cost-spot-per-unit']).toBeCloseTo(68.4, 9);
  });

  test('a threshold lets a scheduled trailer wait, until its goods have waited long enough', async () => {
    const rule = { departures: { times: ['12:00'] }, 'fill-threshold': 0.75, 'longest-wait': '36 h' };
    const { events } = await run(rule, [
      [0.1, 1],
      [3.2, 2],
      [3.3, 1],
    ]);
    expect(events.filter((line) => line.includes('truck'))).toEqual([
      '2.5 truck store 1',
      '3.5 truck store 3',
    ]);
  });
});

test('goods dispatched up to the second of a departure leave with it; those of customers of that second come too late', async () => {
  const rule = { departures: { times: ['00:00'] } };
  const orders = [
    [1, 1],
    [1.5, 1],
  ] as const;
  const reviewed = await runHandmade(
    { items: [item], lanes: [lane], transport: [{ trailer, ...rule }] },
    [{ use: 'R-S', review: '1 d', 'order-up-to': 50 }],
    orders,
  );
  const trucks = (history: readonly string[]) => history.filter((line) => line.includes('truck'));
  expect(trucks(reviewed.history)).toEqual(['2 truck store 2']);
  const asked = await run(rule, orders);
  expect(trucks(asked.history)).toEqual(['2 truck store 2']);
});

describe('departures when a trailer is full enough', () => {
  const rule = { 'fill-threshold': 0.75, 'longest-wait': '2 d' };

  test('a trailer leaves at the second that fills it, or when the oldest goods have waited long enough', async () => {
    const { events } = await run(rule, [
      [0.5, 1],
      [0.8, 1],
      [1, 2],
      [3, 1],
      [4, 1],
      [5.5, 9],
    ]);
    expect(events.filter((line) => line.includes('truck'))).toEqual([
      '1 truck store 4',
      '5 truck store 2',
      '5.5 truck store 4',
      '5.5 truck store 4',
      '7.5 truck store 1',
    ]);
  });

  test('weight limits as volume does', async () => {
    const heavy = { trailer: { ...trailer, weight: '5 kg' }, 'fill-threshold': 0, 'planned-wait': '0 s' };
    const { events, metrics } = await run(heavy, [[0.5, 5]]);
    expect(events.filter((line) => line.includes('truck'))).toEqual([
      '0.5 truck store 2',
      '0.5 truck store 2',
      '0.5 truck store 1',
    ]);
    expect(metrics['trailer-fill-weight']).toBeCloseTo(10 / 15, 12);
    expect(metrics['trailer-fill-volume']).toBeCloseTo(5 / 12, 12);
  });
});

test('a trailer costs its price and its kilometres, those driven empty included', async () => {
  const paid = {
    volume: '3900 ft3',
    weight: '44000 lb',
    'distance-cost': '2.26 /mile',
    'empty-share': 0.167,
  };
  const fields = {
    'distance-unit': 'mile',
    items: [{ id: 'item', volume: '0.3 ft3' }],
    lanes: [{ ...lane, distance: '1500 mile', 'unit-cost': 0.01 }],
  };
  const rule = { trailer: paid, 'fill-threshold': 0.65, 'longest-wait': '9 d' };
  const units = 8450;
  const { metrics, summary } = await run(rule, [[0.5, units]], fields, units);
  // 2.26 USD per mile at 16.7 % empty is 2.71 per loaded mile; 8,450 units of 0.3 ft3 fill 65 % of 3,900 ft3.
  expect(metrics['trailer-fill-volume']).toBeCloseTo(0.65, 12);
  expect(metrics['cost-per-cube-distance']).toBeCloseTo((1000 * 2.26) / (1 - 0.167) / (0.65 * 3900), 9);
  expect(metrics['cost-per-cube-distance']).toBeCloseTo(1.07, 2);
  expect(summary.totals.costs.transport).toBeCloseTo((1500 * 2.26) / 0.833 + 0.01 * units, 6);
});

test('only lanes that a rule matches have trailers', async () => {
  const { events, summary } = await run(
    { where: { from: { nodes: ['depot'] } }, departures: { times: ['12:00'] } },
    [[2.1, 1]],
    {
      nodes: [
        { id: 'vendor', kind: 'vendor' },
        { id: 'depot', kind: 'dc' },
        { id: 'store', kind: 'fc' },
      ],
      lanes: [
        { from: 'vendor', to: 'depot', 'lead-time': '1 d' },
        { ...lane, from: 'depot' },
      ],
    },
  );
  expect(events).toEqual([
    '2.1 dispatch depot 1 from vendor',
    '2.1 dispatch store 1 from depot',
    '2.5 truck store 1',
    '3.1 receive depot 1',
    '3.5 receive store 1',
  ]);
  expect(summary.totals.costs.transport).toBe(100);
});

test('policies plan with the time at the yard: the newsvendor level covers the lead time and the longest wait', async () => {
  const fields = { demand: { rows: [{ item: 'item', process: { type: 'poisson', mean: 10 } }] } };
  const level = async (rule: ModelFields | undefined, leadTime: string) => {
    const { policy } = await runHandmade(
      {
        ...fields,
        items: [{ ...item, 'holding-cost': 1 }],
        lanes: [{ ...lane, 'lead-time': leadTime }],
        speeds: [{ id: 'standard', deadline: '24 h', 'when-short': 'backorder', 'backorder-cost': 9 }],
        ...(rule === undefined ? {} : { transport: [{ trailer, ...rule }] }),
        demand: { ...fields.demand, trace: 'orders.csv' },
      },
      [{ use: 'newsvendor', review: '1 d' }],
      [[19, 1]],
    );
    return policy.initialStock[0];
  };
  const planned = await level({ departures: { days: ['mon', 'thu'], times: ['12:00'] } }, '1 d');
  expect(planned).toBe(await level(undefined, '5 d'));
  expect(planned).toBeGreaterThan(await level(undefined, '1 d'));
});
