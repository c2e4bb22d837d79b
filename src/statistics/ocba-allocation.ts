import { invariant } from '../foundation/invariant.ts';

/** What is known of one system so far. */
export interface SystemSpread {
  readonly mean: number;
  /** >= 0 [unit of the mean]. */
  readonly standardDeviation: number;
}

/**
 * Optimal computing budget allocation: the share of a fixed budget that each system deserves, so that the best is
 * found with the greatest (approximate) probability. With delta_i the distance to the best mean b:
 * N_i / N_j = (s_i / delta_i)^2 / (s_j / delta_j)^2 and N_b = s_b sqrt(sum over i != b of N_i^2 / s_i^2).
 * Systems that tie with the best take the whole budget with it, which is the limit of the formula. Systems that do not
 * vary get none; when nothing is left to weigh the shares are equal. Of equal best means the first listed is the best.
 * Assumes independent systems: do not mix with common random numbers, for which KN is made.
 * @returns shares that sum to 1
 * @throws InvariantError with fewer than 2 systems or numbers outside their range
 * Source: Chen, Lin, Yucesan and Chick (2000), Discrete Event Dynamic Systems 10, 251-270, theorem 1.
 */
export function ocbaAllocation(systems: readonly SystemSpread[], better: 'lower' | 'higher'): number[] {
  invariant(
    systems.length >= 2 &&
      systems.every(({ mean, standardDeviation }) => Number.isFinite(mean) && standardDeviation >= 0),
    () => `ocbaAllocation needs at least 2 systems with finite means and standard deviations >= 0`,
  );
  const sign = better === 'higher' ? 1 : -1;
  const means = systems.map(({ mean }) => sign * mean);
  const best = means.indexOf(Math.max(...means));
  const distances = means.map((mean) => means[best] - mean);
  const hasTie = distances.some((distance, system) => distance === 0 && system !== best);
  // In the limit of a tie only tied systems count, and their common distance cancels.
  const closeness = distances.map((distance) => (hasTie ? Number(distance === 0) : 1 / distance));
  let squares = 0;
  const weights = systems.map(({ standardDeviation }, system) => {
    if (system === best) return 0;
    squares += standardDeviation ** 2 * closeness[system] ** 4;
    return (standardDeviation * closeness[system]) ** 2;
  });
  weights[best] = systems[best].standardDeviation * Math.sqrt(squares);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (total === 0 ? 1 / weights.length : weight / total));
}
