import type { z } from 'zod';
import type { PluginDefinition } from '../../foundation/plugin-definition.ts';
import type { StockFacts, StockState } from '../replenishment/replenishment-policy.ts';

/** What never changes about one stock of the item. */
export interface RebalancedStockFacts extends StockFacts {
  /** Quantile of the demand planned for this stock over `days` days at calendar factor `factor` [units]. */
  quantileOverDays(probability: number, days: number, factor: number): number;
}

/** A way on which units of the item may be moved. */
export interface TransferLaneFacts {
  /** Position in `stocks` of the sender. */
  readonly from: number;
  /** Position in `stocks` of the receiver. */
  readonly to: number;
  /** Handling and transport of one unit [money]. */
  readonly unitCost: number;
  /** Charged for each move, whatever its size [money]. */
  readonly shipmentCost: number;
  /** Mean time from leaving to receipt [days]. */
  readonly meanLeadTimeDays: number;
}

/** One item: the stocks of it that transfers reach, and the ways between them. */
export interface RebalancingFacts {
  readonly stocks: readonly RebalancedStockFacts[];
  readonly lanes: readonly TransferLaneFacts[];
  /** Time between reviews [days]. */
  readonly reviewDays: number;
}

/** Live view of one stock at a review. Valid only inside the call that received it. */
export interface RebalancedStock extends StockState {
  /** Units under way to this stock that arrive within so many days, as far as dates are known. Only for rules with `seesArrivals`. */
  unitsArrivingWithin(days: number): number;
}

/** A policy made ready for one item. All runs share it, so it keeps nothing from one call to the next. */
export interface RebalancingRule {
  /** True when the rule asks for `unitsArrivingWithin`: the engine then keeps the dates. */
  readonly seesArrivals?: true;
  /**
   * Writes the units to move now on each lane into `units` (zeros when called, same order as `lanes`). All that leaves
   * a stock must be on hand there; whole units unless the item is divisible. Where `isClosed` is 1 an outage of the
   * sender or of the lane lets nothing leave now; same order, read only.
   */
  move(stocks: readonly RebalancedStock[], units: Float64Array, isClosed: Uint8Array): void;
}

/** Moves stock between nodes of a layer at the reviews of `transfers`. */
export interface RebalancingPolicy<P = unknown> extends PluginDefinition {
  readonly family: 'rebalancing';
  readonly parameters: z.ZodType<P>;
  /**
   * The rule for one item; undefined = it is never moved. Throws Error with a sentence for the user when the parameters
   * do not fit the network.
   */
  prepare(parameters: P, facts: RebalancingFacts): RebalancingRule | undefined;
}

/** Keeps the parameter type while a policy is written, then forgets it so that policies fit in one list. */
export function defineRebalancingPolicy<P>(policy: RebalancingPolicy<P>): RebalancingPolicy {
  return policy as unknown as RebalancingPolicy;
}
