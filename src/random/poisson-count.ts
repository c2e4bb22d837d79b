import { InvariantError } from '../foundation/invariant.ts';
import type { RandomStream } from './random-stream.ts';
import { deviance, stirlingError } from './saddle-point.ts';

/** Up to this mean the search starts at 0, and exp(-mean) is far from underflow. */
const SEARCH_FROM_ZERO = 150;

const RECIPROCALS = Float64Array.from({ length: 512 }, (_, index) => 1 / index);

/**
 * One Poisson count of `mean`, from 0 to 1e12: the inverse of the distribution function at one uniform, so the
 * count never falls when the mean rises with the same key. Takes O(mean) steps up to mean 150, O(sqrt(mean)) beyond.
 * @throws InvariantError when the mean is negative, not a number or beyond 1e12
 */
export function poissonCount(mean: number, stream: RandomStream): number {
  if (!(mean >= 0 && mean <= 1e12)) refuse(mean);
  const uniform = stream.uniform();
  // exp(-mean) >= 1 - mean: most draws of slow sellers end here, without an exponential.
  if (uniform <= 1 - mean) return 0;
  if (mean <= SEARCH_FROM_ZERO) return searchFromZero(uniform, mean);
  return searchFromFarBelow(uniform, mean);
}

function refuse(mean: number): never {
  throw new InvariantError(`a Poisson mean must be from 0 to 1e12, got ${mean}`);
}

function searchFromZero(uniform: number, mean: number): number {
  let count = 0;
  let probability = Math.exp(-mean);
  let cumulative = probability;
  while (uniform > cumulative) {
    count++;
    probability *= mean * RECIPROCALS[count];
    const next = cumulative + probability;
    // The rounded sum can stop just short of 1.
    if (next === cumulative) return count;
    cumulative = next;
  }
  return count;
}

/**
 * Less than exp(-81 / 2) = 3e-18 of the law lies below mean - 9 sqrt(mean) (Chernoff bound): less than the least uniform
 * that a stream can give, so starting there loses nothing.
 */
function searchFromFarBelow(uniform: number, mean: number): number {
  let count = Math.floor(mean - 9 * Math.sqrt(mean));
  let probability = Math.exp(-stirlingError(count) - deviance(count, mean)) / Math.sqrt(2 * Math.PI * count);
  let cumulative = probability;
  while (uniform > cumulative) {
    count++;
    probability *= mean / count;
    const next = cumulative + probability;
    if (next === cumulative) return count;
    cumulative = next;
  }
  return count;
}
