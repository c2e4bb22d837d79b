import { describe, expect, test } from 'vitest';
import { cutOffCsv, cutOffs } from '../../src/network/cut-offs.ts';
import { BASE, runHandmade } from './handmade-world.ts';

/*
 * The handmade world with a truck at 18:00 and a cycle time of 2 h: orders until 16:00 leave that day. All expected
 * times are worked out by hand. 2025-01-06, day 0, is a Monday.
 */

const HOUR = 1 / 24;
const ONE_DAY = { id: 'one-day', 'deliver-by': { days: 1, at: '21:00' } };
const RATES = { rates: [{ speed: 'one-day', transit: '20 h' }] };
const TRUCK = { 'cycle-time': '2 h', times: ['18:00'] };
const LATE = {
  speeds: [{ ...ONE_DAY, 'when-short': 'late' }],
  outbound: RATES,
  departures: [TRUCK],
};
const PLENTY = [{ use: 'base-stock', level: 50 }];

describe('orders and departures', () => {
  test('an order at the cut-off leaves with the truck of the day; one a second later waits for the next and is late', async () => {
    const { history, summary } = await runHandmade(LATE, PLENTY, [
      [16 * HOUR, 1],
      [16 * HOUR + 1 / 86_400, 2],
    ]);
    const customers = history.filter((line) => !/place|dispatch|receive/.test(line));
    expect(customers.map((line) => line.replace(/^(\d+\.\d{4})\d+/, '$1'))).toEqual([
      '0.6666 order 1',
      '0.6666 reserve store 1',
      '0.6666 order 2',
      '0.6666 reserve store 2',
      '0.75 ship store 1',
      '1.75 ship store 2',
      '1.75 late store 2',
    ]);
    // 18:00 + 20 h: 22 h after the first order, 45 h 59 min 59 s after the second.
    const hours = (22 + 2 * (46 - 1 / 3600)) / 3;
    expect(summary.metrics['delivery-hours-mean']).toBeCloseTo(hours, 9);
    expect(summary.metrics['before-cut-off']).toBe(0.5);
    expect(summary.metrics['on-time-to-promise']).toBe(1);
    expect(summary.metrics['promise-met']).toBeCloseTo(1 / 3, 12);
    expect(summary.metrics['fill-rate']).toBeCloseTo(1 / 3, 12);
    expect(summary.metrics['wave-wait-hours']).toBeCloseTo((2 * (24 - 1 / 3600)) / 3, 9);
    // From 16:00 to 18:00, and to the next day's 18:00 for the other two, over 20 days.
    const reserved = (2 + 2 * (26 - 1 / 3600)) / 24 / 20;
    expect(summary.metrics['units-reserved']).toBeCloseTo(reserved, 9);
  });

  test('what cannot come in time is lost where the speed says so, though there is stock', async () => {
    const { summary } = await runHandmade(
      { ...LATE, speeds: [{ ...ONE_DAY, 'when-short': 'lost' }] },
      PLENTY,
      [
        [0.5, 1],
        [0.75, 3],
      ],
    );
    expect(summary.totals.lost).toBe(3);
    expect(summary.metrics['in-stock-rate']).toBe(1);
    expect(summary.metrics['offered-one-day']).toBe(0.25);
  });

  test('goods that come for a waiting customer leave with the next truck', async () => {
    const { history } = await runHandmade(
      { ...LATE, speeds: [{ ...ONE_DAY, 'when-short': 'backorder' }] },
      [{ use: 's-Q', 'reorder-point': 0, quantity: 4 }],
      [[0.25, 6]],
    );
    const shipped = history.filter((line) => / ship | wait | reserve /.test(line));
    // 4 units are there from the start, Q above the reorder point; the other two come a day after the order.
    expect(shipped).toEqual([
      '0.25 reserve store 4',
      '0.25 wait store 2',
      '0.75 ship store 4',
      '1.25 reserve store 2',
      '1.75 ship store 2',
    ]);
  });
});

describe('clocks', () => {
  const WEST = {
    ...LATE,
    nodes: [BASE.nodes, []].flat().map((node) => ({ ...(node as object), 'utc-offset': -5 })),
    regions: [{ id: 'town', share: 1, 'utc-offset': -6 }],
  };

  test('departures are on the clock of the node, promises on the clock of the region', async () => {
    // 18:00 at -5 h is 23:00 of the model; 20 h later it is 13:00 in the town, at -6 h.
    const { history, summary } = await runHandmade(WEST, PLENTY, [[0.5, 1]]);
    expect(history.filter((line) => line.includes('ship'))).toEqual([`${23 / 24} ship store 1`]);
    expect(summary.metrics['promise-met']).toBe(1);
    expect(summary.metrics['delivery-hours-mean']).toBe(31);
  });

  test('a parcel that comes outside the hours of deliveries is handed over when they begin again', async () => {
    const town = { id: 'town', share: 1, deliveries: { days: ['mon', 'tue', 'thu'], until: '12:00' } };
    // Ordered on Monday noon, it comes on Tuesday at 14:00; the next hours are on Thursday from 08:00: 68 h.
    const { summary } = await runHandmade({ ...LATE, regions: [town] }, PLENTY, [[0.5, 1]]);
    expect(summary.metrics['delivery-hours-mean']).toBe(68);
    expect(summary.metrics['promise-met']).toBe(0);
  });

  test('no truck leaves on closed dates or other weekdays', async () => {
    const departures = [{ ...TRUCK, days: ['mon', 'wed'], closed: ['2025-01-08'] }];
    const { history } = await runHandmade({ ...LATE, departures }, PLENTY, [[0.7, 1]]);
    // After Monday 16:48 and without Wednesday the 8th, the next truck leaves on Monday the 13th, day 7.
    expect(history.filter((line) => line.includes('ship'))).toEqual(['7.75 ship store 1']);
  });

  test('the cut-offs say so: 15:00 in the town, at the latest on Friday for a truck that does not leave at weekends', async () => {
    const departures = [{ ...TRUCK, days: ['mon', 'tue', 'wed', 'thu', 'fri'] }];
    const { policy } = await runHandmade({ ...WEST, departures }, PLENTY, [[0.5, 1]]);
    expect(cutOffCsv(cutOffs(policy.network)).split('\n')).toEqual([
      'node,region,speed,day,cut-off,departs,delivered',
      ...['mon,tue', 'tue,wed', 'wed,thu', 'thu,fri', 'fri,sat'].map((days) => {
        const [day, next] = days.split(',');
        return `store,town,one-day,${day},15:00,${day} 18:00,${next} 13:00`;
      }),
      'store,town,one-day,sat,,,',
      'store,town,one-day,sun,,,',
    ]);
  });
});

describe('outbound work', () => {
  const shifts = [{ from: '08:00', until: '18:00', 'units-per-hour': 1 }];

  test('orders leave in the order they were booked; one larger than a day takes the days it needs', async () => {
    const { history, summary } = await runHandmade(
      {
        ...LATE,
        speeds: [{ id: 'one-day', deadline: '9 d', 'when-short': 'lost' }],
        capacity: { outbound: [{ shifts }] },
      },
      PLENTY,
      [
        [0.1, 4],
        [0.2, 14],
        [0.3, 2],
        [0.4, 1],
      ],
    );
    // 10 units a day: 4 + 6 of the 14 on day 0; 8 and the next 2 on day 1; the last one on day 2.
    expect(history.filter((line) => line.includes('ship'))).toEqual([
      '0.75 ship store 4',
      '1.75 ship store 14',
      '1.75 ship store 2',
      '2.75 ship store 1',
    ]);
    expect(summary.metrics['first-wave-share']).toBeCloseTo(4 / 21, 12);
    // 17 of 21 stay behind the first of the 20 departures, one behind the second.
    expect(summary.metrics['wave-backlog']).toBeCloseTo(18 / 20, 12);
    expect(summary.metrics['waves-clear']).toBeCloseTo(18 / 20, 12);
    expect(summary.metrics['outbound-utilization']).toBeCloseTo(21 / 200, 12);
  });

  test('overtime is done only where the promise needs it, and charged with the units it does', async () => {
    const { history, summary } = await runHandmade(
      { ...LATE, capacity: { outbound: [{ shifts, overtime: { share: 0.5, cost: 3 } }] } },
      PLENTY,
      [
        [0.1, 8],
        [0.2, 6],
        [0.3, 3],
      ],
    );
    // 10 in shifts and 5 in overtime: of the 6 units 2 and 4. One is left, which is no help to the order of 3: late.
    expect(history.filter((line) => /ship|overtime|late/.test(line))).toEqual([
      '0.75 ship store 8',
      '0.75 ship store 6',
      '0.75 overtime store 4',
      '1.75 ship store 3',
      '1.75 late store 3',
    ]);
    expect(summary.totals.costs.overtime).toBe(12);
    expect(summary.metrics['overtime-share']).toBeCloseTo(4 / 17, 12);
  });
});
