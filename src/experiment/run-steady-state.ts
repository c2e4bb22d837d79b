import { batchRatio, intervalRatios } from '../statistics/batch-ratio.ts';
import { mser5 } from '../statistics/mser5.ts';
import type { RatioParts } from '../statistics/ratio-pseudo-values.ts';
import type { ReadRecord } from './campaign-cell.ts';
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
 * metrics, tables and breakdowns at once. A plan that gives the starts has them dropped, whatever is found.
 */
export async function runSteadyState(
  experiment: Experiment,
  plan: SteadyStatePlan,
  { run, read }: { readonly run: RunTasks; readonly read: ReadRecord },
): Promise<SteadyStateCampaign> {
  const { replications } = experiment;
  const tasks = tasksOf(experiment, 0, replications).map((task) => ({ ...task, warmUpDays: 0 }));
  const recorded = await run(tasks);
  const analyses = [...experiment.scenarios.keys()].map((scenario) =>
    analyseScenario(experiment, plan, {
      scenario,
      seriesOf: (policy) => pooledSeries(recorded, { scenario, policy }, read),
    }),
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
  {
    scenario,
    seriesOf,
  }: {
    readonly scenario: number;
    /** Pooled series of a policy, by metric of the plan. */
    readonly seriesOf: (policy: number) => readonly RatioParts[];
  },
): ScenarioAnalysis {
  const cases = [...experiment.policies.entries()].flatMap(([policy, { id }]) => {
    const pooled = seriesOf(policy);
    return plan.metrics.flatMap((metric, position) => {
      const parts = pooled[position];
      if (!isMeasuredToTheEnd(parts)) return [];
      const series = intervalRatios(parts);
      return { policy: id, metric, parts, series, start: mser5(series) };
    });
  });
  const given = plan.startDays?.[scenario];
  const droppedDays = given ?? plan.intervalDays * Math.max(0, ...cases.map(({ start }) => start.truncate));
  return {
    droppedDays,
    reports: cases.map(({ policy, metric, parts, series, start }) => {
      const { estimate, lagOne, isIndependent } = batchRatio(
        after(parts, Math.ceil(droppedDays / plan.intervalDays)),
      );
      return {
        scenario: experiment.scenarios[scenario].id,
        policy,
        metric,
        intervalDays: plan.intervalDays,
        truncatedDays: start.truncate * plan.intervalDays,
        ...(given === undefined ? {} : { droppedDays }),
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

/** By metric of the plan, numerators and denominators by interval, summed over the replications of a cell. */
function pooledSeries(
  rows: readonly ReplicationRow[],
  { scenario, policy }: { readonly scenario: number; readonly policy: number },
  read: ReadRecord,
): RatioParts[] {
  let pooled: { readonly numerators: number[]; readonly denominators: number[] }[] = [];
  for (const row of rows) {
    if (row.scenario !== scenario || row.policy !== policy) continue;
    const { series = [] } = read(row);
    if (pooled.length === 0) {
      pooled = series.map(({ over }) => {
        const zeros = (): number[] => Array.from(over, () => 0);
        return { numerators: zeros(), denominators: zeros() };
      });
    }
    for (const [metric, { numerators, denominators }] of pooled.entries()) {
      addTo(numerators, series[metric].over);
      addTo(denominators, series[metric].per);
    }
  }
  return pooled;
}

function addTo(sums: number[], values: Float64Array): void {
  for (const [interval, value] of values.entries()) sums[interval] += value;
}

/** Whether there is something to divide by in the half that is never dropped. */
function isMeasuredToTheEnd({ denominators }: RatioParts): boolean {
  return denominators.slice(Math.ceil(denominators.length / 2)).some((value) => value !== 0);
}

function after({ numerators, denominators }: RatioParts, truncate: number): RatioParts {
  return { numerators: numerators.slice(truncate), denominators: denominators.slice(truncate) };
}
