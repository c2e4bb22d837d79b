/** How order lines travel together: section `baskets` of a model. */
export interface BasketsSpec {
  /** Shares of the orders with 1, 2, 3 … lines, summing to 1; undefined = lines of streams are orders of their own. */
  readonly lineShares?: readonly number[];
  /** Probability that a further line of an order is sought among the items of its first line's group, 0 to 1. */
  readonly affinity: number;
  /** Group of each item, 0, 1, 2 …; -1 = in none. */
  readonly groupOf: readonly number[];
  /** Longest time that an order which would have to be split waits for one node to have all of it [s]; 0 = never. */
  readonly consolidationSeconds: number;
}
