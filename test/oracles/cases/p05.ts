import { knownValue } from '../known-values.ts';
import { LevelObserver } from '../level-observer.ts';
import { measureReplications } from '../measure-replications.ts';
import type { OracleCase } from '../oracle-case.ts';
import { replicateWatched } from '../replicate.ts';

const REPLICATIONS = 64;
const MODEL = 'p05-base-stock.yaml';

/** The more the lead time varies, the longer a shortage lasts and the longer the run must be. */
const LAWS = [
  { law: 'constant', leadTime: '2 d', horizon: '15000 d' },
  { law: 'exponential', leadTime: { distribution: 'exponential', mean: 2 }, horizon: '24000 d' },
  { law: 'uniform', leadTime: { distribution: 'uniform', low: 0, high: 4 }, horizon: '15000 d' },
  { law: 'gamma', leadTime: { distribution: 'gamma', mean: 2, shape: 0.5 }, horizon: '36000 d' },
  { law: 'lognormal', leadTime: { distribution: 'lognormal', mean: 2, 'log-sd': 1 }, horizon: '24000 d' },
];

/** Palm: units on order are Poisson whatever the law of the lead time. */
export const p05: OracleCase = {
  id: 'P05',
  setting: `models/${MODEL} with five laws of the lead time; ${REPLICATIONS} replications of 15,000 to 36,000 days each. Variance on order about the known mean.`,
  async run() {
    const measures = [];
    for (const { law, leadTime, horizon } of LAWS) {
      const figures = await replicateWatched(
        {
          model: MODEL,
          overrides: { 'lanes.vendor>store.lead-time': leadTime, horizon },
          replications: REPLICATIONS,
        },
        (plan) => new LevelObserver(plan, 1),
        ({ summary, observer }) => {
          const [cell] = summary.cells;
          const [stock] = summary.stocks;
          return {
            fill_rate: cell.fillRate,
            mean_backorders: stock.meanBackorders,
            mean_on_hand: stock.meanOnHand,
            mean_on_order: stock.meanOnOrder,
            var_on_order: observer.variance(0, knownValue('P05', 'mean_on_order')),
            mean_customer_wait: cell.meanDeliveryHours / 24,
            prob_zero_on_hand: 1 - stock.inStockShare,
            ...(law === 'constant'
              ? { prob_wait_gt_half_day_constant_L: cell.unitsLate / cell.unitsShipped }
              : {}),
          };
        },
      );
      const probabilities = ['fill_rate', 'prob_zero_on_hand', 'prob_wait_gt_half_day_constant_L'];
      measures.push(...measureReplications(figures, { id: 'P05', variant: law, probabilities }));
    }
    return measures;
  },
};
