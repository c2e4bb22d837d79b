import { DockObserver } from '../dock-observer.ts';
import { measureReplications } from '../measure-replications.ts';
import type { OracleCase } from '../oracle-case.ts';
import { replicateWatched } from '../replicate.ts';

const REPLICATIONS = 64;
const MODEL = 'p02-dock-doors.yaml';
const DOORS = 3;
const TWO_HOURS = 7200;

/** Erlang C at three dock doors. */
export const p02: OracleCase = {
  id: 'P02',
  setting: `models/${MODEL}: receipts of one unit at a dock (\`capacity.inbound\`); ${REPLICATIONS} replications of 3,000 days. Shares of waits as the event log shows them, means as the metrics do.`,
  async run() {
    const figures = await replicateWatched(
      { model: MODEL, replications: REPLICATIONS },
      (plan) => new DockObserver(plan, DOORS, [0, TWO_HOURS]),
      ({ summary: { metrics }, observer }) => ({
        prob_wait: observer.longerShare(0),
        mean_wait: metrics['dock-wait-hours'],
        mean_queue_length: metrics['dock-queue-receipts'],
        mean_busy_servers: DOORS * metrics['dock-utilisation'],
        prob_wait_gt_2h: observer.longerShare(1),
      }),
    );
    return measureReplications(figures, { id: 'P02', probabilities: ['prob_wait', 'prob_wait_gt_2h'] });
  },
};
