import type { Metric } from '../observation/metric.ts';
import type { Experiment, PrecisionPlan } from './experiment.ts';
import { checkPrecision, LEAST_SEQUENTIAL_REPLICATIONS } from './precision-check.ts';
import type { ReplicationRow, Task } from './replication-row.ts';
import type { StoppingReport } from './result.ts';

/** Runs tasks and returns their rows in the order of the tasks. */
export type RunTasks = (tasks: readonly Task[]) => Promise<readonly ReplicationRow[]>;

/** Tasks of every policy in every scenario for replications [from, to). */
export function tasksOf(experiment: Experiment, from: number, to: number): Task[] {
  return [...experiment.scenarios.keys()].flatMap((scenario) =>
    [...experiment.policies.keys()].flatMap((policy) =>
      Array.from({ length: to - from }, (_, offset) => ({ scenario, policy, replication: from + offset })),
    ),
  );
}

/**
 * Adds rounds of replications until all precision targets are met or the budget is spent.
 * @param onRound told what is reached after each round, for progress
 */
export async function runUntilPrecise(
  experiment: Experiment,
  plan: PrecisionPlan,
  metrics: readonly Metric[],
  run: RunTasks,
  onRound: (targets: StoppingReport['targets'], replications: number) => void = () => {},
): Promise<{
  readonly rows: readonly ReplicationRow[];
  readonly stopping: StoppingReport;
  readonly replications: number;
}> {
  const rounds: number[] = [];
  let rows: readonly ReplicationRow[] = [];
  let replications = Math.min(plan.budget, Math.max(LEAST_SEQUENTIAL_REPLICATIONS, experiment.replications));
  for (;;) {
    rows = await run(tasksOf(experiment, 0, replications));
    rounds.push(replications);
    const check = checkPrecision(experiment, plan, metrics, rows, replications);
    onRound(check.targets, replications);
    if (check.isDone || replications >= plan.budget) {
      const reason = check.isDone ? 'precision reached' : 'budget spent';
      return { rows, replications, stopping: { reason, rounds, targets: check.targets } };
    }
    replications = check.next;
  }
}
