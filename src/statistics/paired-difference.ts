import { sampleCorrelation } from 'simple-statistics';
import { invariant } from '../foundation/invariant.ts';
import { isConstant, largest } from './is-constant.ts';
import { type Summary, summarise } from './summarise.ts';

/** Candidate minus incumbent over replications that met the same customers and lead times. */
export interface PairedDifference {
  readonly difference: Summary;
  /** Pearson correlation of the pairs; null when n < 2 or a side does not vary. */
  readonly correlation: number | null;
}

/**
 * Paired-t difference: summary of candidate[k] - incumbent[k]. A spread within the rounding of the two sides is 0.
 * @param confidence in (0, 1)
 * @throws InvariantError when the lists differ in length or are empty
 * Source: Law, Simulation Modeling and Analysis (5th ed.), section 10.2.1.
 */
export function pairedDifference(
  candidate: readonly number[],
  incumbent: readonly number[],
  confidence = 0.95,
): PairedDifference {
  invariant(
    candidate.length === incumbent.length,
    () => `pairedDifference needs pairs, got ${candidate.length} and ${incumbent.length} values`,
  );
  const differences = candidate.map((value, replication) => value - incumbent[replication]);
  const summary = summarise(differences, confidence);
  const isSame = summary.n > 1 && isConstant(differences, largest([...candidate, ...incumbent]));
  const difference = isSame ? { ...summary, standardDeviation: 0, halfWidth: 0 } : summary;
  const bothVary = !isConstant(candidate) && !isConstant(incumbent);
  const correlation = bothVary ? sampleCorrelation([...candidate], [...incumbent]) : null;
  return { difference, correlation };
}
