import { invariant } from '../foundation/invariant.ts';
import { normalQuantile } from './normal-quantile.ts';
import { studentQuantile } from './student-quantile.ts';

/**
 * Least number of replications n >= 2 whose Student half width t(n - 1) s / sqrt(n) is at most `halfWidth`, if the
 * standard deviation stays what it is. Null when no number suffices: values that vary and a half width of 0.
 * @param standardDeviation >= 0 [unit of the metric]
 * @param halfWidth >= 0 [unit of the metric]
 * @param confidence in (0, 1)
 * @throws InvariantError outside those ranges
 * Source: Law, Simulation Modeling and Analysis (5th ed.), section 9.4.1, n*_a.
 */
export function replicationsForHalfWidth(
  standardDeviation: number,
  halfWidth: number,
  confidence = 0.95,
): number | null {
  invariant(
    standardDeviation >= 0 && halfWidth >= 0,
    () => `replicationsForHalfWidth needs numbers of at least 0, got ${standardDeviation} and ${halfWidth}`,
  );
  if (standardDeviation === 0) return 2;
  if (halfWidth === 0) return null;
  const probability = (1 + confidence) / 2;
  const fromNormal = Math.ceil(((normalQuantile(probability) * standardDeviation) / halfWidth) ** 2);
  let n = Math.max(2, fromNormal);
  if (n > 1e9) return n;
  while ((studentQuantile(probability, n - 1) * standardDeviation) / Math.sqrt(n) > halfWidth) n++;
  return n;
}
