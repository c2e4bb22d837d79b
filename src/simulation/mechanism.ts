/**
 * A part of the world that a run simulates only when its model has it: docks, waves, trailers, customers who choose … A
 * model without it has no instance, and the run no cost.
 */
export interface Mechanism {
  /** Name of its counters in `RunMeasurements.mechanisms`. */
  readonly name: string;
  /** Counters and integrals from time 0; what they were at the end of the warm-up is subtracted. */
  readonly counters: Float64Array;
  /** Brings the integrals among the counters up to now. */
  settle(): void;
  /**
   * Its own laws: what is counted in several places agrees.
   * @throws InvariantError naming the law and both sides
   */
  checkLaws(): void;
}
