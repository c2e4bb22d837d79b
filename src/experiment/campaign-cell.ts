import { invariant } from '../foundation/invariant.ts';
import { CellBreakdown } from './cell-breakdown.ts';
import type { Experiment } from './experiment.ts';
import type { ReplicationRecord } from './replication-record.ts';
import type { ReplicationRow, Task } from './replication-row.ts';

/** Reads the whole record of a replication that is done. */
export type ReadRecord = (task: Task) => ReplicationRecord;

/** One policy in one scenario, by their positions in the experiment. */
export interface CampaignCell {
  readonly scenario: number;
  readonly policy: number;
  /** By replication. */
  readonly rows: readonly ReplicationRow[];
  readonly breakdown: CellBreakdown;
}

/**
 * The cells of a finished campaign, by scenario then policy. Records are read and added up one at a time, by replication:
 * the sums do not depend on which worker was done first, and memory holds one record.
 */
export function campaignCells(
  experiment: Experiment,
  rows: readonly ReplicationRow[],
  read: ReadRecord,
): CampaignCell[] {
  return experiment.scenarios.flatMap((_, scenario) =>
    experiment.policies.map((_, policy) => {
      const own = rows.filter((row) => row.scenario === scenario && row.policy === policy);
      invariant(own.length > 0, () => `no replication of policy ${policy} in scenario ${scenario}`);
      const breakdown = new CellBreakdown(read(own[0]));
      for (const row of own) breakdown.add(read(row));
      return { scenario, policy, rows: own, breakdown };
    }),
  );
}
