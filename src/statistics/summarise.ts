import { mean, sampleStandardDeviation } from 'simple-statistics';
import { invariant } from '../foundation/invariant.ts';
import { isConstant } from './is-constant.ts';
import { studentQuantile } from './student-quantile.ts';

/** Mean of independent values with a two-sided Student interval: mean ± halfWidth. Spread is null when n < 2. */
export interface Summary {
  readonly mean: number;
  readonly halfWidth: number | null;
  readonly standardDeviation: number | null;
  readonly n: number;
}

/**
 * Mean, standard deviation (divisor n - 1) and half width t(n - 1, (1 + confidence) / 2) s / sqrt(n) of one value per
 * replication. The result is in the unit of the values. Grows linearly in n.
 * @param confidence probability in (0, 1) that the interval covers the true mean of normal values
 * @throws InvariantError when there is no value or one is not finite
 * Source: Law, Simulation Modeling and Analysis (5th ed.), section 4.5, equation 4.12.
 */
export function summarise(values: readonly number[], confidence = 0.95): Summary {
  invariant(values.length > 0, () => 'summarise needs at least one value');
  invariant(values.every(Number.isFinite), () => `summarise needs finite values, got ${values.join(', ')}`);
  const n = values.length;
  const sample = [...values];
  if (isConstant(values)) {
    const spread = n < 2 ? null : 0;
    return { mean: values[0], halfWidth: spread, standardDeviation: spread, n };
  }
  const standardDeviation = sampleStandardDeviation(sample);
  const halfWidth = (studentQuantile((1 + confidence) / 2, n - 1) * standardDeviation) / Math.sqrt(n);
  return { mean: mean(sample), halfWidth, standardDeviation, n };
}
