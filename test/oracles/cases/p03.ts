import { measureReplications } from '../measure-replications.ts';
import type { OracleCase } from '../oracle-case.ts';
import { runWaitingLine } from '../waiting-line.ts';

const REPLICATIONS = 64;

/** M/D/1: as P01 with a constant handling time. */
export const p03: OracleCase = {
  id: 'P03',
  setting: `Event queue, loop, streams and laws directly; ${REPLICATIONS} replications of 60,000 time units after 1,000.`,
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
    const probabilities = ['prob_no_wait', 'prob_wait_le_1', 'prob_wait_le_3'];
    return measureReplications(figures, { id: 'P03', probabilities });
  },
};
