import { invariant } from '../foundation/invariant.ts';
import { FEWEST_PAIRS } from './non-inferiority.ts';
import type { PairedDifference } from './paired-difference.ts';
import { pairedPValue } from './paired-p-value.ts';
import { replicationsForMargin } from './replications-for-margin.ts';
import { studentQuantile } from './student-quantile.ts';

/** What counts as equal. */
export interface EquivalenceOptions {
  /** Margin > 0: differences inside (-margin, margin) do not matter [unit of the metric]. */
  readonly margin: number;
  /** Chance of calling a difference equal that lies at the margin; 0.05 by default. */
  readonly alpha?: number;
  /** Chance of calling a true 0 equal; 0.9 by default. */
  readonly power?: number;
}

/** Outcome of an equivalence test. */
export interface Equivalence {
  /** `refused`: too few replications to decide; run `neededReplications`. */
  readonly verdict: 'equivalent' | 'not shown' | 'refused';
  readonly difference: number;
  /** Interval of confidence 1 - 2 alpha; equivalent when it lies inside the margins. Null when n < 2. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Greater of the two one-sided p-values. Null when n < 2. */
  readonly pValue: number | null;
  readonly n: number;
  /** max(10, needed for the power with the observed spread); null when n < 2. */
  readonly neededReplications: number | null;
}

/**
 * Two one-sided tests (TOST) of a paired difference against -margin and +margin, each at level alpha.
 * Absence of a significant difference is not equality: this is the test that can show equality.
 * @throws InvariantError when a number is outside its range
 * Source: Schuirmann (1987), Journal of Pharmacokinetics and Biopharmaceutics 15, 657-680.
 */
export function equivalence({ difference }: PairedDifference, options: EquivalenceOptions): Equivalence {
  const { margin, alpha = 0.05, power = 0.9 } = options;
  invariant(
    margin > 0 && alpha > 0 && alpha < 0.5 && power > 0 && power < 1,
    () =>
      `equivalence needs margin > 0, alpha in (0, 0.5), power in (0, 1), got ${margin}, ${alpha}, ${power}`,
  );
  const { mean, standardDeviation, n } = difference;
  const below = pairedPValue(difference, 'less', margin);
  const above = pairedPValue(difference, 'greater', -margin);
  const unknown = { difference: mean, lower: null, upper: null, pValue: null, n, neededReplications: null };
  if (standardDeviation === null || below === null || above === null) {
    return { verdict: 'refused', ...unknown };
  }
  const reach = (studentQuantile(1 - alpha, n - 1) * standardDeviation) / Math.sqrt(n);
  const needed = replicationsForMargin({ standardDeviation, margin, alpha, power, sides: 'both' });
  const neededReplications = Math.max(FEWEST_PAIRS, needed);
  const isInside = mean - reach > -margin && mean + reach < margin;
  const decided = isInside ? 'equivalent' : 'not shown';
  return {
    verdict: n < neededReplications ? 'refused' : decided,
    difference: mean,
    lower: mean - reach,
    upper: mean + reach,
    pValue: Math.max(below.pValue, above.pValue),
    n,
    neededReplications,
  };
}
