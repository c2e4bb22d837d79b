import { invariant } from '../foundation/invariant.ts';

/** Numerator and denominator of a ratio metric, one of each per replication: cost and units, units on time and units. */
export interface RatioParts {
  readonly numerators: readonly number[];
  readonly denominators: readonly number[];
}

/**
 * Jackknife pseudo-values of the ratio of sums R = sum numerators / sum denominators:
 * n R - (n - 1) R without replication j. They act like independent values whose mean estimates the ratio with bias of
 * order 1 / n^2. Null when n < 2 or when leaving one replication out leaves nothing to divide by. Grows linearly in n.
 * @throws InvariantError when the lists differ in length
 * Source: Miller (1974), The jackknife: a review, Biometrika 61; Law (5th ed.), section 9.5.3 for ratios.
 */
export function ratioPseudoValues(parts: RatioParts): number[] | null {
  const { numerators, denominators } = parts;
  const n = numerators.length;
  invariant(
    n === denominators.length,
    () => `a ratio needs one numerator per denominator, got ${n} and ${denominators.length}`,
  );
  if (n < 2) return null;
  const top = sum(numerators);
  const bottom = sum(denominators);
  if (bottom === 0 || denominators.some((denominator) => bottom - denominator === 0)) return null;
  return numerators.map(
    (numerator, replication) =>
      n * (top / bottom) - (n - 1) * ((top - numerator) / (bottom - denominators[replication])),
  );
}

/** Ratio of sums; null when the denominators sum to 0. */
export function ratioOfSums(parts: RatioParts): number | null {
  const bottom = sum(parts.denominators);
  return bottom === 0 ? null : sum(parts.numerators) / bottom;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
