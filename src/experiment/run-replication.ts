import { expectedUnits } from '../network/expected-units.ts';
import { potentialUnits } from '../observation/customer-metrics.ts';
import { broughtUnits } from '../observation/markdown-counts.ts';
import {
  measureMetrics,
  summarizeItems,
  summarizeNodes,
  summarizeSpeed,
} from '../observation/summarize-run.ts';
import { errorThrown } from '../simulation/decision-error.ts';
import type { PreparedPolicy } from '../simulation/prepared-policy.ts';
import { SimulationRun } from '../simulation/simulate.ts';
import type { Campaign } from './campaign.ts';
import { IntervalRecorder } from './interval-recorder.ts';
import type { ReplicationRecord } from './replication-record.ts';
import type { Task } from './replication-row.ts';

/** Text that fixes every draw of a task, together with its replication number. */
export function seedOf(campaign: Campaign, task: Task): string {
  const { seed, policies } = campaign.experiment;
  return task.isIndependent === true ? `${seed} / policy ${policies[task.policy].id}` : seed;
}

/**
 * Runs one task of a campaign in this thread.
 * @param pause waited for after each day of the run, for what else the thread has to do. Default: runs without a pause
 * @throws InputError, DecisionError, InvariantError or an error of a policy; never anything but an Error
 */
export async function runReplication(
  campaign: Campaign,
  task: Task,
  pause?: () => Promise<void>,
): Promise<ReplicationRecord> {
  try {
    return await simulateTask(campaign, task, pause);
  } catch (thrown) {
    throw errorThrown(thrown);
  }
}

async function simulateTask(
  campaign: Campaign,
  task: Task,
  pause: (() => Promise<void>) | undefined,
): Promise<ReplicationRecord> {
  const policy = await campaign.policy(task.scenario, task.policy, task.settings);
  const { network } = policy;
  const { model } = network;
  const warmUpDays = task.warmUpDays ?? model.warmUpDays;
  const recorder = recorderOf(campaign, policy, task);
  const run = new SimulationRun(policy, {
    seed: seedOf(campaign, task),
    replication: task.replication,
    warmUpDays,
    horizonDays: model.warmUpDays + model.horizonDays - warmUpDays,
    ...(recorder === undefined ? {} : { intervals: recorder.intervals }),
  });
  if (pause !== undefined) {
    for (let day = 1; day < run.dayCount; day++) {
      run.runUntil(day);
      await pause();
    }
  }
  const outcome = run.toEnd();
  const { over, per, totals } = measureMetrics(policy, outcome);
  const expected = expectedUnits(network, warmUpDays, warmUpDays + totals.days);
  const potential = potentialUnits(network, outcome);
  return {
    ...task,
    traceHash: outcome.traceHash,
    orderCount: outcome.orderCount,
    eventCount: outcome.eventCount,
    over,
    per,
    days: totals.days,
    ...(recorder === undefined ? {} : { series: recorder.series() }),
    demandSurprise: (potential >= 0 ? potential : totals.demanded) - broughtUnits(outcome) - expected,
    leadTimeSurprise: outcome.measured.leadTimeSurprise[0],
    nodes: summarizeNodes(policy, outcome),
    speeds: model.speeds.map((_, speed) => summarizeSpeed(policy, outcome, speed)),
    items: summarizeItems(policy, outcome),
    daily: outcome.daily,
  };
}

/** Records the series of a steady-state campaign, in its runs that are measured from day 0 on. */
function recorderOf(campaign: Campaign, policy: PreparedPolicy, task: Task): IntervalRecorder | undefined {
  const { steadyState } = campaign.experiment;
  return steadyState === undefined || task.warmUpDays !== 0
    ? undefined
    : new IntervalRecorder(policy, steadyState);
}
