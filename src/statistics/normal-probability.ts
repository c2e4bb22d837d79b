import cumulative from '@stdlib/stats-base-dists-normal-cdf';

/**
 * Probability that a standard normal value is at most `value`. Relative precision holds in the lower tail.
 * Source: Abramowitz and Stegun (1964), section 26.2; computed by stdlib.
 */
export function normalProbability(value: number): number {
  return cumulative(value, 0, 1);
}
