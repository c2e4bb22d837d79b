import { join, resolve } from 'node:path';
import type { Campaign } from '../experiment/campaign.ts';
import type { ReplicationRow } from '../experiment/run-replication.ts';
import { invariant } from '../foundation/invariant.ts';
import { InputError, type Issue } from '../foundation/issue.ts';
import { EventLog } from '../observation/event-log.ts';
import { simulate } from '../simulation/simulate.ts';
import { isExperiment } from './is-experiment.ts';
import { changesOf, type ExperimentOutcome, type RunExperimentOptions, runSource } from './run-experiment.ts';

export interface RunModelOptions extends Omit<RunExperimentOptions, 'experimentPath'> {
  /** Model folder or YAML file. */
  readonly modelPath: string;
  /** YAML file with a policy block. Default: the model's own. */
  readonly policy?: string;
  /** Also write every event of replication 0 to events.csv.gz. */
  readonly eventLog?: boolean;
}

/**
 * Runs one model under one policy, one replication unless told otherwise, and writes a result folder.
 * @throws InputError for mistakes in the model or the policy
 */
export async function runModel(options: RunModelOptions): Promise<ExperimentOutcome> {
  if (await isExperiment(options.modelPath)) throw new InputError([experimentIssue(options.modelPath)]);
  const source = {
    kind: 'model' as const,
    modelPath: resolve(options.modelPath),
    ...(options.policy === undefined ? {} : { policyPath: resolve(options.policy) }),
    changes: changesOf(options),
  };
  return runSource(source, options, options.eventLog === true ? writeEventLog : undefined);
}

function experimentIssue(file: string): Issue {
  return {
    code: 'wrong-kind',
    place: { file },
    path: '',
    expected: 'a model',
    received: 'an experiment',
    hint: 'run an experiment with: echelon compare',
  };
}

/** Runs replication 0 again under observation; watching a run must not change it. */
async function writeEventLog(
  campaign: Campaign,
  rows: readonly ReplicationRow[],
  folder: string,
): Promise<void> {
  const policy = await campaign.policy(0, 0);
  const log = new EventLog(policy.network, join(folder, 'events.csv.gz'));
  try {
    const outcome = simulate(policy, { seed: campaign.experiment.seed, replication: 0, observer: log });
    invariant(
      outcome.traceHash === rows[0].traceHash,
      () => `the observed run has trace hash ${outcome.traceHash}, the run itself ${rows[0].traceHash}`,
    );
  } finally {
    log.close();
  }
}
