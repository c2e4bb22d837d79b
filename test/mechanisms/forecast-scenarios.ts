import { summarizeRun } from '../../src/observation/summarize-run.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { prepareWorld } from '../support/run-world.ts';
import type { Scenario } from './scenarios.ts';

const ITEMS = 40;
const REPLICATIONS = 4;

/**
 * One store, one vendor a week away, weekly review up to the 95 % quantile of 14 days of demand; 40 items of 10 orders a
 * day, Poisson, lost when there is no stock.
 */
export const STORE = {
  format: 1,
  name: 'forecast-store',
  horizon: '182 d',
  'warm-up': '28 d',
  nodes: [
    { id: 'vendor', kind: 'vendor' },
    { id: 'store', kind: 'fc' },
  ],
  regions: [{ id: 'town', share: 1 }],
  items: Array.from({ length: ITEMS }, (_, index) => ({ id: `item-${index}`, 'daily-orders': 10 })),
  lanes: [{ from: 'vendor', to: 'store', 'lead-time': '7 d' }],
  speeds: [{ id: 'standard', deadline: '24 h', 'when-short': 'lost' }],
  outbound: { rates: [{ speed: 'standard', transit: '1 h' }] },
  demand: { 'by-item': { process: { type: 'poisson' } } },
  policy: { replenishment: [{ use: 'newsvendor', review: '7 d', quantile: 0.95 }] },
};

/** The world's variance; the levels of items are independent. */
const FORECAST = { variance: 0.1, 'common-share': 0 };

/** A model's fields without and with the mechanism, or at two levels of it. */
interface Levels {
  readonly off: object;
  readonly on: object;
}

async function compare(metric: string, { off, on }: Levels) {
  return { off: await meanOf(metric, off), on: await meanOf(metric, on) };
}

async function meanOf(metric: string, fields: object): Promise<number> {
  const policy = await prepareWorld({ ...STORE, ...fields });
  let sum = 0;
  for (let replication = 0; replication < REPLICATIONS; replication++) {
    const outcome = simulate(policy, { seed: 'forecast scenarios', replication });
    sum += summarizeRun(policy, outcome).metrics[metric];
  }
  return sum / REPLICATIONS;
}

/** Demand three times as high for the sixth measured week. */
const SALE = {
  ...STORE.demand,
  events: [{ name: 'sale', from: '2025-03-10', days: 7, factor: 3 }],
};

/** What forecasts do to a network. */
export const FORECAST_SCENARIOS: readonly Scenario[] = [
  {
    mechanism: 'forecasts',
    statement:
      'Stock follows what forecasts do not know: 20 % of a log variance of 0.1 in each of two weeks adds 2 x (exp(0.02) - 1) x 70^2 = 198 to the variance of 140 Poisson units, so the 95 % quantile rises by 1.645 x (sqrt(338) - sqrt(140)) = 10.8 units an item, more with the skew of the level: 8 to 16 more on hand for each of 40 items.',
    unit: 'units',
    measure: () => compare('mean-on-hand', { off: {}, on: { forecast: FORECAST } }),
    expected: [8 * ITEMS, 16 * ITEMS],
  },
  {
    mechanism: 'forecasts',
    statement:
      'A forecast that is 10 % too low costs service: the level falls by 17 of its 30 units of safety, from k = 1.65 to 0.72 standard deviations, where the normal loss function gives 18.4 x (0.139 - 0.021) / 70 = 3.1 % of demand with backorders; less where unmet demand is lost and does not come back.',
    unit: 'share',
    measure: () =>
      compare('fill-rate', {
        off: { forecast: FORECAST },
        on: { forecast: { ...FORECAST, bias: 0.9 } },
      }),
    expected: [-0.031, -0.01],
  },
  {
    mechanism: 'forecasts',
    statement:
      'A forecast too sure of itself costs service: half the true deviation stated leaves 22.6 of 30.3 units of safety, k = 1.23, and the loss function gives 18.4 x (0.051 - 0.021) / 70 = 0.8 % of demand at most.',
    unit: 'share',
    measure: () =>
      compare('fill-rate', {
        off: { forecast: FORECAST },
        on: { forecast: { ...FORECAST, calibration: 0.5 } },
      }),
    expected: [-0.008, -0.002],
  },
  {
    mechanism: 'forecasts',
    statement:
      'The forecast error grows with the horizon as the parameters say: 70 % of the variance is unknown 12 weeks ahead and 20 % one week ahead, so with Poisson counts of 70 the error is 0.798 x sqrt(0.07 + 1/70) = 23.2 % and 0.798 x sqrt(0.02 + 1/70) = 14.8 %, 8.4 points apart.',
    unit: 'share',
    measure: async () => {
      const fields = { forecast: FORECAST };
      const near = await meanOf('forecast-error-1-week', fields);
      const far = await meanOf('forecast-error-12-weeks', fields);
      return { off: near, on: far };
    },
    expected: [0.074, 0.094],
  },
  {
    mechanism: 'forecasts',
    statement:
      'A sale that nobody was told of empties the shelves: in its week 210 units are wanted and 170 - 70 = 100 are on hand, as what is ordered comes after it, so 110 of the 1960 units of 26 weeks are lost for each item (5.6 %), and a few in the week after; known four weeks ahead it is stocked for.',
    unit: 'share',
    measure: () =>
      compare('fill-rate', {
        off: { demand: SALE, forecast: { variance: 0, events: { 'known-before': '28 d' } } },
        on: { demand: SALE, forecast: { variance: 0, events: { 'known-before': '0 d' } } },
      }),
    expected: [-0.07, -0.05],
  },
];
