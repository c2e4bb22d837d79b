import { invariant } from '../foundation/invariant.ts';
import type { Metric } from '../observation/metric.ts';
import { startKimNelson, stepKimNelson } from '../statistics/kim-nelson.ts';
import { ocbaAllocation } from '../statistics/ocba-allocation.ts';
import { summarise } from '../statistics/summarise.ts';
import type { Experiment, SelectionPlan } from './experiment.ts';
import { metricValue, type ReplicationRow, type Task } from './replication-row.ts';
import type { SelectionReport } from './result.ts';
import type { RunTasks } from './run-until-precise.ts';

const FIRST_STAGE = 10;
/** OCBA spends its budget in this many steps, so that early means can be corrected. */
const OCBA_STEPS = 20;

/** What a selection leaves: the rows of all runs it made, by policy then replication, and its report. */
export interface Selection {
  readonly rows: readonly ReplicationRow[];
  readonly report: SelectionReport;
}

/**
 * Finds the best policy of the only scenario: KN (Kim and Nelson 2001) with common random numbers and a guarantee, or
 * OCBA (Chen et al. 2000), which spreads a fixed budget of independent runs where they tell most.
 */
export async function selectPolicy(
  experiment: Experiment,
  plan: SelectionPlan,
  metrics: readonly Metric[],
  run: RunTasks,
): Promise<Selection> {
  const index = metrics.findIndex((metric) => metric.id === plan.metric);
  invariant(index >= 0, () => `the model has no metric "${plan.metric}"`);
  const better = metrics[index].better;
  invariant(better !== 'neither', () => `no direction of "${plan.metric}" is better`);
  const read = (row: ReplicationRow): number => metricValue(row, index);
  return plan.procedure === 'kn'
    ? selectByKimNelson(experiment, plan, better, run, read)
    : selectByBudget(experiment, plan, better, run, read);
}

async function selectByKimNelson(
  experiment: Experiment,
  plan: SelectionPlan,
  better: 'lower' | 'higher',
  run: RunTasks,
  read: (row: ReplicationRow) => number,
): Promise<Selection> {
  const policies = [...experiment.policies.keys()];
  const rows: ReplicationRow[][] = policies.map(() => []);
  const draw = async (which: readonly number[], from: number, to: number): Promise<void> => {
    for (const row of await run(tasks(which, from, to, false))) rows[row.policy].push(row);
  };
  await draw(policies, 0, FIRST_STAGE);
  const indifference = plan.indifferenceZone ?? 0;
  const alpha = 1 - plan.confidence;
  let state = startKimNelson(
    rows.map((own) => own.map(read)),
    { better, indifference, alpha },
  );
  const eliminated = policies.map((policy): number | null =>
    state.survivors.includes(policy) ? null : FIRST_STAGE,
  );
  while (state.selected === null && state.replications < plan.budget) {
    const { survivors, replications } = state;
    await draw(survivors, replications, replications + 1);
    state = stepKimNelson(
      state,
      survivors.map((policy) => read(rows[policy][replications])),
    );
    for (const policy of survivors) {
      if (!state.survivors.includes(policy) && policy !== state.selected)
        eliminated[policy] = state.replications;
    }
  }
  const means = rows.map((own) => summarise(own.map(read)).mean);
  const best = state.selected ?? bestOf(state.survivors, means, better);
  const name = experiment.policies[best].label;
  const statement =
    state.selected === null
      ? `The budget of ${plan.budget} replications was spent before one policy was left; ${name} leads without a guarantee.`
      : `${name} is the best policy with probability at least ${plan.confidence} if it leads by ${indifference} or more (Kim and Nelson 2001, common random numbers).`;
  return {
    rows: rows.flat(),
    report: {
      procedure: 'KN',
      metric: plan.metric,
      scenario: experiment.scenarios[0].id,
      indifferenceZone: indifference,
      confidence: plan.confidence,
      best: experiment.policies[best].id,
      policies: policies.map((policy) => ({
        policy: experiment.policies[policy].id,
        replications: rows[policy].length,
        mean: means[policy],
        eliminatedAfter: eliminated[policy],
      })),
      statement,
    },
  };
}

async function selectByBudget(
  experiment: Experiment,
  plan: SelectionPlan,
  better: 'lower' | 'higher',
  run: RunTasks,
  read: (row: ReplicationRow) => number,
): Promise<Selection> {
  const policies = [...experiment.policies.keys()];
  const rows: ReplicationRow[][] = policies.map(() => []);
  const draw = async (policy: number, count: number): Promise<void> => {
    const from = rows[policy].length;
    rows[policy].push(...(await run(tasks([policy], from, from + count, true))));
  };
  const first = Math.max(2, Math.min(FIRST_STAGE, Math.floor(plan.budget / policies.length)));
  for (const policy of policies) await draw(policy, first);
  const step = Math.max(1, Math.ceil((plan.budget - first * policies.length) / OCBA_STEPS));
  for (let spent = first * policies.length; spent < plan.budget; ) {
    const spread = rows.map((own) => {
      const { mean, standardDeviation } = summarise(own.map(read));
      return { mean, standardDeviation: standardDeviation ?? 0 };
    });
    const budget = Math.min(plan.budget, spent + step);
    const shares = ocbaAllocation(spread, better);
    // The policy furthest behind its share of the budget so far gets the next runs.
    const behind = policies.map((policy) => shares[policy] * budget - rows[policy].length);
    const chosen = behind.indexOf(Math.max(...behind));
    const count = Math.min(budget - spent, Math.max(1, Math.round(behind[chosen])));
    await draw(chosen, count);
    spent += count;
  }
  const means = rows.map((own) => summarise(own.map(read)).mean);
  const best = bestOf(policies, means, better);
  return {
    rows: rows.flat(),
    report: {
      procedure: 'OCBA',
      metric: plan.metric,
      scenario: experiment.scenarios[0].id,
      indifferenceZone: null,
      confidence: null,
      best: experiment.policies[best].id,
      policies: policies.map((policy) => ({
        policy: experiment.policies[policy].id,
        replications: rows[policy].length,
        mean: means[policy],
        eliminatedAfter: null,
      })),
      statement: `${experiment.policies[best].label} has the best mean after ${plan.budget} independent runs spread by OCBA (Chen et al. 2000); a fixed budget gives no guarantee.`,
    },
  };
}

function tasks(policies: readonly number[], from: number, to: number, isIndependent: boolean): Task[] {
  return policies.flatMap((policy) =>
    Array.from({ length: to - from }, (_, offset) => ({
      scenario: 0,
      policy,
      replication: from + offset,
      ...(isIndependent ? { isIndependent } : {}),
    })),
  );
}

function bestOf(policies: readonly number[], means: readonly number[], better: 'lower' | 'higher'): number {
  const sign = better === 'lower' ? 1 : -1;
  return policies.reduce((best, policy) => (sign * means[policy] < sign * means[best] ? policy : best));
}
