import type { RandomStream } from './random-stream.ts';
import { deviance, stirlingError } from './saddle-point.ts';

/** Up to this expected count the search starts at 0, where the probability is far from underflow. */
const SEARCH_FROM_ZERO = 150;

/**
 * One binomial count of `trials` (integer >= 0) with success `probability` in [0, 1]: the inverse of the distribution
 * function at one uniform. Takes O(sqrt(trials)) steps for many trials.
 */
export function binomialCount(trials: number, probability: number, stream: RandomStream): number {
  const uniform = stream.uniform();
  // Counting failures at the mirrored uniform keeps the inverse increasing.
  if (probability > 0.5) return trials - invert(1 - uniform, trials, 1 - probability);
  return invert(uniform, trials, probability);
}

function invert(uniform: number, trials: number, success: number): number {
  const mean = trials * success;
  const odds = success / (1 - success);
  // Below mean - 9 sqrt(mean) lies less than exp(-81 / 2) of the law (Chernoff bound), less than any uniform.
  let count = mean <= SEARCH_FROM_ZERO ? 0 : Math.floor(mean - 9 * Math.sqrt(mean));
  let chance = count === 0 ? Math.exp(trials * Math.log1p(-success)) : massAt(count, trials, success);
  let cumulative = chance;
  while (uniform > cumulative && count < trials) {
    count++;
    chance *= (odds * (trials - count + 1)) / count;
    const next = cumulative + chance;
    // The rounded sum can stop just short of 1.
    if (next === cumulative) return count;
    cumulative = next;
  }
  return count;
}

/** Probability of `count` successes (Loader 2000, section 3); count and trials - count at least 16. */
function massAt(count: number, trials: number, success: number): number {
  const failures = trials - count;
  const exponent =
    stirlingError(trials) -
    stirlingError(count) -
    stirlingError(failures) -
    deviance(count, trials * success) -
    deviance(failures, trials * (1 - success));
  return Math.exp(exponent) * Math.sqrt(trials / (2 * Math.PI * count * failures));
}
