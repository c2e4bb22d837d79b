import { EVENT } from '../../../src/index.ts';
import { LevelObserver } from '../level-observer.ts';
import { measureExactly, measureReplications } from '../measure-replications.ts';
import type { OracleCase } from '../oracle-case.ts';
import { replicateWatched } from '../replicate.ts';

const REPLICATIONS = 64;
const MODEL = 'p25-one-door.yaml';
const HOLDING = 1;
const BACKORDER = 9;
/** The level that costs least at these prices (public.json). */
const BEST = 10;

/** M/M/1 make-to-stock. Costs of other levels follow from the units on order, which do not depend on the level. */
export const p25: OracleCase = {
  id: 'P25',
  setting: `models/${MODEL}: base stock behind one dock door; ${REPLICATIONS} replications of 80,000 days. Costs by level from the share of time with each number of units on order, on hand at ${HOLDING} and backorders at ${BACKORDER} a day. Shortages are rare and long: standard errors up to 2 % for backorders, 1 % for the cost.`,
  async run() {
    const costs = new Map<number, number>();
    const figures = await replicateWatched(
      { model: MODEL, replications: REPLICATIONS },
      (plan) => new LevelObserver(plan, 1, EVENT.stow),
      ({ summary, observer }) => {
        const [stock] = summary.stocks;
        const shares = observer.shares(0);
        for (let level = BEST - 3; level <= BEST + 3; level++) {
          costs.set(level, (costs.get(level) ?? 0) + costOf(level, shares) / REPLICATIONS);
        }
        return {
          fill_rate: summary.cells[0].fillRate,
          mean_backorders: stock.meanBackorders,
          mean_on_order: stock.meanOnOrder,
          mean_on_hand: stock.meanOnHand,
          optimal_cost_h1_p9: costOf(BEST, shares),
        };
      },
    );
    const [[best]] = [...costs].sort((a, b) => a[1] - b[1]);
    return [
      ...measureReplications(figures, {
        id: 'P25',
        probabilities: ['fill_rate'],
        rare: { mean_backorders: 0.02, optimal_cost_h1_p9: 0.01 },
      }),
      ...measureExactly({ optimal_S_h1_p9: best }, { id: 'P25' }),
    ];
  },
};

function costOf(level: number, shares: Float64Array): number {
  return shares.reduce((sum, share, onOrder) => {
    const net = level - onOrder;
    return sum + share * (net > 0 ? net * HOLDING : -net * BACKORDER);
  }, 0);
}
