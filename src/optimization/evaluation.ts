/** What is known of one point over a set of replications. */
export interface Evaluation {
  readonly point: readonly number[];
  readonly replications: readonly number[];
  /** Values to be minimised, one per replication, without penalty. */
  readonly values: readonly number[];
  /** Mean of the values. */
  readonly estimate: number;
  /** Number of replications. */
  readonly n: number;
  /** Sum over constraints of price × the amount by which the mean slack is below 0; 0 when feasible. */
  readonly penalty: number;
  /** Whether every constraint holds on average over these replications. */
  readonly feasible: boolean;
}

/**
 * Feasibility first: a feasible point beats an infeasible one, of two infeasible points the one with the lower penalty
 * is better, and otherwise the lower estimate. Equal points are not better.
 * Source: Deb 2000, An efficient constraint handling method for genetic algorithms, CMAME 186, section 3.
 */
export function isBetter(candidate: Evaluation, incumbent: Evaluation): boolean {
  if (candidate.feasible !== incumbent.feasible) return candidate.feasible;
  if (candidate.penalty !== incumbent.penalty) return candidate.penalty < incumbent.penalty;
  return candidate.estimate < incumbent.estimate;
}
