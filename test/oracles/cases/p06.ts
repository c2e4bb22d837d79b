import { LevelObserver } from '../level-observer.ts';
import { listed } from '../listed.ts';
import { measureReplications } from '../measure-replications.ts';
import type { OracleCase } from '../oracle-case.ts';
import { replicateWatched } from '../replicate.ts';

const REPLICATIONS = 64;
const MODEL = 'p06-base-stock-lost-sales.yaml';

const LEAD_TIMES = {
  constant: { distribution: 'constant', value: 1.2 },
  exponential: { distribution: 'exponential', mean: 1.2 },
  gamma: { distribution: 'gamma', mean: 1.2, shape: 0.5 },
  lognormal: { distribution: 'lognormal', mean: 1.2, 'log-sd': 1 },
};

/** Erlang's loss system: insensitive to the law of the lead time. */
export const p06: OracleCase = {
  id: 'P06',
  setting: `models/${MODEL} with four laws of the lead time; ${REPLICATIONS} replications of 3,000 days each.`,
  async run() {
    const measures = [];
    for (const [law, leadTime] of Object.entries(LEAD_TIMES)) {
      const figures = await replicateWatched(
        {
          model: MODEL,
          overrides: { 'lanes.vendor>store.lead-time': leadTime },
          replications: REPLICATIONS,
        },
        (plan) => new LevelObserver(plan, 1),
        ({ summary, observer, days }) => ({
          fill_rate: summary.cells[0].fillRate,
          lost_per_unit_time: summary.cells[0].unitsLost / days,
          mean_on_order: summary.stocks[0].meanOnOrder,
          mean_on_hand: summary.stocks[0].meanOnHand,
          ...listed('on_order_distribution', observer.shares(0).subarray(0, 8)),
        }),
      );
      const probabilities = ['fill_rate', 'on_order_distribution'];
      measures.push(...measureReplications(figures, { id: 'P06', variant: law, probabilities }));
    }
    return measures;
  },
};
