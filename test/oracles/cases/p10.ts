import { measureReplications } from '../measure-replications.ts';
import type { OracleCase } from '../oracle-case.ts';
import { replicate } from '../replicate.ts';
import { daysWithoutDebt } from './p04.ts';

const REPLICATIONS = 64;
const MODEL = 'p10-periodic-review.yaml';

/** Order up to S every day, demand at any time of the day. */
export const p10: OracleCase = {
  id: 'P10',
  setting: `models/${MODEL}; a day's end is the instant before that day's delivery; ${REPLICATIONS} replications of 15,000 days.`,
  async run() {
    const figures = await replicate({ model: MODEL, replications: REPLICATIONS }, (run) => ({
      mean_on_hand: run.summary.stocks[0].meanOnHand,
      mean_backorders: run.summary.stocks[0].meanBackorders,
      fill_rate: run.summary.cells[0].fillRate,
      ready_rate: run.summary.stocks[0].inStockShare,
      cycle_service: daysWithoutDebt(run),
    }));
    return measureReplications(figures, {
      id: 'P10',
      probabilities: ['fill_rate', 'ready_rate', 'cycle_service'],
    });
  },
};
