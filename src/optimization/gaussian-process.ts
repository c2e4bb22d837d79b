import { invariant } from '../foundation/invariant.ts';
import { choleskyFactor, solveLower, solveUpper } from './cholesky.ts';
import { correlation, type Kernel } from './correlation.ts';

/** What was seen: per place the mean over its replications and the variance of that mean (sample variance / n). */
export interface Observations {
  readonly places: readonly (readonly number[])[];
  readonly means: readonly number[];
  /** >= 0; 0 where the value is exact. */
  readonly noiseVariances: readonly number[];
}

/** Shape of the prior: a constant mean, estimated by generalised least squares, plus a stationary process. */
export interface Hyperparameters {
  readonly kernel: Kernel;
  /** > 0, one per coordinate. */
  readonly lengths: readonly number[];
  /** Variance of the process about its mean, > 0, in the squared unit of the means. */
  readonly variance: number;
}

/** What the process says of one place. The variance is that of the true mean there, without replication noise. */
export interface Prediction {
  readonly mean: number;
  readonly variance: number;
}

/** A Gaussian process after seeing observations. */
export interface GaussianProcess {
  readonly hyperparameters: Hyperparameters;
  /** Log density of the observations at the estimated mean. */
  readonly logLikelihood: number;
  /** Takes n² steps for n observations. */
  readonly predict: (place: readonly number[]) => Prediction;
}

/** Shares of the process variance added to the diagonal, in turn, until the matrix can be factored. */
const JITTERS = [1e-10, 1e-8, 1e-6, 1e-4];

/**
 * Stochastic kriging: a Gaussian process seen with a different noise at each place. The variance of a prediction
 * includes that of the estimated mean. Takes n³ / 3 steps for n observations.
 * @throws InvariantError when there is no observation, lists differ in length or values are out of range
 * Sources: Ankenman, Nelson and Staum 2010, Operations Research 58(2); Rasmussen and Williams 2006, section 2.2 and,
 * for the estimated mean, section 2.7.
 */
export function gaussianProcess(
  observations: Observations,
  hyperparameters: Hyperparameters,
): GaussianProcess {
  const { places, means, noiseVariances } = observations;
  const { kernel, lengths, variance } = hyperparameters;
  const size = places.length;
  invariant(
    size > 0 && means.length === size && noiseVariances.length === size,
    () => `observations need equally many values, got ${size}, ${means.length}, ${noiseVariances.length}`,
  );
  invariant(
    variance > 0 && lengths.every((length) => length > 0) && noiseVariances.every((noise) => noise >= 0),
    () => `lengths ${lengths.join(', ')} and variance ${variance} must be > 0, noise ${noiseVariances} >= 0`,
  );
  const factor = factorOf(observations, hyperparameters);
  const whiteOnes = solveLower(factor, new Float64Array(size).fill(1));
  const whiteMeans = solveLower(factor, means);
  const precision = dot(whiteOnes, whiteOnes);
  const mean = dot(whiteOnes, whiteMeans) / precision;
  const whiteRest = whiteMeans.map((value, index) => value - mean * whiteOnes[index]);
  const weights = solveUpper(factor, whiteRest);
  const predict = (place: readonly number[]): Prediction => {
    const covariances = Float64Array.from(
      places,
      (seen) => variance * correlation(kernel, place, seen, lengths),
    );
    const white = solveLower(factor, covariances);
    const untold = 1 - dot(whiteOnes, white);
    const left = variance - dot(white, white) + (untold * untold) / precision;
    return { mean: mean + dot(covariances, weights), variance: Math.max(0, left) };
  };
  return { hyperparameters, logLikelihood: logDensity(factor, whiteRest), predict };
}

function factorOf(observations: Observations, hyperparameters: Hyperparameters): Float64Array {
  const { places, noiseVariances } = observations;
  const { kernel, lengths, variance } = hyperparameters;
  const size = places.length;
  const matrix = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++) {
      const covariance = variance * correlation(kernel, places[row], places[column], lengths);
      matrix[row * size + column] = covariance;
      matrix[column * size + row] = covariance;
    }
  }
  for (const jitter of JITTERS) {
    for (let row = 0; row < size; row++) {
      matrix[row * size + row] = variance * (1 + jitter) + noiseVariances[row];
    }
    const factor = choleskyFactor(matrix, size);
    if (factor !== undefined) return factor;
  }
  invariant(false, () => `no covariance matrix of ${size} places with lengths ${lengths.join(', ')}`);
}

/** Rasmussen and Williams 2006, equation 2.30, from the whitened residuals. */
function logDensity(factor: Float64Array, whiteRest: Float64Array): number {
  const size = whiteRest.length;
  let logRoot = 0;
  for (let row = 0; row < size; row++) logRoot += Math.log(factor[row * size + row]);
  return -0.5 * dot(whiteRest, whiteRest) - logRoot - 0.5 * size * Math.log(2 * Math.PI);
}

function dot(first: Float64Array, second: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < first.length; index++) sum += first[index] * second[index];
  return sum;
}
