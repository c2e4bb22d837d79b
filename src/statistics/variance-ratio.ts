import { sampleVariance } from 'simple-statistics';
import { invariant } from '../foundation/invariant.ts';
import { isConstant, largest } from './is-constant.ts';

/**
 * How many times fewer replications the pairing saves: (var a + var b) / var(a - b), sample variances over pairs.
 * 1 means that common random numbers bought nothing, below 1 that they hurt. About 1 / (1 - correlation) when both
 * sides vary alike. Null when n < 2, or when the difference is the same in every pair but for rounding and the ratio has no value.
 * @throws InvariantError when the lists differ in length
 * Source: Law, Simulation Modeling and Analysis (5th ed.), section 11.2.
 */
export function varianceRatio(a: readonly number[], b: readonly number[]): number | null {
  invariant(a.length === b.length, () => `varianceRatio needs pairs, got ${a.length} and ${b.length} values`);
  const differences = a.map((value, replication) => value - b[replication]);
  if (a.length < 2 || isConstant(differences, largest([...a, ...b]))) return null;
  return (sampleVariance([...a]) + sampleVariance([...b])) / sampleVariance(differences);
}
