import { measureReplications } from '../measure-replications.ts';
import type { OracleCase } from '../oracle-case.ts';
import { replicate } from '../replicate.ts';

const REPLICATIONS = 64;
const MODEL = 'p32-daily-capacity.yaml';

/** Orders queue for the daily departure of a center that can work on 20 of them. */
export const p32: OracleCase = {
  id: 'P32',
  setting: `models/${MODEL}, with the mechanism [departures](mechanisms/departures.md); ${REPLICATIONS} replications of 2,000 days. The backlog is long-tailed: its standard error, and the delay's, may be 2 % of the value.`,
  async run() {
    const figures = await replicate({ model: MODEL, replications: REPLICATIONS }, ({ summary }) => ({
      mean_end_of_day_backlog: summary.metrics['wave-backlog'],
      prob_no_backlog: summary.metrics['waves-clear'],
      mean_delay_days: summary.metrics['wave-delay-hours'] / 24,
      same_day_share: summary.metrics['first-wave-share'],
    }));
    return measureReplications(figures, {
      id: 'P32',
      probabilities: ['prob_no_backlog', 'same_day_share'],
      rare: { mean_end_of_day_backlog: 0.02, mean_delay_days: 0.02 },
    });
  },
};
