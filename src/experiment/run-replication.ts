import { metricsOf } from '../observation/metric-catalogue.ts';
import { type RunSummary, summarizeRun } from '../observation/summarize-run.ts';
import { simulate } from '../simulation/simulate.ts';
import type { Campaign } from './campaign.ts';

/** One run of a campaign: positions of scenario and policy, and the replication number. */
export interface Task {
  readonly scenario: number;
  readonly policy: number;
  readonly replication: number;
}

/** What is kept of one replication. */
export interface ReplicationRow extends Task {
  readonly traceHash: string;
  readonly orderCount: number;
  readonly eventCount: number;
  /** In the order of the model's metrics. */
  readonly metrics: readonly number[];
  readonly nodes: RunSummary['nodes'];
  readonly speeds: RunSummary['speeds'];
  readonly items: RunSummary['items'];
  readonly daily: readonly Float64Array[];
}

/** Runs one task of a campaign in this thread. */
export async function runReplication(campaign: Campaign, task: Task): Promise<ReplicationRow> {
  const policy = await campaign.policy(task.scenario, task.policy);
  const outcome = simulate(policy, { seed: campaign.experiment.seed, replication: task.replication });
  const summary = summarizeRun(policy, outcome);
  return {
    ...task,
    traceHash: outcome.traceHash,
    orderCount: outcome.orderCount,
    eventCount: outcome.eventCount,
    metrics: metricsOf(policy.network).map((metric) => summary.metrics[metric.id]),
    nodes: summary.nodes,
    speeds: summary.speeds,
    items: summary.items,
    daily: outcome.daily,
  };
}
