import { dirname, join } from 'node:path';
import type { Campaign } from '../experiment/campaign.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { ReplicationRow } from '../experiment/replication-row.ts';
import { invariant } from '../foundation/invariant.ts';
import { EventLog } from '../observation/event-log.ts';
import { simulate } from '../simulation/simulate.ts';
import { makeFolder } from './make-folder.ts';

/** Where the event log of a scenario and policy lies below the result folder. */
export function eventLogPath(experiment: Experiment, scenario: number, policy: number): string {
  const isOnly = experiment.scenarios.length * experiment.policies.length === 1;
  if (isOnly) return 'events.csv.gz';
  return join('events', `${experiment.scenarios[scenario].id}--${experiment.policies[policy].id}.csv.gz`);
}

/** Runs replication 0 of each cell again under observation; watching a run must not change it. */
export async function writeEventLogs(
  campaign: Campaign,
  rows: readonly ReplicationRow[],
  folder: string,
): Promise<void> {
  const { experiment } = campaign;
  for (const row of rows.filter(({ replication }) => replication === 0)) {
    const path = join(folder, eventLogPath(experiment, row.scenario, row.policy));
    await makeFolder(dirname(path));
    const policy = await campaign.policy(row.scenario, row.policy);
    const log = new EventLog(policy.network, path);
    try {
      const outcome = simulate(policy, { seed: experiment.seed, replication: 0, observer: log });
      invariant(
        outcome.traceHash === row.traceHash,
        () => `the observed run has trace hash ${outcome.traceHash}, the run itself ${row.traceHash}`,
      );
    } finally {
      log.close();
    }
  }
}
