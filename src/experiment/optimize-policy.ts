import { invariant } from '../foundation/invariant.ts';
import { InputError } from '../foundation/issue.ts';
import type { Metric } from '../observation/metric.ts';
import { type Confirmation, confirmWinner } from '../optimization/confirm-winner.ts';
import { constrainedObjective } from '../optimization/constrained-objective.ts';
import { coordinateSearch } from '../optimization/coordinate-search.ts';
import type { Evaluation } from '../optimization/evaluation.ts';
import { parameterSpace } from '../optimization/parameter-space.ts';
import type { SearchOptions, SearchResult } from '../optimization/search.ts';
import { spsa } from '../optimization/spsa.ts';
import { surrogateSearch } from '../optimization/surrogate-search.ts';
import { masterKey } from '../random/master-key.ts';
import { PURPOSES, RandomStream } from '../random/random-stream.ts';
import { judge } from '../statistics/judge.ts';
import { summarise } from '../statistics/summarise.ts';
import { batchRuns } from './batch-runs.ts';
import type { Experiment, OptimizePlan } from './experiment.ts';
import type { Optimum, OptimumConfirmation, OptimumPoint } from './optimum.ts';
import { parameterSettings, runValue } from './parameter-settings.ts';
import { metricValue } from './replication-row.ts';
import type { RunTasks } from './run-until-precise.ts';

/** A miss of a bound by all of it counts this many times the objective at the start. */
const DEFAULT_PRICE = 10;

/** The part of an optimum that the search decides. */
export type FoundOptimum = Pick<
  Optimum,
  'constraints' | 'start' | 'best' | 'confirmation' | 'runs' | 'stopped' | 'history'
>;

/** Values of named metrics at one point, one map per replication. */
type Measure = (
  point: readonly number[],
  replications: readonly number[],
) => Promise<readonly ReadonlyMap<string, number>[]>;

/**
 * Searches the parameters of a policy and confirms the best point on replications that the search has not used. All
 * points meet the same customers in replications of the same number. Deterministic for the same seed.
 * @throws InputError when a metric has no value in some run
 */
export async function optimizePolicy(
  experiment: Experiment,
  plan: OptimizePlan,
  { metrics, run }: { readonly metrics: readonly Metric[]; readonly run: RunTasks },
): Promise<FoundOptimum> {
  const measure = measureWith(experiment, plan, metrics, batchRuns(run));
  const constraints = await pricedConstraints(plan, measure);
  const objective = constrainedObjective({ metric: plan.metric, goal: plan.goal, constraints, measure });
  const space = parameterSpace(
    plan.parameters.map(({ id, low, high, isInteger }) => ({
      name: id,
      lower: low,
      upper: high,
      integer: isInteger,
    })),
  );
  const start = plan.parameters.map((parameter) => parameter.start);
  const search = await searchBy(experiment, plan, { space, objective, start, runBudget: plan.budget });
  const first = 1 + Math.max(...search.history.flatMap(({ replications }) => replications));
  const confirmed = await confirmWinner(objective, search, numbersFrom(first, plan.confirm));
  const unitOf = (id: string): string => metrics.find((metric) => metric.id === id)?.unit ?? '';
  return {
    constraints: constraints.map((bound) => ({ ...bound, unit: unitOf(bound.metric) })),
    start: pointOf(plan, search.start),
    best: pointOf(plan, search.best),
    confirmation: await confirmationOf(plan, confirmed, measure),
    runs: search.runCount,
    stopped: search.stopped,
    history: search.history.map((evaluation) => pointOf(plan, evaluation)),
  };
}

function searchBy(experiment: Experiment, plan: OptimizePlan, options: SearchOptions): Promise<SearchResult> {
  const replications = numbersFrom(0, plan.replications);
  const stream = new RandomStream().rekey(masterKey(experiment.seed), PURPOSES.search, 0);
  switch (plan.method) {
    case 'coordinate': {
      const firstLook = Math.max(2, Math.ceil(plan.replications / 4));
      return coordinateSearch({ ...options, replications, firstLook });
    }
    case 'spsa':
      return spsa({ ...options, stream, replicationsPerStep: plan.replications, firstReplication: 0 });
    case 'surrogate':
      return surrogateSearch({ ...options, stream, replications });
  }
}

function measureWith(
  experiment: Experiment,
  plan: OptimizePlan,
  metrics: readonly Metric[],
  run: RunTasks,
): Measure {
  const ids = [plan.metric, ...plan.constraints.map(({ metric }) => metric)];
  const indices = ids.map((id) => metrics.findIndex((metric) => metric.id === id));
  invariant(!indices.includes(-1), () => `the model lacks a metric of ${ids.join(', ')}`);
  return async (point, replications) => {
    const settings = parameterSettings(plan, point);
    const tasks = replications.map((replication) => ({
      scenario: 0,
      policy: plan.policy,
      replication,
      settings,
    }));
    const rows = await run(tasks).catch((error: unknown) => {
      throw atParameters(experiment, error);
    });
    return rows.map((row) => {
      const values = indices.map((index) => metricValue(row, index));
      const missing = values.findIndex((value) => !Number.isFinite(value));
      if (missing >= 0) throw noValue(experiment, ids[missing], row.replication);
      return new Map(ids.map((id, position) => [id, values[position]]));
    });
  };
}

/** What the search writes stands nowhere in the file: mistakes of its values are those of the parameters' bounds. */
function atParameters({ locate }: Experiment, error: unknown): unknown {
  if (!(error instanceof InputError)) return error;
  const { place } = locate(['optimize', 'parameters']);
  return new InputError(
    error.issues.map((issue) => (issue.place.line === undefined ? { ...issue, place } : issue)),
  );
}

function noValue(experiment: Experiment, metric: string, replication: number): InputError {
  return new InputError([
    {
      code: 'no-value',
      ...experiment.locate(['optimize', 'metric']),
      expected: 'metrics with a value in every run',
      received: `${metric} without one in replication ${replication}`,
    },
  ]);
}

/** Bounds without a price get one from the objective at the start. */
async function pricedConstraints(plan: OptimizePlan, measure: Measure): Promise<Required<Bound>[]> {
  if (plan.constraints.every(({ price }) => price !== undefined)) {
    return plan.constraints.map((bound) => ({ ...bound, price: bound.price ?? 1 }));
  }
  const start = plan.parameters.map((parameter) => parameter.start);
  const measured = await measure(start, numbersFrom(0, plan.replications));
  const { mean } = summarise(measured.map((values) => values.get(plan.metric) ?? 0));
  return plan.constraints.map((bound) => ({
    ...bound,
    price: bound.price ?? (DEFAULT_PRICE * (Math.abs(mean) || 1)) / (Math.abs(bound.bound) || 1),
  }));
}

type Bound = OptimizePlan['constraints'][number];

/** Searches minimise: what they say of a metric to be maximised has the other sign. */
function pointOf(plan: OptimizePlan, evaluation: Evaluation): OptimumPoint {
  const { mean, halfWidth } = summarise(evaluation.values);
  return {
    values: evaluation.point.map((coordinate, index) => runValue(plan.parameters[index], coordinate)),
    replications: evaluation.n,
    mean: natural(plan, mean),
    halfWidth,
    penalty: evaluation.penalty,
    isFeasible: evaluation.feasible,
  };
}

async function confirmationOf(
  plan: OptimizePlan,
  confirmed: Confirmation,
  measure: Measure,
): Promise<OptimumConfirmation> {
  const { winner, start, difference, optimism, optimismOfDifference } = confirmed;
  const estimateOf = (values: readonly number[]) => summarise(values.map((value) => natural(plan, value)));
  // Asked again, these runs come from the journal.
  const measured = await Promise.all(
    [winner, start].map(({ point, replications }) => measure(point, replications)),
  );
  const [best, before] = measured;
  return {
    firstReplication: winner.replications[0],
    replications: winner.n,
    best: estimateOf(winner.values),
    start: estimateOf(start.values),
    difference: { ...difference.difference, mean: natural(plan, difference.difference.mean) },
    verdict: judge(difference.difference, 'lower'),
    constraints: plan.constraints.map(({ metric, relation, bound }) => {
      const bounded = summarise(best.map((values) => values.get(metric) ?? Number.NaN));
      return {
        metric,
        best: bounded,
        start: summarise(before.map((values) => values.get(metric) ?? Number.NaN)),
        isKept: relation === '>=' ? bounded.mean >= bound : bounded.mean <= bound,
      };
    }),
    optimism: natural(plan, optimism),
    optimismOfDifference: natural(plan, optimismOfDifference),
  };
}

function natural({ goal }: OptimizePlan, value: number): number {
  return goal === 'minimize' || value === 0 ? value : -value;
}

function numbersFrom(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}
