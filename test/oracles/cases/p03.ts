import { DockObserver } from '../dock-observer.ts';
import { measureReplications } from '../measure-replications.ts';
import type { Measure, OracleCase } from '../oracle-case.ts';
import { replicateWatched } from '../replicate.ts';
import { runWaitingLine } from '../waiting-line.ts';

const REPLICATIONS = 64;
const MODEL = 'p03-dock-door.yaml';
const HOUR = 3600;
const PROBABILITIES = ['prob_no_wait', 'prob_wait_le_1', 'prob_wait_le_3'];

/** M/D/1: as P01 with a constant handling time; and at a dock door that needs an hour for a receipt. */
export const p03: OracleCase = {
  id: 'P03',
  setting: `Event queue, loop, streams and laws directly; ${REPLICATIONS} replications of 60,000 time units after 1,000. At a dock door (\`capacity.inbound\`): models/${MODEL}, ${REPLICATIONS} replications of 4,000 days, hours as the unit.`,
  async run() {
    const figures = Array.from({ length: REPLICATIONS }, (_, replication) => {
      const line = runWaitingLine({
        arrivalRate: 0.7,
        service: 1,
        warmUpUnits: 1000,
        units: 60_000,
        seed: `oracle P03 / ${replication}`,
      });
      return {
        mean_wait: line.meanWait,
        mean_queue_length: line.meanQueueLength,
        prob_no_wait: line.noWaitShare,
        prob_wait_le_1: 1 - line.longerShare(1),
        prob_wait_le_3: 1 - line.longerShare(3),
      };
    });
    const kernel = measureReplications(figures, { id: 'P03', probabilities: PROBABILITIES });
    return [...kernel, ...(await dockDoor())];
  },
};

async function dockDoor(): Promise<Measure[]> {
  const figures = await replicateWatched(
    { model: MODEL, replications: REPLICATIONS },
    (plan) => new DockObserver(plan, 1, [0, HOUR, 3 * HOUR]),
    ({ summary: { metrics }, observer }) => ({
      mean_wait: metrics['dock-wait-hours'],
      mean_queue_length: metrics['dock-queue-receipts'],
      prob_no_wait: 1 - observer.longerShare(0),
      prob_wait_le_1: 1 - observer.longerShare(1),
      prob_wait_le_3: 1 - observer.longerShare(2),
    }),
  );
  return measureReplications(figures, { id: 'P03', variant: 'dock door', probabilities: PROBABILITIES });
}
