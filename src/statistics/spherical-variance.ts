import { mean } from 'simple-statistics';
import { invariant } from '../foundation/invariant.ts';

/** Variance shared by all differences between systems that ran on common random numbers. */
export interface SphericalVariance {
  /** Estimated variance of a difference between two systems in one replication [squared unit]. */
  readonly variance: number;
  /** (systems - 1) (n - 1). */
  readonly degreesOfFreedom: number;
  readonly means: readonly number[];
}

/**
 * S^2 = 2 sum (Y_ij - row mean i - column mean j + grand mean)^2 / ((k - 1)(n - 1)), pooled over k systems and n
 * replications. Assumes sphericity: every difference has the same variance. Nelson and Matejcik found intervals made
 * from it to hold when that is not quite so, as long as common random numbers make the correlations positive.
 * @param systems one list per system, replication j of all on the same random numbers
 * @throws InvariantError with fewer than 2 systems or replications, or lists of different length
 * Source: Nelson and Matejcik (1995), Management Science 41, 1935-1945, section 3.
 */
export function sphericalVariance(systems: readonly (readonly number[])[]): SphericalVariance {
  const replications = replicationCount(systems);
  const means = systems.map((values) => mean([...values]));
  const grand = mean(means);
  const degreesOfFreedom = (systems.length - 1) * (replications - 1);
  let squares = 0;
  for (let replication = 0; replication < replications; replication++) {
    const shared = mean(systems.map((values) => values[replication]));
    systems.forEach((values, system) => {
      squares += (values[replication] - means[system] - shared + grand) ** 2;
    });
  }
  return { variance: (2 * squares) / degreesOfFreedom, degreesOfFreedom, means };
}

/**
 * Number of replications that all systems share.
 * @throws InvariantError with fewer than 2 systems or replications, lists of different length, or values not finite
 */
export function replicationCount(systems: readonly (readonly number[])[]): number {
  const count = systems[0]?.length ?? 0;
  invariant(
    systems.length >= 2 &&
      count >= 2 &&
      systems.every((values) => values.length === count && values.every(Number.isFinite)),
    () =>
      `needs at least 2 systems with the same number, at least 2, of finite values, got ${systems.map((values) => values.length).join(', ')}`,
  );
  return count;
}
