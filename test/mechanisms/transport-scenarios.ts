import { summarizeRun } from '../../src/observation/summarize-run.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { prepareWorld } from '../support/run-world.ts';
import type { Scenario } from './scenarios.ts';

/*
 * One vendor, one FC, customers who come at random for one unit each, 20 a day; every unit sold is ordered at once and is
 * two days on the road. A trailer holds 40 units and costs 100.
 */
const UNITS_PER_DAY = 20;
const LEAD_DAYS = 2;
const TRAILER_UNITS = 40;
const TRAILER_COST = 100;
const DAYS = 4000;

const daily = { departures: { times: ['18:00'] } };
const filled = { 'fill-threshold': 1, 'longest-wait': '30 d' };

interface Setting {
  readonly rule?: Readonly<Record<string, unknown>>;
  readonly policy?: Readonly<Record<string, unknown>>;
}

/** Metrics of one long run. */
async function measure({ rule, policy = { use: 'base-stock', level: 120 } }: Setting) {
  const prepared = await prepareWorld({
    format: 1,
    name: 'one-lane',
    horizon: `${DAYS} d`,
    'warm-up': '30 d',
    nodes: [
      { id: 'vendor', kind: 'vendor' },
      { id: 'fc', kind: 'fc' },
    ],
    regions: [{ id: 'town', share: 1 }],
    items: [{ id: 'item', volume: '10 l', 'daily-orders': UNITS_PER_DAY }],
    lanes: [{ from: 'vendor', to: 'fc', 'lead-time': `${LEAD_DAYS} d` }],
    speeds: [{ id: 'standard', deadline: '24 h', 'when-short': 'backorder' }],
    outbound: { rates: [{ speed: 'standard', transit: '1 h' }] },
    demand: { 'by-item': { process: { type: 'poisson' } } },
    policy: { replenishment: [policy] },
    ...(rule === undefined
      ? {}
      : { transport: [{ trailer: { volume: `${TRAILER_UNITS * 10} l`, cost: TRAILER_COST }, ...rule }] }),
  });
  const { metrics } = summarizeRun(prepared, simulate(prepared, { seed: 'scenario', replication: 0 }));
  return metrics;
}

/** Mean wait of a unit for a trailer of n units to fill: the first waits for n - 1 more, the last for none. */
const FILL_DAYS = (TRAILER_UNITS - 1) / (2 * UNITS_PER_DAY);

/** Price of a unit: by trailers that leave full, and by one a day that leaves unless nobody came. */
const FILLED_UNIT = TRAILER_COST / TRAILER_UNITS;
const DAILY_UNIT = (TRAILER_COST * (1 - Math.exp(-UNITS_PER_DAY))) / UNITS_PER_DAY;

/** What trailers do to the stock under way, to cost and to the stock on hand of a policy that knows of the wait. */
export const TRANSPORT_SCENARIOS: readonly Scenario[] = [
  {
    mechanism: 'transport',
    statement:
      'trailers that leave only full add (n - 1) / (2 x demand) = 0.975 days of cover under way to the lead time (Little; n = 40 units, 20 a day), within 0.03, six standard errors',
    unit: 'days of cover under way',
    expected: [FILL_DAYS - 0.03, FILL_DAYS + 0.03],
    async measure() {
      const off = await measure({});
      const on = await measure({ rule: filled });
      return { off: off['mean-in-transit'] / UNITS_PER_DAY, on: on['mean-in-transit'] / UNITS_PER_DAY };
    },
  },
  {
    mechanism: 'transport',
    statement:
      'instead of one trailer a day, trailers that leave only full cost 100 / 40 in place of 100 (1 - exp(-20)) / 20 per unit: 2.50 less, within 0.06',
    unit: 'USD/unit',
    expected: [FILLED_UNIT - DAILY_UNIT - 0.06, FILLED_UNIT - DAILY_UNIT + 0.06],
    async measure() {
      const off = await measure({ rule: daily });
      const on = await measure({ rule: filled });
      return { off: off['cost-transport-per-unit'], on: on['cost-transport-per-unit'] };
    },
  },
  {
    mechanism: 'transport',
    statement:
      'filling trailers raises days of cover: a policy that plans with a wait of at most 3 days instead of 1 holds at least 1.5 days more on hand',
    unit: 'days of cover',
    // The level rises by 2 days of demand and its safety stock; of that the wait itself takes 0.975 - 0.5 days.
    expected: [1.5, 2.2],
    async measure() {
      const policy = { use: 'newsvendor', review: '1 h', quantile: 0.98 };
      const off = await measure({ rule: daily, policy });
      const on = await measure({ rule: { ...filled, 'longest-wait': '3 d' }, policy });
      return { off: off['days-of-cover'], on: on['days-of-cover'] };
    },
  },
];
