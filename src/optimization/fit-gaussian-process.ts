import { compassSearch } from './compass-search.ts';
import type { Kernel } from './correlation.ts';
import {
  type GaussianProcess,
  gaussianProcess,
  type Hyperparameters,
  type Observations,
} from './gaussian-process.ts';

/** Bounds of a length in a unit cube and, relative to the variance of the means, of the process variance. */
const SHORTEST = 0.02;
const LONGEST = 10;
const SMALLEST_SHARE = 1e-3;
const LARGEST_SHARE = 1e3;

/** Lengths from which the search for the likeliest hyperparameters sets out. */
const FIRST_LENGTHS = [0.2, 0.7, 2];

/**
 * A Gaussian process with the likeliest lengths and variance, found by compass search in their logarithms from three
 * starts, or from `previous` alone, which is much faster when few observations were added since. Places are in the
 * unit cube. When all means are equal any variance would do and a tiny one is taken.
 * @throws InvariantError as gaussianProcess does
 * Source: Ankenman, Nelson and Staum 2010, Operations Research 58(2) (maximum likelihood with the noise
 * variances plugged in); Rasmussen and Williams 2006, section 5.4.1.
 */
export function fitGaussianProcess(
  observations: Observations,
  kernel: Kernel,
  previous?: Hyperparameters,
): GaussianProcess {
  const scale = spread(observations.means);
  const dimensionCount = observations.places[0].length;
  const hyperparametersAt = (logarithms: readonly number[]): Hyperparameters => ({
    kernel,
    lengths: logarithms.slice(0, dimensionCount).map(Math.exp),
    variance: scale * Math.exp(logarithms[dimensionCount]),
  });
  const evaluate = (logarithms: readonly number[]): number =>
    -gaussianProcess(observations, hyperparametersAt(logarithms)).logLikelihood;
  const results = startsOf(dimensionCount, scale, previous).map((start) =>
    compassSearch(evaluate, {
      start,
      lower: [...new Array<number>(dimensionCount).fill(Math.log(SHORTEST)), Math.log(SMALLEST_SHARE)],
      upper: [...new Array<number>(dimensionCount).fill(Math.log(LONGEST)), Math.log(LARGEST_SHARE)],
      firstStep: 0.8,
      lastStep: 0.05,
      callBudget: 30 * (dimensionCount + 1),
    }),
  );
  const likeliest = results.reduce((best, result) => (result.value < best.value ? result : best));
  return gaussianProcess(observations, hyperparametersAt(likeliest.point));
}

function startsOf(dimensionCount: number, scale: number, previous?: Hyperparameters): number[][] {
  if (previous === undefined) {
    return FIRST_LENGTHS.map((length) => [...new Array<number>(dimensionCount).fill(Math.log(length)), 0]);
  }
  return [[...previous.lengths.map(Math.log), Math.log(previous.variance / scale)]];
}

/** Variance of the means (divisor n), or a tiny positive number when they are equal. */
function spread(means: readonly number[]): number {
  const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
  const squares = means.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.max(squares / means.length, 1e-12 * Math.max(1, mean * mean));
}
