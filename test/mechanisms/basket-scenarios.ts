import { summarizeRun } from '../../src/observation/summarize-run.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { prepareWorld } from '../support/run-world.ts';
import type { Scenario } from './scenarios.ts';

const REPLICATIONS = 4;
/** Price of a parcel of any weight. */
const PARCEL = 4;
/** Half of the orders have one line, half two. */
const LINES = { distribution: 'discrete', values: [1, 2], probabilities: [0.5, 0.5] };
const MEAN_LINES = 1.5;

/** Two items of 30 lines a day, stock enough that nothing is ever short. */
const WORLD = {
  format: 1,
  name: 'basket-scenarios',
  horizon: '300 d',
  'warm-up': '10 d',
  regions: [{ id: 'town', share: 1 }],
  items: ['lamp', 'shade'].map((id) => ({ id, class: id, 'daily-orders': 30, 'holding-cost': 0.12 })),
  lanes: ['north', 'south'].map((to) => ({ from: 'vendor', to, 'lead-time': '1 d' })),
  speeds: [{ id: 'standard', deadline: '2 d', 'when-short': 'lost' }],
  outbound: { rates: [{ speed: 'standard', transit: '1 d', fixed: PARCEL }] },
  demand: { 'by-item': { process: { type: 'poisson' } } },
  policy: { replenishment: [{ use: 'base-stock', level: 100 }], fulfillment: { use: 'cheapest' } },
};

/** Both FCs keep both items, or each one of them. */
const BOTH = nodes(['lamp', 'shade'], ['lamp', 'shade']);
const ONE_EACH = nodes(['lamp'], ['shade']);

function nodes(north: readonly string[], south: readonly string[]) {
  return {
    nodes: [
      { id: 'vendor', kind: 'vendor' },
      { id: 'north', kind: 'fc', classes: north },
      { id: 'south', kind: 'fc', classes: south },
    ],
  };
}

/** Mean of a metric over the replications. */
export async function meanOfBaskets(metric: string, fields: object): Promise<number> {
  const policy = await prepareWorld({ ...WORLD, ...fields });
  let sum = 0;
  for (let replication = 0; replication < REPLICATIONS; replication++) {
    const outcome = simulate(policy, { seed: 'basket scenarios', replication });
    sum += summarizeRun(policy, outcome).metrics[metric];
  }
  return sum / REPLICATIONS;
}

/** What it costs more, per unit, that each FC keeps one item instead of both. */
async function costOfOneEach(fields: object): Promise<number> {
  const metric = 'total-cost-per-unit';
  return (
    (await meanOfBaskets(metric, { ...fields, ...ONE_EACH })) -
    (await meanOfBaskets(metric, { ...fields, ...BOTH }))
  );
}

/**
 * One order a day of a lamp and a chair. Far away is a lamp for everyone and one chair, replaced in 12 hours; near are
 * chairs only. Vans leave every hour.
 */
const ONE_CHAIR = {
  ...nodes(['chairs'], ['chairs', 'lamps']),
  horizon: '1000 d',
  items: [
    { id: 'lamp', class: 'lamps' },
    { id: 'chair', class: 'chairs' },
  ],
  lanes: ['north', 'south'].map((to) => ({ from: 'vendor', to, 'lead-time': '12 h' })),
  speeds: [{ id: 'standard', deadline: '20 d', 'when-short': 'lost' }],
  demand: { rows: [{ items: ['lamp', 'chair'], process: { type: 'poisson', mean: 1 } }] },
  departures: [{ times: Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:30`) }],
  policy: {
    replenishment: [
      { where: { nodes: ['south'], items: ['chair'] }, use: 'base-stock', level: 1 },
      { use: 'base-stock', level: 100 },
    ],
    fulfillment: { use: 'cheapest' },
  },
};
const HOLDING = { ...ONE_CHAIR, baskets: { consolidation: '15 d' } };

/** What is held when each order waits until it can go in one box. */
export async function heldMeans() {
  return {
    held: await meanOfBaskets('held-orders', HOLDING),
    hours: await meanOfBaskets('hold-hours', HOLDING),
    together: await meanOfBaskets('consolidated-orders', HOLDING),
  };
}

/** Effects of orders of several lines on what each node should keep, and of waiting for one box. */
export const BASKET_SCENARIOS: readonly Scenario[] = [
  {
    mechanism: 'baskets',
    statement:
      'Orders of 1 or 2 lines, half each: when each of two FCs keeps one of the items instead of both, every order of two lines is split, and boxes per order rise from 1 to the mean number of lines, 1.5',
    unit: 'boxes/order',
    measure: async () => ({
      off: await meanOfBaskets('boxes-per-order', { ...BOTH, baskets: { lines: LINES } }),
      on: await meanOfBaskets('boxes-per-order', { ...ONE_EACH, baskets: { lines: LINES } }),
    }),
    // On a day with more of one item than of the other some lines find no partner: a little below.
    expected: [MEAN_LINES - 1 - 0.04, MEAN_LINES - 1 + 0.005],
  },
  {
    mechanism: 'baskets',
    statement:
      'What it costs per unit that each FC keeps one item instead of both: less than nothing while every line is an order, for half the stock will do; with orders of 1.5 lines 4 x (1 - 1 / 1.5) more, and keeping both wins',
    unit: 'USD/unit',
    measure: async () => ({
      off: await costOfOneEach({}),
      on: await costOfOneEach({ baskets: { lines: LINES } }),
    }),
    expected: [PARCEL * (1 - 1 / MEAN_LINES) - 0.06, PARCEL * (1 - 1 / MEAN_LINES) + 0.01],
  },
  {
    mechanism: 'baskets',
    statement:
      'One order a day of two items; the node that has both gets its one place filled in half a day. Orders that find it empty are split, by the Erlang loss formula 0.5 / 1.5 of them; with a window until the last departure that keeps the promise none is',
    unit: 'share of orders',
    measure: async () => ({
      off: await meanOfBaskets('split-rate', { ...ONE_CHAIR, baskets: {} }),
      on: await meanOfBaskets('split-rate', HOLDING),
    }),
    // 4000 orders: 4 standard errors of a share of 1/3, and some for orders that follow one another.
    expected: [-1 / 3 - 0.04, -1 / 3 + 0.04],
  },
];
