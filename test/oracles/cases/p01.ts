import { measureReplications } from '../measure-replications.ts';
import type { OracleCase } from '../oracle-case.ts';
import { runWaitingLine } from '../waiting-line.ts';

const REPLICATIONS = 64;

/** M/M/1: events, streams and the exponential law, without any supply chain. */
export const p01: OracleCase = {
  id: 'P01',
  setting: `Event queue, loop, streams and exponential law directly; ${REPLICATIONS} replications of 200,000 time units after 2,000.`,
  async run() {
    const figures = Array.from({ length: REPLICATIONS }, (_, replication) => {
      const line = runWaitingLine({
        arrivalRate: 0.8,
        service: { distribution: 'exponential', mean: 1 },
        warmUpUnits: 2000,
        units: 200_000,
        seed: `oracle P01 / ${replication}`,
      });
      return {
        mean_wait: line.meanWait,
        mean_sojourn: line.meanSojourn,
        mean_queue_length: line.meanQueueLength,
        mean_number_in_system: line.meanQueueLength + line.utilisation,
        utilisation: line.utilisation,
        prob_no_wait: line.noWaitShare,
        prob_wait_gt_5: line.longerShare(5),
        wait_p90: line.waitQuantile(0.9),
      };
    });
    const probabilities = ['utilisation', 'prob_no_wait', 'prob_wait_gt_5'];
    return measureReplications(figures, { id: 'P01', probabilities });
  },
};
