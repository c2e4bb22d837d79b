import { invariant } from '../foundation/invariant.ts';
import type { SimultaneousOptions } from './compare-with-best.ts';
import { dunnettCriticalValue } from './dunnett-critical-value.ts';
import { dunnettProbability } from './dunnett-probability.ts';
import { pairedDifference } from './paired-difference.ts';
import { pairedPValue } from './paired-p-value.ts';
import { replicationCount, sphericalVariance } from './spherical-variance.ts';
import { studentQuantile } from './student-quantile.ts';

/** One candidate against the incumbent, as one of several. */
export interface IncumbentComparison {
  /** Candidate minus incumbent [unit of the metric]. */
  readonly difference: number;
  /** All intervals difference ± halfWidth hold at once with the confidence. */
  readonly halfWidth: number;
  /** Adjusted for the number of candidates, two-sided. */
  readonly pValue: number;
}

/**
 * Many-to-one comparisons under common random numbers: simultaneous two-sided intervals for candidate minus incumbent.
 * Spherical: Dunnett's critical value with correlation 1/2 and (k - 1)(n - 1) degrees of freedom for k systems, and one
 * pooled variance (see sphericalVariance). Bonferroni (default): paired t at level alpha / candidates, no assumption.
 * Equal systems, whose differences do not vary, give half width 0.
 * @param candidates one list per candidate, replication j of all on the same random numbers as the incumbent's
 * @throws InvariantError when there is no candidate, fewer than 2 replications, or lists differ in length
 * Source: Dunnett (1955), JASA 50, 1096-1121; Nelson and Matejcik (1995), Management Science 41, 1935-1945.
 */
export function compareWithIncumbent(
  candidates: readonly (readonly number[])[],
  incumbent: readonly number[],
  options: SimultaneousOptions = {},
): IncumbentComparison[] {
  const { method = 'bonferroni', confidence = 0.95 } = options;
  invariant(
    confidence >= 0.5 && confidence < 1,
    () => `compareWithIncumbent needs a confidence in [0.5, 1), got ${confidence}`,
  );
  const systems = [incumbent, ...candidates];
  return method === 'spherical' ? bySphericity(systems, confidence) : byBonferroni(systems, confidence);
}

function bySphericity(systems: readonly (readonly number[])[], confidence: number): IncumbentComparison[] {
  const { variance, degreesOfFreedom, means } = sphericalVariance(systems);
  const family = { comparisons: systems.length - 1, degreesOfFreedom, sides: 2 } as const;
  const standardError = Math.sqrt(variance / replicationCount(systems));
  const halfWidth = dunnettCriticalValue(family, confidence) * standardError;
  return means.slice(1).map((mean) => {
    const difference = mean - means[0];
    if (difference === 0) return { difference, halfWidth, pValue: 1 };
    if (standardError === 0) return { difference, halfWidth, pValue: 0 };
    const covered = dunnettProbability(Math.abs(difference) / standardError, family);
    return { difference, halfWidth, pValue: Math.max(0, 1 - covered) };
  });
}

function byBonferroni(systems: readonly (readonly number[])[], confidence: number): IncumbentComparison[] {
  const n = replicationCount(systems);
  const [incumbent, ...candidates] = systems;
  const critical = studentQuantile(1 - (1 - confidence) / (2 * candidates.length), n - 1);
  return candidates.map((candidate) => {
    const { difference } = pairedDifference(candidate, incumbent);
    const halfWidth = (critical * (difference.standardDeviation ?? 0)) / Math.sqrt(n);
    const pValue = Math.min(1, candidates.length * (pairedPValue(difference)?.pValue ?? 1));
    return { difference: difference.mean, halfWidth, pValue };
  });
}
