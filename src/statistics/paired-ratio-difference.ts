import { invariant } from '../foundation/invariant.ts';
import { type PairedDifference, pairedDifference } from './paired-difference.ts';
import { type RatioParts, ratioOfSums, ratioPseudoValues } from './ratio-pseudo-values.ts';

/**
 * Candidate minus incumbent of a ratio-of-sums metric, replication j of both having met the same random numbers.
 * The estimate is the difference of the two ratios of sums; its spread comes from leaving the same pair out of both
 * sides (jackknife over pairs): s of the differences of pseudo-values, Student interval with n - 1 degrees of freedom.
 * The correlation is that of the two lists of pseudo-values. A policy against itself gives exactly 0.
 * Null when a ratio has no value; the spread is null when n < 2 or one replication holds a whole denominator.
 * @param confidence in (0, 1)
 * @throws InvariantError when the lists differ in length
 * Source: Miller (1974), Biometrika 61, applied to pairs as in Law (5th ed.), sections 9.5.3 and 10.2.1.
 */
export function pairedRatioDifference(
  candidate: RatioParts,
  incumbent: RatioParts,
  confidence = 0.95,
): PairedDifference | null {
  const n = candidate.numerators.length;
  invariant(
    n === incumbent.numerators.length,
    () => `pairedRatioDifference needs pairs, got ${n} and ${incumbent.numerators.length} replications`,
  );
  const candidateValues = ratioPseudoValues(candidate);
  const incumbentValues = ratioPseudoValues(incumbent);
  const candidateRatio = ratioOfSums(candidate);
  const incumbentRatio = ratioOfSums(incumbent);
  if (candidateRatio === null || incumbentRatio === null) return null;
  const estimate = candidateRatio - incumbentRatio;
  if (candidateValues === null || incumbentValues === null) {
    return {
      difference: { mean: estimate, halfWidth: null, standardDeviation: null, n },
      correlation: null,
    };
  }
  const { difference, correlation } = pairedDifference(candidateValues, incumbentValues, confidence);
  return { difference: { ...difference, mean: estimate }, correlation };
}
