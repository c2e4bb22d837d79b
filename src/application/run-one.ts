import { resolve } from 'node:path';
import { Campaign } from '../experiment/campaign.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { openExperiment } from '../experiment/open-experiment.ts';
import type { Task } from '../experiment/replication-row.ts';
import { runReplication } from '../experiment/run-replication.ts';
import { allOrEveryIssue } from '../foundation/all-or-every-issue.ts';
import { InputError } from '../foundation/issue.ts';
import { metricsOf } from '../observation/metric-catalogue.ts';
import { changesOf } from './run-experiment.ts';

export interface RunOneOptions {
  readonly experimentPath: string;
  /** `<scenario>/<policy>/<replication>`. */
  readonly run: string;
  readonly seed?: string;
}

/** One replication by itself. */
export interface SingleRun {
  readonly traceHash: string;
  readonly orders: number;
  readonly metrics: Readonly<Record<string, number>>;
}

/**
 * Runs a single replication of an experiment in this thread, e.g. to look at one that failed.
 * @throws InputError for mistakes in the experiment or an unknown run
 */
export async function runOne(options: RunOneOptions): Promise<SingleRun> {
  const source = {
    kind: 'experiment' as const,
    path: resolve(options.experimentPath),
    changes: changesOf(options),
  };
  const experiment = await openExperiment(source);
  const campaign = new Campaign(experiment);
  const task = taskNamed(experiment, options.run);
  await allOrEveryIssue<unknown>([
    campaign.network(task.scenario),
    campaign.policy(task.scenario, task.policy),
  ]);
  const row = await runReplication(campaign, task);
  const { network } = await campaign.policy(task.scenario, task.policy);
  const metrics: Record<string, number> = {};
  for (const [index, { id }] of metricsOf(network).entries()) metrics[id] = row.over[index] / row.per[index];
  return { traceHash: row.traceHash, orders: row.orderCount, metrics };
}

function taskNamed(experiment: Experiment, name: string): Task {
  const [scenarioId, policyId, number, ...rest] = name.split('/');
  const scenario = experiment.scenarios.findIndex(({ id }) => id === scenarioId);
  const policy = experiment.policies.findIndex(({ id }) => id === policyId);
  const replication = Number(number);
  if (
    scenario >= 0 &&
    policy >= 0 &&
    Number.isInteger(replication) &&
    replication >= 0 &&
    rest.length === 0
  ) {
    return { scenario, policy, replication };
  }
  const scenarios = experiment.scenarios.map(({ id }) => id).join(', ');
  const policies = experiment.policies.map(({ id }) => id).join(', ');
  throw new InputError([
    {
      code: 'unknown-name',
      place: { file: experiment.file },
      path: '--only',
      expected: `<scenario>/<policy>/<replication> of the scenarios ${scenarios} and the policies ${policies}`,
      received: `"${name}"`,
    },
  ]);
}
