import { latinHypercube } from '../design/latin-hypercube.ts';
import { invariant } from '../foundation/invariant.ts';
import { inverseNormal } from '../random/inverse-normal.ts';
import type { RandomStream } from '../random/random-stream.ts';
import { pairedDifference } from '../statistics/paired-difference.ts';
import { compassSearch } from './compass-search.ts';
import type { Kernel } from './correlation.ts';
import { type Evaluation, isBetter } from './evaluation.ts';
import { EvaluationLedger } from './evaluation-ledger.ts';
import { expectedImprovement } from './expected-improvement.ts';
import { fitGaussianProcess } from './fit-gaussian-process.ts';
import { type GaussianProcess, gaussianProcess, type Observations } from './gaussian-process.ts';
import { admissiblePoint, fromUnit, toUnit } from './parameter-space.ts';
import type { SearchOptions, SearchResult } from './search.ts';

export interface SurrogateSearchOptions extends SearchOptions {
  /** Keyed by the caller; gives the first points and the candidates. */
  readonly stream: RandomStream;
  /** The same at every point, 2 or more: their spread is the noise that the surrogate allows for. */
  readonly replications: readonly number[];
  /** Matérn 5/2 unless told. */
  readonly kernel?: Kernel;
}

/** Latin hypercubes drawn for the first points; candidates per parameter, all over the box and near the best point. */
const DESIGN_TRIES = 20;
const WIDE_CANDIDATES = 200;
const NEAR_CANDIDATES = 100;
/** Standard deviations of the near candidates, as shares of the range. */
const NEAR_SPREADS = [0.2, 0.05, 0.01];

/** What is known so far, first the start. */
interface Progress {
  readonly evaluations: Evaluation[];
  process: GaussianProcess | undefined;
  /** Number of evaluations when the hyperparameters were last fitted. */
  fittedCount: number;
}

/**
 * Search with a Gaussian process in place of the simulation, for up to about 10 parameters. The start and a latin
 * hypercube of 10 points per parameter, or a third of what the budget allows if that is less, come first; then one
 * point at a time where the expected improvement is largest. The process models the paired difference to the start, in
 * which common random numbers cancel, with the penalty added; its noise is the variance of that difference over n.
 * Correlation of this noise between points, which the shared replications bring about, is left out of the model.
 * `best` is the best evaluated point: feasible first, then the lowest estimate.
 * @throws InvariantError when the budget does not pay for the start and two points or there are < 2 replications
 * Sources: Jones, Schonlau and Welch 1998, Journal of Global Optimization 13; Ankenman, Nelson and Staum 2010, Operations
 * Research 58(2); Chen, Ankenman and Nelson 2012, ACM TOMACS 22(2) (common random numbers in stochastic kriging).
 */
export async function surrogateSearch(options: SurrogateSearchOptions): Promise<SearchResult> {
  const { space, replications, runBudget } = options;
  const start = admissiblePoint(space, options.start);
  const pointBudget = Math.floor(runBudget / replications.length);
  invariant(
    replications.length >= 2 && pointBudget >= 3,
    () => `${runBudget} runs of ${replications.length} replications are too few for a surrogate search`,
  );
  const ledger = new EvaluationLedger(options.objective, runBudget);
  const points = [start, ...firstPoints(options, pointBudget)].filter(isFirst);
  const progress: Progress = {
    evaluations: await ledger.evaluateAll(points, replications),
    process: undefined,
    fittedCount: 0,
  };
  let stopped: SearchResult['stopped'] = 'budget';
  while (progress.evaluations.length < pointBudget) {
    const next = nextPoint(options, progress, (point) => ledger.knows(point));
    if (next === undefined) {
      stopped = 'converged';
      break;
    }
    progress.evaluations.push(await ledger.evaluate(next, replications));
  }
  const { evaluations } = progress;
  return {
    start: evaluations[0],
    best: bestOf(evaluations),
    history: ledger.history,
    runCount: ledger.runCount,
    stopped,
  };
}

function firstPoints({ space, stream }: SurrogateSearchOptions, pointBudget: number): number[][] {
  const dimensionCount = space.parameters.length;
  const pointCount = Math.max(2, Math.min(10 * dimensionCount, Math.floor(pointBudget / 3)));
  const design = latinHypercube({ dimensionCount, pointCount, stream, tryCount: DESIGN_TRIES });
  return design.map((place) => fromUnit(space, place));
}

/** Rounding to whole numbers can make two places one point. */
function isFirst(point: readonly number[], index: number, points: readonly (readonly number[])[]): boolean {
  return points.findIndex((other) => other.join(',') === point.join(',')) === index;
}

/** The unknown point with the largest expected improvement; undefined when every candidate is known. */
function nextPoint(
  options: SurrogateSearchOptions,
  progress: Progress,
  isKnown: (point: readonly number[]) => boolean,
): number[] | undefined {
  const { space } = options;
  const observations = observationsOf(options, progress.evaluations);
  const process = updated(options, progress, observations);
  const lowest = Math.min(...observations.places.map((place) => process.predict(place).mean));
  const improvementAt = (place: readonly number[]): number =>
    expectedImprovement(process.predict(place), lowest);
  const choice: { point: number[] | undefined; improvement: number } = { point: undefined, improvement: -1 };
  const consider = (place: readonly number[]): void => {
    const point = fromUnit(space, place);
    if (isKnown(point)) return;
    const improvement = improvementAt(toUnit(space, point));
    if (improvement > choice.improvement) Object.assign(choice, { point, improvement });
  };
  const centre = toUnit(space, bestOf(progress.evaluations).point);
  for (const place of candidatePlaces(options, centre)) consider(place);
  if (choice.point === undefined) return undefined;
  const climbed = compassSearch((place) => -improvementAt(place), {
    start: toUnit(space, choice.point),
    lower: centre.map(() => 0),
    upper: centre.map(() => 1),
    firstStep: 0.05,
    lastStep: 0.002,
    callBudget: 40 * centre.length,
  });
  consider(climbed.point);
  return choice.point;
}

/** Hyperparameters are fitted anew when a tenth more is known than at the last fit, and kept in between. */
function updated(
  { kernel = 'matern-5/2' }: SurrogateSearchOptions,
  progress: Progress,
  observations: Observations,
): GaussianProcess {
  const count = observations.places.length;
  const previous = progress.process?.hyperparameters;
  if (previous === undefined || count >= 1.1 * progress.fittedCount) {
    progress.process = fitGaussianProcess(observations, kernel, previous);
    progress.fittedCount = count;
  } else {
    progress.process = gaussianProcess(observations, previous);
  }
  return progress.process;
}

function observationsOf({ space }: SurrogateSearchOptions, evaluations: readonly Evaluation[]): Observations {
  const [start] = evaluations;
  const differences = evaluations.map(
    (evaluation) => pairedDifference(evaluation.values, start.values).difference,
  );
  return {
    places: evaluations.map(({ point }) => toUnit(space, point)),
    means: evaluations.map(({ penalty }, index) => differences[index].mean + penalty - start.penalty),
    noiseVariances: differences.map(({ standardDeviation, n }) => (standardDeviation ?? 0) ** 2 / n),
  };
}

function candidatePlaces({ stream }: SurrogateSearchOptions, centre: readonly number[]): number[][] {
  const wide = Array.from({ length: WIDE_CANDIDATES * centre.length }, () =>
    centre.map(() => stream.uniform32()),
  );
  const near = Array.from({ length: NEAR_CANDIDATES * centre.length }, (_, index) => {
    const deviation = NEAR_SPREADS[index % NEAR_SPREADS.length];
    return centre.map((coordinate) => {
      const place = coordinate + deviation * inverseNormal(stream.uniform());
      return Math.min(1, Math.max(0, place));
    });
  });
  return [...wide, ...near];
}

function bestOf(evaluations: readonly Evaluation[]): Evaluation {
  return evaluations.reduce((best, evaluation) => (isBetter(evaluation, best) ? evaluation : best));
}
