import { summarizeRun } from '../../src/observation/summarize-run.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { prepareWorld } from '../support/run-world.ts';
import type { Scenario } from './scenarios.ts';

const ground = { speed: 'two-day', method: 'ground', transit: '40 h', fixed: 5 };
const air = { speed: 'two-day', method: 'air', transit: '20 h', fixed: 20 };
/** Storms: 3 % of the parcels take one or two days more. */
const risk = { 'late-risk': { probability: 0.03, delay: { distribution: 'uniform', low: 1, high: 2 } } };

/** Metrics of one long run of one FC with 20 orders a day under a policy that looks at cost. */
async function measure(rates: readonly object[]) {
  const prepared = await prepareWorld({
    format: 1,
    name: 'one-fc',
    horizon: '2000 d',
    nodes: [
      { id: 'vendor', kind: 'vendor' },
      { id: 'fc', kind: 'fc' },
    ],
    regions: [{ id: 'town', share: 1 }],
    items: [{ id: 'item', 'daily-orders': 20 }],
    lanes: [{ from: 'vendor', to: 'fc', 'lead-time': '1 d' }],
    speeds: [{ id: 'two-day', deadline: '48 h', 'when-short': 'lost', 'late-cost': 100 }],
    outbound: { rates },
    demand: { 'by-item': { process: { type: 'poisson' } } },
    policy: { replenishment: [{ use: 'base-stock', level: 500 }], fulfillment: { use: 'cheapest' } },
  });
  return summarizeRun(prepared, simulate(prepared, { seed: 'scenario', replication: 0 })).metrics;
}

/** What delays and a second method do to promises and to cost. */
export const METHOD_SCENARIOS: readonly Scenario[] = [
  {
    mechanism: 'outbound methods',
    statement:
      'a delay of at least a day on 3 % of the parcels makes 3 % of the units late that were not, within 0.0034, four standard errors of 40,000 orders',
    unit: 'share of units late',
    expected: [0.03 - 0.0034, 0.03 + 0.0034],
    async measure() {
      const off = await measure([ground]);
      const on = await measure([{ ...ground, ...risk }]);
      return { off: off['late-share'], on: on['late-share'] };
    },
  },
  {
    mechanism: 'outbound methods',
    statement:
      'a promise planned with 49 h of ground transit leaves air alone in time: shipping costs 20 instead of 5 a unit, exactly 15 more, to save 0.03 x 100 of late cost',
    unit: 'USD/unit',
    expected: [15, 15],
    async measure() {
      const off = await measure([{ ...ground, ...risk }, air]);
      const on = await measure([{ ...ground, ...risk, 'planned-transit': '49 h' }, air]);
      return { off: off['shipping-cost-per-unit'], on: on['shipping-cost-per-unit'] };
    },
  },
];
