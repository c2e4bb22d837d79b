import { summarizeRun } from '../../src/observation/summarize-run.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { prepareWorld } from '../support/run-world.ts';
import type { Scenario } from './scenarios.ts';

const REPLICATIONS = 4;
const ITEMS = 10;
const DAILY = 8;

/** Two FCs, each beside one of two towns of equal size, 1,000 km apart. Everything is always in stock. */
export const TWO_TOWNS = {
  format: 1,
  name: 'shock-towns',
  horizon: '360 d',
  start: '2025-01-06',
  nodes: [
    { id: 'vendor', kind: 'vendor' },
    { id: 'west', kind: 'fc', latitude: 40, longitude: -100 },
    { id: 'east', kind: 'fc', latitude: 40, longitude: -88 },
  ],
  regions: [
    { id: 'west-town', share: 0.5, latitude: 40, longitude: -100 },
    { id: 'east-town', share: 0.5, latitude: 40, longitude: -88 },
  ],
  items: Array.from({ length: ITEMS }, (_, index) => ({
    id: `item-${index}`,
    class: index % 2 === 0 ? 'A' : 'B',
    'daily-orders': DAILY,
  })),
  lanes: ['west', 'east'].map((to) => ({ from: 'vendor', to, 'lead-time': '2 d' })),
  speeds: [{ id: 'standard', deadline: '72 h', 'when-short': 'lost' }],
  outbound: {
    zones: ['500 km'],
    rates: [
      { speed: 'standard', zone: '1', transit: '20 h', fixed: 4 },
      { speed: 'standard', zone: '2', transit: '40 h', fixed: 9 },
    ],
  },
  demand: { 'by-item': { process: { type: 'poisson' } } },
  policy: {
    fulfillment: { use: 'cheapest' },
    replenishment: [{ use: 'base-stock', level: 400 }],
  },
};

async function meanOf(metric: string, fields: object, base: object = TWO_TOWNS): Promise<number> {
  const policy = await prepareWorld({ ...base, ...fields });
  let over = 0;
  for (let replication = 0; replication < REPLICATIONS; replication++) {
    const outcome = simulate(policy, { seed: 'shock scenarios', replication });
    over += summarizeRun(policy, outcome).metrics[metric];
  }
  return over / REPLICATIONS;
}

async function compare(metric: string, off: object, on: object, base?: object) {
  return { off: await meanOf(metric, off, base), on: await meanOf(metric, on, base) };
}

const surges = (...all: object[]) => ({ shocks: { surges: all } });
const outages = (...all: object[]) => ({ shocks: { outages: all } });

/** A vendor 5 days away and stock for 9 days, so that an outage of 12 days empties it. */
const THIN = {
  ...TWO_TOWNS,
  nodes: TWO_TOWNS.nodes.slice(0, 2),
  regions: [{ id: 'west-town', share: 1, latitude: 40, longitude: -100 }],
  lanes: [{ from: 'vendor', to: 'west', 'lead-time': '5 d' }],
  policy: { replenishment: [{ use: 'base-stock', level: 9 * DAILY }] },
};

/** What surges and outages do to a network. */
export const SHOCK_SCENARIOS: readonly Scenario[] = [
  {
    mechanism: 'shocks',
    statement:
      'Surges lift demand by the renewal-reward mean: 5 of every 20 days at 3 times the mean add 2 x 5 / 20 = 50 %. With constant times and factor only the ends of the year differ.',
    unit: 'units/day',
    measure: () =>
      compare(
        'units-demanded',
        {},
        surges({ name: 'peaks', random: { 'time-between': '15 d', duration: '5 d' }, factor: 3 }),
      ),
    expected: [0.485 * ITEMS * DAILY, 0.515 * ITEMS * DAILY],
  },
  {
    mechanism: 'shocks',
    statement:
      'A surge of half the items (class A) lifts total demand half as much: 30 of 360 days at 4 times the mean add 3 x 30 / 360 / 2 = 12.5 %.',
    unit: 'units/day',
    measure: () =>
      compare(
        'units-demanded',
        {},
        surges({
          name: 'fashion',
          where: { classes: ['A'] },
          scheduled: { from: '2025-03-03', duration: '30 d' },
          factor: 4,
        }),
      ),
    expected: [0.12 * ITEMS * DAILY, 0.13 * ITEMS * DAILY],
  },
  {
    mechanism: 'shocks',
    statement:
      'An FC that is closed 36 of 360 days hands its half of the orders of those days to the other: the local share falls by 0.5 x 36 / 360 = 5 points.',
    unit: 'share',
    measure: () =>
      compare(
        'local-share',
        {},
        outages({
          of: 'node',
          where: { nodes: ['east'] },
          scheduled: { from: '2025-04-07', duration: '36 d' },
        }),
      ),
    expected: [-0.053, -0.047],
  },
  {
    mechanism: 'shocks',
    statement:
      'The orders handed over cost 9 instead of 4 to ship: 5 % of the units x 5 = 0.25 more for each unit demanded.',
    unit: 'money/unit',
    measure: () =>
      compare(
        'cost-shipping-per-unit',
        {},
        outages({
          of: 'node',
          where: { nodes: ['east'] },
          scheduled: { from: '2025-04-07', duration: '36 d' },
        }),
      ),
    expected: [0.235, 0.265],
  },
  {
    mechanism: 'shocks',
    statement:
      'Nodes with 90 days between outages of 10 days are closed 10 / (90 + 10) of the time (availability = MTBF / (MTBF + MTTR)): 36.5 days a year each, 73 for two. Over 4 runs of 20 years the standard deviation of the mean is 73 x sqrt(2 / (2 x 4 x 73)) = 4.3 days.',
    unit: 'days/year',
    measure: async () => {
      const law = (mean: number) => ({ distribution: 'exponential', mean });
      const on = outages({ of: 'node', random: { 'time-between': law(90), duration: law(10) } });
      const items = [{ id: 'item', 'daily-orders': 0.1 }];
      const base = { ...TWO_TOWNS, horizon: '7300 d', items };
      return { off: 0, on: await meanOf('node-outage-days', on, base) };
    },
    expected: [73 - 3 * 4.3, 73 + 3 * 4.3],
  },
  {
    mechanism: 'shocks',
    statement:
      'A vendor that is closed for 12 days, with 9 days of stock on hand and on order, leaves a gap: orders of its first day leave 12 days later, and stock lasts 9 days from there on, so 12 + 5 - 9 = 8 of 360 days go unserved, 2.2 % of demand; less what the last days before the outage had ordered early, and 9 days of cover hardly lose any of it without an outage.',
    unit: 'share',
    measure: () =>
      compare(
        'fill-rate',
        {},
        outages({ of: 'vendor', scheduled: { from: '2025-04-07', duration: '12 d' } }),
        THIN,
      ),
    expected: [-0.027, -0.017],
  },
  {
    mechanism: 'shocks',
    statement:
      'A lane that is closed for 10 days delays what is ordered meanwhile by 5 days on average: 10 / 360 of the units x 5 days = 0.14 days a unit.',
    unit: 'days',
    measure: async () => ({
      off: 0,
      on: await meanOf(
        'outage-delay-days',
        outages({ of: 'lane', scheduled: { from: '2025-04-07', duration: '10 d' } }),
      ),
    }),
    expected: [0.13, 0.148],
  },
];
