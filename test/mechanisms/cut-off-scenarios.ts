import { summarizeRun } from '../../src/observation/summarize-run.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { prepareWorld } from '../support/run-world.ts';
import type { Scenario } from './scenarios.ts';

const REPLICATIONS = 2;
/** Orders a day of a lamp and a shade together, and of one of them alone. */
const TOGETHER = 60;
const ALONE = 20;

/** Two small buildings beside the town with trucks in the day, and a large one that sends everything at midnight, 30 h away. */
const TOWN = {
  format: 1,
  name: 'cut-off-scenarios',
  horizon: '80 d',
  'warm-up': '10 d',
  nodes: [
    { id: 'vendor', kind: 'vendor' },
    { id: 'lamps', kind: 'same-day', classes: ['lamp'] },
    { id: 'shades', kind: 'same-day', classes: ['shade'] },
    { id: 'all', kind: 'fc' },
  ],
  regions: [{ id: 'town', share: 1 }],
  items: ['lamp', 'shade'].map((id) => ({ id, class: id })),
  lanes: ['lamps', 'shades', 'all'].map((to) => ({ from: 'vendor', to, 'lead-time': '1 d' })),
  speeds: [
    { id: 'one-day', 'deliver-by': { days: 1, at: '21:00' }, 'when-short': 'lost' },
    { id: 'two-day', 'deliver-by': { days: 2, at: '21:00' }, 'when-short': 'lost' },
  ],
  demand: {
    rows: [
      { items: ['lamp', 'shade'], process: { type: 'poisson', mean: TOGETHER } },
      { item: 'lamp', process: { type: 'poisson', mean: ALONE } },
      { item: 'shade', process: { type: 'poisson', mean: ALONE } },
    ],
  },
  baskets: {},
  // Whoever is shown one-day takes it.
  customers: {
    speeds: [{ speed: 'one-day' }, { speed: 'two-day' }],
    choice: { 'days-weight': 50 },
    conversion: { base: 1, 'per-day': 0 },
  },
  policy: { replenishment: [{ use: 'base-stock', level: 2000 }], fulfillment: { use: 'cheapest' } },
};

/** Small buildings with a truck at 14:00, or another at 20:00: cut-offs of one-day at 12:00 or 18:00. */
const lastTruck = (...times: readonly string[]) => ({
  departures: [
    { where: { kinds: ['same-day'] }, 'cycle-time': '2 h', times },
    { where: { kinds: ['fc'] }, 'cycle-time': '0 s', times: ['24:00'] },
  ],
});

/** Lanes to the town by node; what leaves the large building at midnight by a way of less than 21 h would be one-day, too. */
function ways(fromAll: string) {
  const lanes = ['one-day', 'two-day'].flatMap((speed) => [
    { from: 'lamps', to: 'town', speed, transit: '20 h', fixed: 3 },
    { from: 'shades', to: 'town', speed, transit: '20 h', fixed: 3 },
    { from: 'all', to: 'town', speed, transit: fromAll, fixed: 4 },
  ]);
  return { outbound: { lanes } };
}

async function meanOf(metric: string, fields: object): Promise<number> {
  const policy = await prepareWorld({ ...TOWN, ...fields });
  let sum = 0;
  for (let replication = 0; replication < REPLICATIONS; replication++) {
    const outcome = simulate(policy, { seed: 'cut-off scenarios', replication });
    sum += summarizeRun(policy, outcome).metrics[metric];
  }
  return sum / REPLICATIONS;
}

/** A metric with the early truck only and with the later one, too. */
async function levels(metric: string, fields: object) {
  return {
    off: await meanOf(metric, { ...fields, ...lastTruck('14:00') }),
    on: await meanOf(metric, { ...fields, ...lastTruck('14:00', '20:00') }),
  };
}

const MIXED = TOGETHER / (TOGETHER + 2 * ALONE);
/** Share of the day between the cut-offs. */
const BETWEEN = 6 / 24;

/** Promises, departures and baskets together: what a later cut-off does to boxes. */
export const CUT_OFF_SCENARIOS: readonly Scenario[] = [
  {
    mechanism: 'departures and baskets',
    unit: '1',
    statement:
      'Customers take one-day where they are shown it. Near the town one building keeps lamps and one shades; the building that keeps both is two days away. A cut-off at 18:00 instead of 12:00 shows one-day to a quarter of the day more',
    measure: () => levels('shown-one-day', ways('30 h')),
    // 14,000 or more orders, four standard errors of 0.0037: a false alarm in 16,000.
    expected: [BETWEEN - 0.015, BETWEEN + 0.015],
  },
  {
    mechanism: 'departures and baskets',
    unit: '1',
    statement:
      'The same later cut-off splits more orders: after it an order of a lamp and a shade comes in one box from afar, before it in two from near. A quarter of the day x 0.6, the share of orders that no near building has all lines of',
    measure: () => levels('split-rate', ways('30 h')),
    // Four standard errors of 0.003.
    expected: [BETWEEN * MIXED - 0.012, BETWEEN * MIXED + 0.012],
  },
  {
    mechanism: 'departures and baskets',
    unit: '1',
    statement:
      'Where the large building is a night away, it keeps the one-day promise all day, and one box from it is preferred to two from near: the later cut-off splits nothing',
    measure: () => levels('split-rate', ways('20 h')),
    expected: [0, 0],
  },
];
