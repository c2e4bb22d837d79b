import { describe, expect, test } from 'vitest';
import { expectedUnits } from '../../src/network/expected-units.ts';
import { EVENT } from '../../src/simulation/layout.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { type ModelFields, type Order, runHandmade } from '../simulation/handmade-world.ts';
import { prepareWorld, runChecked } from '../support/run-world.ts';
import { TWO_TOWNS } from './shock-scenarios.ts';

/*
 * Outages followed by hand. One store orders every unit sold from its vendor, a day away; time 0 is 6 January. The laws
 * are checked at every event.
 */

const LEVEL_50 = [{ use: 'base-stock', level: 50 }];
const outageOf = (of: string, from: string, duration: string, severity = 1) => ({
  of,
  scheduled: { from, duration },
  severity,
});

async function run(outages: readonly ModelFields[], orders: readonly Order[], fields: ModelFields = {}) {
  return runHandmade({ shocks: { outages }, ...fields }, LEVEL_50, orders);
}

describe('a closed node', () => {
  test('serves nobody and receives nothing until it opens; then goods and customers go on', async () => {
    const { history, summary } = await run(
      [outageOf('node', '2025-01-08', '36 h')],
      [
        [1.5, 3],
        [2.25, 2],
      ],
    );
    expect(history).toEqual([
      '1.5 order 3',
      '1.5 ship store 3',
      '1.5 place store 3 from vendor',
      '1.5 dispatch store 3 from vendor',
      '2 outage store 1',
      '2.25 order 2',
      '2.25 wait store 2',
      '2.25 place store 2 from vendor',
      '2.25 dispatch store 2 from vendor',
      '3.5 receive store 3',
      '3.5 receive store 2',
      '3.5 outage store 0',
      '3.5 ship store 2',
      '3.5 late store 2',
    ]);
    const { metrics } = summary;
    expect(metrics['node-outage-days']).toBeCloseTo((1.5 * 365) / 20, 9);
    // 3 units wait a day, 2 a quarter.
    expect(metrics['outage-delayed-share']).toBeCloseTo(1, 12);
    expect(metrics['outage-delay-days']).toBeCloseTo((3 * 1 + 2 * 0.25) / 5, 9);
  });

  test('loses customers who do not wait', async () => {
    const speeds = [{ id: 'standard', deadline: '24 h', 'when-short': 'lost' }];
    const { summary } = await run(
      [outageOf('node', '2025-01-08', '24 h')],
      [
        [2.5, 2],
        [3, 1],
      ],
      { speeds },
    );
    expect(summary.metrics['fill-rate']).toBeCloseTo(1 / 3, 12);
  });

  test('keeps parcels whose departure comes until the first after it opens', async () => {
    const fields = {
      departures: [{ times: ['18:00'] }],
      speeds: [{ id: 'standard', deadline: '24 h', 'when-short': 'backorder' }],
    };
    const orders: Order[] = [
      [1.9, 4],
      [3.5, 1],
    ];
    const { history, summary } = await run([outageOf('node', '2025-01-08', '24 h')], orders, fields);
    const ships = history.filter((line) => line.includes('ship') || line.includes('late'));
    // Booked for 18:00 of day 2, when the store is closed.
    expect(ships).toEqual(['3.75 ship store 4', '3.75 late store 4', '3.75 ship store 1']);
    expect(summary.metrics['outage-parcels-share']).toBeCloseTo(4 / 5, 12);
  });
});

test.each(['lane', 'vendor'])('goods ordered over a closed %s leave when it opens', async (of) => {
  const { history, summary } = await run([outageOf(of, '2025-01-08', '36 h')], [[2.5, 2]]);
  expect(history.filter((line) => /(dispatch|receive)/.test(line))).toEqual([
    '2.5 dispatch store 2 from vendor',
    '4.5 receive store 2',
  ]);
  expect(summary.metrics['lane-outage-days']).toBeCloseTo((1.5 * 365) / 20, 9);
  expect(summary.metrics['outage-delay-days']).toBeCloseTo(1, 9);
});

test('a node that is half there unloads at half the pace', async () => {
  const capacity = { inbound: [{ doors: 1, time: '6 h' }] };
  const outages = [outageOf('node', '2025-01-08', '48 h', 0.5)];
  const { history, summary } = await run(
    outages,
    [
      [1.5, 2],
      [8, 1],
    ],
    { capacity },
  );
  expect(history.filter((line) => /(receive|stow)/.test(line))).toEqual([
    '2.5 receive store 2',
    '3 stow store 2',
    '9 receive store 1',
    '9.25 stow store 1',
  ]);
  expect(summary.metrics['capacity-level']).toBeCloseTo(1 - (0.5 * 2) / 20, 9);
});

test('a node that is half there packs half as much before a departure', async () => {
  const capacity = { outbound: [{ shifts: [{ from: '08:00', until: '18:00', 'units-per-hour': 1 }] }] };
  const fields = { capacity, departures: [{ times: ['18:00'] }] };
  const ships = async (outages: readonly ModelFields[]) => {
    const { history } = await run(outages, [[1, 8]], {
      ...fields,
      speeds: [{ id: 'standard', deadline: '72 h', 'when-short': 'backorder' }],
    });
    return history.filter((line) => line.includes('ship'));
  };
  // 8 units are the work of 8 of 10 h; at half the pace 5 are done on day 1 and 3 on day 2.
  expect(await ships([])).toEqual(['1.75 ship store 8']);
  expect(await ships([outageOf('node', '2025-01-07', '48 h', 0.5)])).toEqual(['2.75 ship store 8']);
});

test('every policy meets the same outages, and a rule after another keeps its own', async () => {
  const times = { 'time-between': { distribution: 'exponential', mean: 3 }, duration: '12 h' };
  const eventsWith = async (level: number, more: readonly object[] = []) => {
    const policy = await prepareWorld({
      ...TWO_TOWNS,
      horizon: '60 d',
      shocks: { outages: [{ of: 'node', where: { nodes: ['east'] }, random: times }, ...more] },
      policy: { replenishment: [{ use: 'base-stock', level }] },
    });
    const seen: string[] = [];
    const observer = {
      onEvent: (event: number, time: number, _item: number, site: number, lane: number, closed: number) => {
        if (event === EVENT.outage && lane < 0 && site === 1) seen.push(`${time} ${closed}`);
      },
    };
    simulate(policy, { seed: 'same', replication: 3, observer });
    return seen;
  };
  const seen = await eventsWith(20);
  expect(seen.length).toBeGreaterThan(10);
  expect(await eventsWith(90)).toEqual(seen);
  const others = [{ of: 'node', where: { nodes: ['west'] }, random: times }];
  expect(await eventsWith(20, others)).toEqual(seen);
});

test('60 replications with departures, shifts and outages of every kind keep the laws at every event', async () => {
  const law = (mean: number) => ({ distribution: 'gamma', mean, cv: 0.9 });
  const policy = await prepareWorld({
    ...TWO_TOWNS,
    horizon: '21 d',
    items: TWO_TOWNS.items.slice(0, 2),
    departures: [{ times: ['09:00', '18:00'] }],
    speeds: [{ id: 'standard', deadline: '96 h', 'when-short': 'backorder', patience: '2 d' }],
    capacity: {
      outbound: [
        {
          shifts: [{ from: '08:00', until: '18:00', 'units-per-hour': 1.2 }],
          overtime: { share: 0.2, cost: 1 },
        },
      ],
      inbound: [{ doors: 1, time: '3 h' }],
    },
    policy: { replenishment: [{ use: 'base-stock', level: 40 }] },
    shocks: {
      surges: [{ name: 'storm', random: { 'time-between': law(4), duration: law(2) }, factor: law(2) }],
      outages: [
        { of: 'node', random: { 'time-between': law(3), duration: law(0.7) } },
        { of: 'node', severity: 0.6, random: { 'time-between': law(3), duration: law(0.7) } },
        { of: 'lane', random: { 'time-between': law(3), duration: law(0.7) } },
        { of: 'vendor', random: { 'time-between': law(3), duration: law(0.7) } },
      ],
      capacity: [{ 'weekly-correlation': 0.5, 'log-deviation': 0.3 }],
    },
  });
  let parcels = 0;
  for (let replication = 0; replication < 60; replication++) {
    parcels += runChecked(policy, { replication }).summary.metrics['outage-parcels-share'];
  }
  expect(parcels).toBeGreaterThan(0);
});

describe('demand under surges', () => {
  test('is what the control variate expects: surges, tilt and regime at their means', async () => {
    const policy = await prepareWorld({
      ...TWO_TOWNS,
      horizon: '20 d',
      items: TWO_TOWNS.items.slice(0, 4),
      shocks: {
        surges: [
          {
            name: 'storm',
            random: { 'time-between': { distribution: 'exponential', mean: 6 }, duration: '3 d' },
            factor: { distribution: 'gamma', mean: 2, cv: 0.5 },
            'category-tilt': 0.3,
          },
          {
            name: 'launch',
            where: { classes: ['A'] },
            scheduled: { from: '2025-01-10', duration: '4 d' },
            factor: 1.5,
          },
          { name: 'years', regime: { 'weekly-correlation': 0.9, 'log-deviation': 0.2 } },
        ],
      },
    });
    // 32 orders a day: a third of the time in a storm of mean 2; the launch lifts half of it on 4 days.
    const expected = 32 * (1 + 3 / 9) * (20 + 0.5 * 0.5 * 4);
    expect(expectedUnits(policy.network, 0, 20)).toBeCloseTo(expected, 6);
    const runs = 400;
    let sum = 0;
    let square = 0;
    for (let replication = 0; replication < runs; replication++) {
      const units = simulate(policy, { seed: 'surges', replication }).orderCount;
      sum += units;
      square += units * units;
    }
    const mean = sum / runs;
    const deviation = Math.sqrt((square / runs - mean * mean) / runs);
    // Four standard deviations: a false alarm in 16,000.
    expect(Math.abs(mean - expected)).toBeLessThan(4 * deviation);
  });

  test('that policies know of stands in their calendar, that which they do not does not', async () => {
    const calendarWith = async (known: boolean) => {
      const surge = { name: 'launch', scheduled: { from: '2025-01-08', duration: '2 d', known } };
      const factor = { distribution: 'gamma', mean: 3, cv: 0.5 };
      const shocks = { surges: [{ ...surge, where: { classes: ['A'] }, factor }] };
      const { network } = await prepareWorld({ ...TWO_TOWNS, horizon: '30 d', shocks });
      expect(expectedUnits(network, 0, 10)).toBeCloseTo(80 * 10 + 40 * 2 * 2, 6);
      return network.classes.map((_, row) => Array.from(network.calendar.factors[row].subarray(1, 5)));
    };
    expect(await calendarWith(true)).toEqual([
      [1, 3, 3, 1],
      [1, 1, 1, 1],
    ]);
    expect(await calendarWith(false)).toEqual([
      [1, 1, 1, 1],
      [1, 1, 1, 1],
    ]);
  });

  test('is counted: days, the factor that came, and the fill rate of those days', async () => {
    const policy = await prepareWorld({
      ...TWO_TOWNS,
      horizon: '10 d',
      'warm-up': '3 d',
      policy: { replenishment: [{ use: 'base-stock', level: 12 }] },
      shocks: {
        surges: [{ name: 'launch', scheduled: { from: '2025-01-08', duration: '4 d' }, factor: 3 }],
      },
    });
    const { metrics } = runChecked(policy).summary;
    // Days 2 to 5, of which day 2 is in the warm-up of days 0 to 2.
    expect(metrics['surge-days-share']).toBeCloseTo(3 / 10, 12);
    expect(metrics['demand-shock-factor']).toBeCloseTo(1 + (2 * 3) / 10, 9);
    expect(metrics['fill-rate-in-surges']).toBeLessThan(metrics['fill-rate']);
    expect(metrics['fill-rate-in-surges']).toBeGreaterThan(0);
  });
});
