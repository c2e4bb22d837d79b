import cumulative from '@stdlib/stats-base-dists-t-cdf';
import { invariant } from '../foundation/invariant.ts';

/**
 * Probability that Student's t with these degrees of freedom is at most `value`.
 * Upper tails are best asked as studentProbability(-value, ...), which loses no digits.
 * @param value any number, infinite allowed
 * @param degreesOfFreedom > 0
 * @throws InvariantError when the value is not a number or the degrees of freedom are not positive
 * Source: Law, Simulation Modeling and Analysis (5th ed.), section 4.5; computed by stdlib.
 */
export function studentProbability(value: number, degreesOfFreedom: number): number {
  invariant(
    !Number.isNaN(value) && degreesOfFreedom > 0,
    () =>
      `studentProbability needs a number and degrees of freedom > 0, got ${value} and ${degreesOfFreedom}`,
  );
  if (value === Number.POSITIVE_INFINITY) return 1;
  if (value === Number.NEGATIVE_INFINITY) return 0;
  return cumulative(value, degreesOfFreedom);
}
