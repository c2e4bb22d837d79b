import { invariant } from '../foundation/invariant.ts';
import { type PairedDifference, pairedDifference } from './paired-difference.ts';
import { pairedPValue } from './paired-p-value.ts';
import { replicationsForMargin } from './replications-for-margin.ts';
import { studentQuantile } from './student-quantile.ts';
import type { Summary } from './summarise.ts';

/** Least number of pairs that a gate is decided on. */
export const FEWEST_PAIRS = 10;

/** What a gate allows. */
export interface NonInferiorityOptions {
  /** Margin > 0: the harm that is still accepted [unit of the metric]. */
  readonly margin: number;
  readonly better: 'lower' | 'higher';
  /** Chance of passing a candidate whose harm equals the margin; 0.05 by default. */
  readonly alpha?: number;
  /** Chance of passing a candidate that equals the incumbent; 0.9 by default. */
  readonly power?: number;
}

/** Outcome of a gate. */
export interface NonInferiority {
  /** `refused`: too few replications to decide; run `neededReplications`. */
  readonly verdict: 'pass' | 'fail' | 'refused';
  /** Mean harm, candidate against incumbent: positive is worse [unit of the metric]. */
  readonly harm: number;
  /** One-sided upper confidence bound of the harm; passes when below the margin. Null when n < 2. */
  readonly bound: number | null;
  /** Of the hypothesis that the harm is at least the margin. Null when n < 2. */
  readonly pValue: number | null;
  readonly n: number;
  /** max(10, needed for the power with the observed spread); null when n < 2. */
  readonly neededReplications: number | null;
}

/**
 * Paired non-inferiority gate: passes when the upper one-sided bound of the mean harm,
 * mean + t(n - 1, 1 - alpha) s / sqrt(n), lies below the margin. Decides nothing when n is below 10 or below what the
 * power needs with the observed spread: a gate that fails for want of replications teaches people to override it. A harm
 * whose lower one-sided bound lies above the margin fails however few they are.
 * Several gates that must all pass are each judged at alpha, without correction (intersection-union).
 * Do not look, add replications and look again at the same alpha.
 * @throws InvariantError when lists differ in length or a number is outside its range
 * Source: Wellek, Testing Statistical Hypotheses of Equivalence and Noninferiority (2nd ed. 2010), chapter 2;
 * Berger (1982), Technometrics 24, for several gates.
 */
export function nonInferiority(
  candidate: readonly number[],
  incumbent: readonly number[],
  options: NonInferiorityOptions,
): NonInferiority {
  return judgeNonInferiority(pairedDifference(candidate, incumbent), options);
}

/** The same gate for a difference already summarised, such as pairedRatioDifference gives for a cost per unit. */
export function judgeNonInferiority(
  { difference }: PairedDifference,
  options: NonInferiorityOptions,
): NonInferiority {
  const { margin, better, alpha = 0.05, power = 0.9 } = options;
  invariant(
    margin > 0 && alpha > 0 && alpha < 1 && power > 0 && power < 1,
    () => `nonInferiority needs margin > 0, alpha and power in (0, 1), got ${margin}, ${alpha} and ${power}`,
  );
  const { standardDeviation, n } = difference;
  const harm = better === 'lower' ? difference.mean : 0 - difference.mean;
  const oriented: Summary = { ...difference, mean: harm };
  const test = pairedPValue(oriented, 'less', margin);
  if (standardDeviation === null || test === null) {
    return { verdict: 'refused', harm, bound: null, pValue: null, n, neededReplications: null };
  }
  const halfWidth = (studentQuantile(1 - alpha, n - 1) * standardDeviation) / Math.sqrt(n);
  const bound = harm + halfWidth;
  const needed = replicationsForMargin({ standardDeviation, margin, alpha, power });
  const neededReplications = Math.max(FEWEST_PAIRS, needed);
  const decided = bound < margin ? 'pass' : 'fail';
  const isClearHarm = harm - halfWidth > margin;
  const verdict = n < neededReplications && !isClearHarm ? 'refused' : decided;
  return { verdict, harm, bound, pValue: test.pValue, n, neededReplications };
}
