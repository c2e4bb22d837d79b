/**
 * Relative rounding of a figure of one run: it is a sum of up to 10^8 terms, whose errors of 1.1e-16 each add up like a
 * random walk: 10^4 x 1.1e-16.
 */
const ROUNDING = 1.1e-12;

/**
 * Whether values are equal but for rounding. Asked before a spread is computed or divided by: one of 1e-17 says nothing.
 * Pseudo-values of a jackknife over n replications are n times as far apart as what they are made of, so n widens the
 * tolerance.
 * @param scale size of the numbers that the values were computed from; the values' own when not given
 * Source: Higham, Accuracy and Stability of Numerical Algorithms (2nd ed.), chapter 4, on errors of sums.
 */
export function isConstant(values: readonly number[], scale = largest(values)): boolean {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return values.length === 0 || high - low <= values.length * ROUNDING * scale;
}

/** The largest absolute value; 0 of none. */
export function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
