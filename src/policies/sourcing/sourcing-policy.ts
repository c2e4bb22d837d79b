import type { z } from 'zod';
import type { PluginDefinition } from '../../foundation/plugin-definition.ts';
import type { StockState } from '../replenishment/replenishment-policy.ts';

/** What never changes about a supply lane. */
export interface LaneFacts {
  /** Position of the node it starts at, in `nodes`. */
  readonly from: number;
  /** True when it is marked express: an expedited way that costs more. */
  readonly isExpress: boolean;
  /** True when its lead time has a first leg. */
  readonly hasFirstLeg: boolean;
  /** Preference among the sources of a stock, 1 = first. */
  readonly priority: number;
  /** Share among lanes of equal priority, > 0. */
  readonly share: number;
  /** Mean time from dispatch to receipt, with the time planned for the wait for a trailer [days]. */
  readonly meanLeadTimeDays: number;
  /** Charged for each order [money]. */
  readonly orderCost: number;
  /** Charged for each dispatch [money]. */
  readonly shipmentCost: number;
}

export interface SourcingFacts {
  readonly nodes: readonly { readonly id: string; readonly kind: string }[];
  readonly lanes: readonly LaneFacts[];
}

/**
 * An order about to be placed and the sources it may go to: those numbered `first` to `end` - 1, by priority, then as
 * listed. Valid only inside the call that received it.
 */
export interface SourcingState extends StockState {
  /** Units to order, > 0. */
  readonly quantity: number;
  /** Number of the stock's first source. */
  readonly first: number;
  /** Number after the stock's last source. */
  readonly end: number;
  /** Lane of each source, by its number. */
  readonly lanes: Int32Array;
  /** Units that this stock has ordered there since the start. */
  unitsOrdered(source: number): number;
  /** Units that could leave there now: on hand less what is owed; Infinity at a vendor. */
  available(source: number): number;
  /** Transport cost of one unit from there [money]. */
  unitCost(source: number): number;
  /** Orders of this stock whose goods are in the first leg of the way from there. */
  ordersInFirstLeg(source: number): number;
  /** Units under way to this stock that arrive within so many days. Only for rules with `seesArrivals`. */
  unitsArrivingWithin(days: number): number;
}

export interface SourcingRule {
  /** True when the rule asks for `unitsArrivingWithin`: the engine then keeps the dates. */
  readonly seesArrivals?: true;
  /** Number of the source that gets the order, from `first` to `end` - 1. Not called when there is only one. */
  choose(state: SourcingState): number;
  /**
   * Divides the order instead: writes units by source, in the order of their numbers, to `units`, which come as zeros.
   * What is left of the quantity is not ordered now. Not called when there is only one source.
   */
  divide?(state: SourcingState, units: Float64Array): void;
}

/** Chooses which source a replenishment order goes to. */
export interface SourcingPolicy<P = unknown> extends PluginDefinition {
  readonly family: 'sourcing';
  readonly parameters: z.ZodType<P>;
  /** Throws Error with a sentence for the user when the parameters do not fit the network. */
  prepare(parameters: P, facts: SourcingFacts): SourcingRule;
}

/** Keeps the parameter type while a policy is written, then forgets it so that policies fit in one list. */
export function defineSourcingPolicy<P>(policy: SourcingPolicy<P>): SourcingPolicy {
  return policy as unknown as SourcingPolicy;
}
