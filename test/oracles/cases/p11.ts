import { measureReplications } from '../measure-replications.ts';
import type { OracleCase } from '../oracle-case.ts';
import { replicate } from '../replicate.ts';
import { daysWithoutDebt } from './p04.ts';

const REPLICATIONS = 64;
const MODEL = 'p11-periodic-base-stock.yaml';

/** Order up to S every period with a lead time of four. */
export const p11: OracleCase = {
  id: 'P11',
  setting: `models/${MODEL}; ${REPLICATIONS} replications of 25,000 days.`,
  async run() {
    const figures = await replicate({ model: MODEL, replications: REPLICATIONS }, (run) => {
      const { holding, backorder } = run.summary.totals.costs;
      return {
        fill_rate: run.summary.cells[0].fillRate,
        cycle_service: daysWithoutDebt(run),
        end_backorders: run.summary.stocks[0].meanBackorders,
        end_on_hand: run.summary.stocks[0].meanOnHand,
        cost_per_period: (holding + backorder) / run.days,
      };
    });
    return measureReplications(figures, { id: 'P11', probabilities: ['fill_rate', 'cycle_service'] });
  },
};
