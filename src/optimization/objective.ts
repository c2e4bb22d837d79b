/**
 * Values to be minimised of one point, one per replication and in their order, in any unit.
 * The same point and replication must always give the same value, and a replication number must stand for the same
 * customers and lead times at every point: that is what makes comparisons paired (common random numbers).
 * May be called again before an earlier call has ended. A plain list means that there are no constraints.
 */
export type Objective = (
  point: readonly number[],
  replications: readonly number[],
) => Promise<readonly number[] | Responses>;

/** What an objective with constraints gives. */
export interface Responses {
  /** One per replication. */
  readonly values: readonly number[];
  /** The same constraints in the same order at every point. */
  readonly constraints: readonly ConstraintResponses[];
}

/** How far one constraint was kept. It holds at a point where the mean slack over the replications is >= 0. */
export interface ConstraintResponses {
  /** One per replication; below 0 by as much as the bound is missed. */
  readonly slacks: readonly number[];
  /** Added to the objective per unit by which the mean slack is below 0; > 0. */
  readonly price: number;
}
