import { expectedUnits } from '../network/expected-units.ts';
import {
  measureMetrics,
  summarizeItems,
  summarizeNodes,
  summarizeSpeed,
} from '../observation/summarize-run.ts';
import { simulate } from '../simulation/simulate.ts';
import type { Campaign } from './campaign.ts';
import type { ReplicationRow, Task } from './replication-row.ts';

/** Text that fixes every draw of a task, together with its replication number. */
export function seedOf(campaign: Campaign, task: Task): string {
  const { seed, policies } = campaign.experiment;
  return task.isIndependent === true ? `${seed} / policy ${policies[task.policy].id}` : seed;
}

/** Runs one task of a campaign in this thread. */
export async function runReplication(campaign: Campaign, task: Task): Promise<ReplicationRow> {
  const policy = await campaign.policy(task.scenario, task.policy, task.settings);
  const outcome = simulate(policy, { seed: seedOf(campaign, task), replication: task.replication });
  const { over, per, totals } = measureMetrics(policy, outcome);
  const { network } = policy;
  const { warmUpDays } = network.model;
  const expected = expectedUnits(network, warmUpDays, warmUpDays + totals.days);
  return {
    ...task,
    traceHash: outcome.traceHash,
    orderCount: outcome.orderCount,
    eventCount: outcome.eventCount,
    over,
    per,
    demandSurprise: totals.demanded - expected,
    leadTimeSurprise: outcome.measured.leadTimeSurprise[0],
    nodes: summarizeNodes(policy, outcome),
    speeds: network.model.speeds.map((_, speed) => summarizeSpeed(policy, outcome, speed)),
    items: summarizeItems(policy, outcome),
    daily: outcome.daily,
  };
}
