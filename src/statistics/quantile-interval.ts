import cumulativeBinomial from '@stdlib/stats-base-dists-binomial-cdf';
import { invariant } from '../foundation/invariant.ts';
import { quantileOfSorted } from './quantile-of-sorted.ts';

/** A quantile with an interval between two of the observed values. */
export interface QuantileInterval {
  /** Interpolated sample quantile (type 7). */
  readonly estimate: number;
  /** Null where the sample is too small to bound that side. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Ranks of the bounds in ascending order, from 1; 0 and n + 1 stand for unbounded. */
  readonly lowerRank: number;
  readonly upperRank: number;
  /** Probability that the interval covers the quantile of any continuous distribution; at least the confidence. */
  readonly coverage: number;
}

/**
 * Distribution-free interval for the quantile q: from the largest rank l with P(B <= l - 1) <= alpha / 2 to the smallest
 * rank u with P(B <= u - 1) >= 1 - alpha / 2, where B is binomial(n, q). Assumes independent values.
 * Sorts: grows as n log n.
 * @param share q in (0, 1)
 * @param confidence in (0, 1)
 * @throws InvariantError when there is no value, one is not finite, or a probability is outside its range
 * Source: Conover, Practical Nonparametric Statistics (3rd ed. 1999), section 3.2.
 */
export function quantileInterval(
  values: readonly number[],
  share: number,
  confidence = 0.95,
): QuantileInterval {
  invariant(
    share > 0 && share < 1 && confidence > 0 && confidence < 1,
    () => `quantileInterval needs a share and a confidence in (0, 1), got ${share} and ${confidence}`,
  );
  invariant(values.every(Number.isFinite), () => 'quantileInterval needs finite values');
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  const tail = (1 - confidence) / 2;
  const atMost = (count: number) => (count < 0 ? 0 : cumulativeBinomial(count, n, share));
  const lowerRank = lastRank(n, (rank) => atMost(rank - 1) <= tail);
  const upperRank = 1 + lastRank(n, (rank) => atMost(rank - 1) < 1 - tail);
  return {
    estimate: quantileOfSorted(sorted, share),
    lower: lowerRank === 0 ? null : sorted[lowerRank - 1],
    upper: upperRank > n ? null : sorted[upperRank - 1],
    lowerRank,
    upperRank,
    coverage: (upperRank > n ? 1 : atMost(upperRank - 1)) - atMost(lowerRank - 1),
  };
}

/** Largest rank in 0..n that holds, by bisection: ranks hold up to some point and 0 always does. */
function lastRank(n: number, holds: (rank: number) => boolean): number {
  let holding = 0;
  let failing = n + 1;
  while (failing - holding > 1) {
    const middle = Math.floor((holding + failing) / 2);
    if (holds(middle)) holding = middle;
    else failing = middle;
  }
  return holding;
}
