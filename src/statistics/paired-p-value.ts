import { studentProbability } from './student-probability.ts';
import type { Summary } from './summarise.ts';

/** What the mean difference is claimed to be under the alternative hypothesis. */
export type Alternative = 'two-sided' | 'less' | 'greater';

/** Student's test of a mean difference against a hypothesised value. */
export interface PairedTest {
  /** (mean - hypothesised) / (s / sqrt n); infinite when every pair differs by the same other amount. */
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  /** Probability of a statistic at least as extreme if the hypothesis were true. */
  readonly pValue: number;
}

/**
 * Tests candidate minus incumbent, as summarised by pairedDifference, against `hypothesised` [unit of the metric].
 * Equal pairs (s = 0) are decided without doubt: p is 1 at the hypothesised value and 0 or 1 away from it.
 * Null when n < 2. Assumes independent replications with nearly normal differences.
 * Source: Law, Simulation Modeling and Analysis (5th ed.), sections 4.5 and 10.2.1.
 */
export function pairedPValue(
  difference: Summary,
  alternative: Alternative = 'two-sided',
  hypothesised = 0,
): PairedTest | null {
  const { mean, standardDeviation, n } = difference;
  if (standardDeviation === null) return null;
  const distance = mean - hypothesised;
  const degreesOfFreedom = n - 1;
  const statistic = distance === 0 ? 0 : distance / (standardDeviation / Math.sqrt(n));
  if (standardDeviation === 0 && distance === 0) return { statistic, degreesOfFreedom, pValue: 1 };
  return { statistic, degreesOfFreedom, pValue: tailProbability(statistic, degreesOfFreedom, alternative) };
}

function tailProbability(statistic: number, degreesOfFreedom: number, alternative: Alternative): number {
  if (alternative === 'less') return studentProbability(statistic, degreesOfFreedom);
  if (alternative === 'greater') return studentProbability(-statistic, degreesOfFreedom);
  return 2 * studentProbability(-Math.abs(statistic), degreesOfFreedom);
}
