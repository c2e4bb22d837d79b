import { BasketObserver } from '../basket-observer.ts';
import { measureReplications } from '../measure-replications.ts';
import type { OracleCase } from '../oracle-case.ts';
import { replicateWatched } from '../replicate.ts';

const REPLICATIONS = 64;
const MODEL = 'p23-baskets.yaml';

/** Orders of one or two items over two FCs, split only when unavoidable. */
export const p23: OracleCase = {
  id: 'P23',
  setting: `models/${MODEL}; ${REPLICATIONS} replications of 3,000 days after 30. Orders are told apart by their lines in the event log.`,
  async run() {
    const figures = await replicateWatched(
      { model: MODEL, replications: REPLICATIONS },
      (plan) => new BasketObserver(plan),
      ({ observer }) => {
        observer.finish();
        const [, a, b, both] = observer.counts.map((row) => row.map((count) => count / row[0]));
        return {
          order_ab_complete_FC1: both[1],
          order_ab_complete_FC2: both[2],
          order_ab_split: both[3],
          order_ab_one_item_only: both[4],
          order_ab_none: both[5],
          'order_a_FC1_FC2_lost[0]': a[1],
          'order_a_FC1_FC2_lost[1]': a[2],
          'order_a_FC1_FC2_lost[2]': a[5],
          'order_b_FC1_FC2_lost[0]': b[1],
          'order_b_FC1_FC2_lost[1]': b[2],
          'order_b_FC1_FC2_lost[2]': b[5],
          packages_per_order_ab: observer.boxes / observer.counts[3][0],
        };
      },
    );
    const probabilities = Object.keys(figures[0])
      .map((name) => name.split('[')[0])
      .filter((name) => name.startsWith('order'));
    return measureReplications(figures, { id: 'P23', probabilities });
  },
};
