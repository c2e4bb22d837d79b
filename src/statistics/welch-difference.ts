import { invariant } from '../foundation/invariant.ts';
import { studentProbability } from './student-probability.ts';
import { studentQuantile } from './student-quantile.ts';
import { summarise } from './summarise.ts';

/** Difference of two means from independent samples. */
export interface WelchDifference {
  /** mean a - mean b [unit of the values]. */
  readonly difference: number;
  readonly halfWidth: number;
  /** Welch-Satterthwaite, not rounded; null when neither side varies. */
  readonly degreesOfFreedom: number | null;
  readonly statistic: number;
  /** Two-sided. */
  readonly pValue: number;
}

/**
 * Welch's interval and test for runs that did not share random numbers, with unequal variances and sample sizes.
 * Paired runs deserve pairedDifference, which is shorter. Null when a side has fewer than two values.
 * @param confidence in (0, 1)
 * @throws InvariantError when a value is not finite or a list is empty
 * Source: Welch (1947), Biometrika 34; Law, Simulation Modeling and Analysis (5th ed.), section 10.2.2.
 */
export function welchDifference(
  a: readonly number[],
  b: readonly number[],
  confidence = 0.95,
): WelchDifference | null {
  invariant(confidence > 0 && confidence < 1, () => `confidence must be in (0, 1), got ${confidence}`);
  const first = summarise(a);
  const second = summarise(b);
  if (first.standardDeviation === null || second.standardDeviation === null) return null;
  const firstVariance = first.standardDeviation ** 2 / first.n;
  const secondVariance = second.standardDeviation ** 2 / second.n;
  const variance = firstVariance + secondVariance;
  const difference = first.mean - second.mean;
  if (variance === 0) {
    const statistic = difference === 0 ? 0 : difference * Number.POSITIVE_INFINITY;
    return {
      difference,
      halfWidth: 0,
      degreesOfFreedom: null,
      statistic,
      pValue: difference === 0 ? 1 : 0,
    };
  }
  const degreesOfFreedom =
    variance ** 2 / (firstVariance ** 2 / (first.n - 1) + secondVariance ** 2 / (second.n - 1));
  const standardError = Math.sqrt(variance);
  const statistic = difference / standardError;
  return {
    difference,
    halfWidth: studentQuantile((1 + confidence) / 2, degreesOfFreedom) * standardError,
    degreesOfFreedom,
    statistic,
    pValue: 2 * studentProbability(-Math.abs(statistic), degreesOfFreedom),
  };
}
