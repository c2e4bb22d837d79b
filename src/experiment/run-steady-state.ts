import { batchRatio, intervalRatios } from '../statistics/batch-ratio.ts';
import { mser5 } from '../statistics/mser5.ts';
import type { RatioParts } from '../statistics/ratio-pseudo-values.ts';
import type { Experiment } from './experiment.ts';
import type { ReplicationRow } from './replication-row.ts';
import type { SteadyStateReport } from './result.ts';
import { type RunTasks, tasksOf } from './run-until-precise.ts';
import type { SteadyStatePlan } from './steady-state-plan.ts';

/** What a steady-state campaign leaves: rows that count only the days after the start of their scenario. */
export interface SteadyStateCampaign {
  readonly rows: readonly ReplicationRow[];
  readonly replications: number;
  readonly steadyState: readonly SteadyStateReport[];
}

/**
 * Runs every replication from day 0 on and records the metrics of the plan by interval; finds for each scenario the one
 * start that is long enough for every policy and metric (MSER-5, the greatest); then runs the same replications again
 * with that start as their warm-up. The draws are the same, so the events are too: only what is counted changes, in all
 * metrics, tables and breakdowns at once.
 */
export async function runSteadyState(
  experiment: Experiment,
  plan: SteadyStatePlan,
  run: RunTasks,
): Promise<SteadyStateCampaign> {
  const { replications } = experiment;
  const tasks = tasksOf(experiment, 0, replications).map((task) => ({ ...task, warmUpDays: 0 }));
  const recorded = await run(tasks);
  const analyses = [...experiment.scenarios.keys()].map((scenario) =>
    analyseScenario(experiment, plan, recorded, scenario),
  );
  const rows = await run(tasks.map((task) => ({ ...task, warmUpDays: analyses[task.scenario].droppedDays })));
  return { rows, replications, steadyState: analyses.flatMap(({ reports }) => reports) };
}

interface ScenarioAnalysis {
  readonly droppedDays: number;
  readonly reports: readonly SteadyStateReport[];
}

function analyseScenario(
  experiment: Experiment,
  plan: SteadyStatePlan,
  recorded: readonly ReplicationRow[],
  scenario: number,
): ScenarioAnalysis {
  const own = recorded.filter((row) => row.scenario === scenario);
  const cases = [...experiment.policies.entries()].flatMap(([policy, { id }]) => {
    const rows = own.filter((row) => row.policy === policy);
    return plan.metrics.flatMap((metric, position) => {
      const parts = pooledSeries(rows, position);
      if (!isMeasuredToTheEnd(parts)) return [];
      const series = intervalRatios(parts);
      return { policy: id, metric, parts, series, start: mser5(series) };
    });
  });
  const truncate = Math.max(0, ...cases.map(({ start }) => start.truncate));
  return {
    droppedDays: truncate * plan.intervalDays,
    reports: cases.map(({ policy, metric, parts, series, start }) => {
      const { estimate, lagOne, isIndependent } = batchRatio(after(parts, truncate));
      return {
        scenario: experiment.scenarios[scenario].id,
        policy,
        metric,
        intervalDays: plan.intervalDays,
        truncatedDays: start.truncate * plan.intervalDays,
        mserCurve: start.curve,
        isAtLimit: start.isAtLimit,
        series,
        estimate,
        batches: estimate.n,
        lagOne,
        isIndependent,
      };
    }),
  };
}

/** Numerators and denominators by interval, summed over replications. */
function pooledSeries(rows: readonly ReplicationRow[], metric: number): RatioParts {
  const add = (side: 'over' | 'per'): number[] => {
    const columns = rows.flatMap((row) => row.series?.[metric][side] ?? []);
    return Array.from({ length: columns[0].length }, (_, interval) =>
      columns.reduce((sum, column) => sum + column[interval], 0),
    );
  };
  return { numerators: add('over'), denominators: add('per') };
}

/** Whether there is something to divide by in the half that is never dropped. */
function isMeasuredToTheEnd({ denominators }: RatioParts): boolean {
  return denominators.slice(Math.ceil(denominators.length / 2)).some((value) => value !== 0);
}

function after({ numerators, denominators }: RatioParts, truncate: number): RatioParts {
  return { numerators: numerators.slice(truncate), denominators: denominators.slice(truncate) };
}
