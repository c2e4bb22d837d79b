import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { invariant } from '../foundation/invariant.ts';

/**
 * Quantile of the standard normal distribution.
 * @param probability in (0, 1)
 * @throws InvariantError outside that range
 * Source: Abramowitz and Stegun (1964), section 26.2; computed by stdlib.
 */
export function normalQuantile(probability: number): number {
  invariant(
    probability > 0 && probability < 1,
    () => `normalQuantile needs a probability in (0, 1), got ${probability}`,
  );
  return quantile(probability, 0, 1);
}
