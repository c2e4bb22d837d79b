import { invariant } from '../foundation/invariant.ts';
import { growBatches } from './grow-batches.ts';
import { ratioEstimate } from './ratio-estimate.ts';
import type { RatioParts } from './ratio-pseudo-values.ts';
import type { Summary } from './summarise.ts';

/** Steady-state ratio from one long series of intervals. */
export interface BatchRatio {
  /** Ratio of the sums of the batches with a jackknife interval; n is the number of batches. */
  readonly estimate: Summary;
  /** Lag-1 autocorrelation of the batch means; null when they do not vary. */
  readonly lagOne: number | null;
  /** False when the series was too short for batches that look independent. */
  readonly isIndependent: boolean;
}

/**
 * One value per interval: numerator / denominator. An interval in which nothing was counted says nothing and takes the
 * ratio of the whole series.
 * @throws InvariantError when the denominators sum to 0 or the lists differ in length
 */
export function intervalRatios({ numerators, denominators }: RatioParts): number[] {
  const whole = sum(numerators, 0, numerators.length) / sum(denominators, 0, denominators.length);
  invariant(
    Number.isFinite(whole) && numerators.length === denominators.length,
    () => `a series of ratios needs equal lists and something to divide by, got ${whole}`,
  );
  return numerators.map((numerator, interval) =>
    denominators[interval] === 0 ? whole : numerator / denominators[interval],
  );
}

/**
 * Batch means for a ratio: the batches are grown on the interval ratios until they look independent (growBatches); the
 * estimate is then the ratio of sums over batches with its jackknife interval, batches - 1 degrees of freedom.
 * Assumes a covariance-stationary series: cut the start off first (mser5).
 * @throws InvariantError when there are fewer than 10 intervals or nothing to divide by
 * Source: Law, Simulation Modeling and Analysis (5th ed.), section 9.5.3, batch means and ratios.
 */
export function batchRatio(parts: RatioParts): BatchRatio {
  const { batches, isIndependent } = growBatches(intervalRatios(parts));
  const { batchSize, leftOut, lagOne, means } = batches;
  const sums = (values: readonly number[]): number[] =>
    means.map((_, batch) => sum(values, leftOut + batch * batchSize, batchSize));
  const found = ratioEstimate({
    numerators: sums(parts.numerators),
    denominators: sums(parts.denominators),
  });
  invariant(found !== null, () => 'the batches hold nothing to divide by');
  return { estimate: found.ratio, lagOne, isIndependent };
}

function sum(values: readonly number[], start: number, count: number): number {
  let total = 0;
  for (let place = start; place < start + count; place++) total += values[place];
  return total;
}
