import { invariant } from '../foundation/invariant.ts';
import { dunnettCriticalValue } from './dunnett-critical-value.ts';
import { pairedDifference } from './paired-difference.ts';
import { replicationCount, sphericalVariance } from './spherical-variance.ts';
import { studentQuantile } from './student-quantile.ts';

/** How the spread of the differences is estimated. */
export interface SimultaneousOptions {
  /** `spherical`: one pooled variance, shorter intervals. `bonferroni` (default): each difference its own, no assumption. */
  readonly method?: 'spherical' | 'bonferroni';
  /** In [0.5, 1), 0.95 by default: of all intervals at once. */
  readonly confidence?: number;
}

/** One system against the best of the others. */
export interface BestComparison {
  readonly mean: number;
  /** Mean minus the best mean of the others [unit]: an advantage is positive when higher is better, else negative. */
  readonly difference: number;
  /** Interval for the true difference; it always contains 0 or ends there. */
  readonly lower: number;
  readonly upper: number;
  /** `best`: no other is better. `rejected`: some other is better. `possible`: could still be the best. */
  readonly verdict: 'best' | 'possible' | 'rejected';
}

/**
 * Multiple comparisons with the best (MCB) under common random numbers: simultaneous intervals for each system's mean
 * minus the best of the others. The joint probability that all hold, and that the best system is not rejected, is at
 * least the confidence. Half widths: spherical T s / sqrt(n), with T the one-sided Dunnett value for k - 1 comparisons,
 * correlation 1/2 and (k - 1)(n - 1) degrees of freedom; Bonferroni t(n - 1, 1 - alpha / (k - 1)) s_il / sqrt(n) from the
 * variance of each difference. k - 1 one-sided statements suffice because only those against the true best matter.
 * Grows as k^2 n.
 * @param systems one list per system, replication j of all on the same random numbers
 * @throws InvariantError with fewer than 2 systems or replications, or lists of different length
 * Source: Hsu (1984), Annals of Statistics 12, 1136-1144; Nelson and Matejcik (1995), Management Science 41, 1935-1945.
 */
export function compareWithBest(
  systems: readonly (readonly number[])[],
  better: 'lower' | 'higher',
  options: SimultaneousOptions = {},
): BestComparison[] {
  const { method = 'bonferroni', confidence = 0.95 } = options;
  invariant(
    confidence >= 0.5 && confidence < 1,
    () => `compareWithBest needs a confidence in [0.5, 1), got ${confidence}`,
  );
  const sign = better === 'higher' ? 1 : -1;
  const { means } = sphericalVariance(systems);
  const halfWidths =
    method === 'spherical' ? sphericalWidths(systems, confidence) : bonferroniWidths(systems, confidence);
  const advantage = (system: number, other: number) => sign * (means[system] - means[other]);
  const others = systems.map((_, system) => systems.flatMap((_, other) => (other === system ? [] : [other])));
  const reaches = others.map((list, system) =>
    Math.min(...list.map((other) => advantage(system, other) + halfWidths[system][other])),
  );
  return means.map((mean, system) => {
    const difference = Math.min(...others[system].map((other) => advantage(system, other)));
    // Only those that could be the best themselves bound an advantage from below.
    const rivals = others[system].filter((other) => reaches[other] >= 0);
    const lowest = rivals.map((other) => advantage(system, other) - halfWidths[system][other]);
    const lower = Math.min(0, ...lowest);
    const upper = Math.max(0, reaches[system]);
    const verdict = reaches[system] < 0 ? 'rejected' : lower === 0 ? 'best' : 'possible';
    return sign === 1
      ? { mean, difference, lower, upper, verdict }
      : { mean, difference: 0 - difference, lower: 0 - upper, upper: 0 - lower, verdict };
  });
}

function sphericalWidths(systems: readonly (readonly number[])[], confidence: number): number[][] {
  const { variance, degreesOfFreedom } = sphericalVariance(systems);
  const family = { comparisons: systems.length - 1, degreesOfFreedom, sides: 1 } as const;
  const width = dunnettCriticalValue(family, confidence) * Math.sqrt(variance / replicationCount(systems));
  return systems.map(() => systems.map(() => width));
}

function bonferroniWidths(systems: readonly (readonly number[])[], confidence: number): number[][] {
  const n = replicationCount(systems);
  const critical = studentQuantile(1 - (1 - confidence) / (systems.length - 1), n - 1);
  return systems.map((a) =>
    systems.map(
      (b) => (critical * (pairedDifference(a, b).difference.standardDeviation ?? 0)) / Math.sqrt(n),
    ),
  );
}
