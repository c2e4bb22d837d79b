/*
 * In: demand streams, and how order lines travel together. Out: the orders of a day, each with its lines. Never: what a
 * policy decides, or anything that changes how often an item is ordered.
 */

/** How order lines travel together, as columns. */
export interface BasketPlan {
  /** By demand stream: the items that each of its orders brings; undefined = lines of the stream's item. */
  readonly itemsTogether: readonly (Int32Array | undefined)[];
  /** Number of each item that keys its draws; depends on its name only. */
  readonly itemKey: Int32Array;
  /** Longest time that an order is held for consolidation [s]; 0 = never. */
  readonly consolidationSeconds: number;
  /** How lines of the other streams are put together; undefined = each is an order of its own. */
  readonly formation: BasketFormation | undefined;
}

/** The law by which lines of one region, speed and day become orders. */
export interface BasketFormation {
  /** Cumulative probabilities of 1, 2, 3 … lines; the last is 1. */
  readonly lineLimits: Float64Array;
  /** Cumulative probabilities of 1, 2, 3 … lines left of an order that is met at a random line: P(lines >= n) / mean. */
  readonly remainderLimits: Float64Array;
  /** Probability that a further line is sought in the group of the first. */
  readonly affinity: number;
  /** By item; -1 = none. */
  readonly groupOf: Int32Array;
}
