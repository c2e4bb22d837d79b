/*
 * Statistics. In: plain numbers. Out: plain numbers and words about them.
 * Never: a model, a policy, a file, randomness or a clock.
 */
import quantile from '@stdlib/stats-base-dists-t-quantile';
import { invariant } from '../foundation/invariant.ts';

/**
 * Quantile of Student's t distribution.
 * @param probability in (0, 1)
 * @param degreesOfFreedom > 0
 * @throws InvariantError outside those ranges
 * Source: Law, Simulation Modeling and Analysis (5th ed.), section 4.5; computed by stdlib.
 */
export function studentQuantile(probability: number, degreesOfFreedom: number): number {
  invariant(
    probability > 0 && probability < 1 && degreesOfFreedom > 0,
    () =>
      `studentQuantile needs a probability in (0, 1) and degrees of freedom > 0, got ${probability} and ${degreesOfFreedom}`,
  );
  return quantile(probability, degreesOfFreedom);
}
