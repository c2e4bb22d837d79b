import type { z } from 'zod';
import type { PluginDefinition } from '../../foundation/plugin-definition.ts';

/** One way to serve the order at hand, seen by a fulfillment policy. Valid only inside the call that received it. */
export interface OptionView {
  /** Seconds since the start. */
  readonly now: number;
  /** Position of the node in the model's list, as in FulfillmentFacts. */
  readonly node: number;
  /** Position of the customer's region. */
  readonly region: number;
  /** Position of the item. */
  readonly item: number;
  /** Position of the speed promised to the customer. */
  readonly speed: number;
  /** Units asked for and not yet assigned. */
  readonly quantity: number;
  /** Units of the item on hand at the node. */
  readonly onHand: number;
  /** Node to region [km]. */
  readonly distanceKm: number;
  /** Order to delivery if shipped now from stock, as planned [s]. */
  readonly deliverySeconds: number;
  /** Name of the way of shipping, such as ground or air; "parcel" where the model names none. */
  readonly method: string;
  /** Handling and parcel price of shipping `quantity` this way [money]. */
  readonly shippingCost: number;
}

/** What a fulfillment policy may know before the run: names by position. */
export interface FulfillmentFacts {
  readonly nodes: readonly { readonly id: string; readonly kind: string }[];
  readonly regions: readonly { readonly id: string }[];
  readonly items: readonly { readonly id: string; readonly class: string; readonly value: number }[];
  readonly speeds: readonly { readonly id: string; readonly deadlineSeconds: number }[];
}

export interface FulfillmentRule {
  /** Lower is better; Infinity refuses the option. Must be a number that is not NaN. Ties go to the node listed first. */
  score(option: OptionView): number;
  /**
   * True when the score depends on node, region, promised speed, method, distance and delivery time only, never on the item, the
   * quantity, stock, cost or the time. The engine then asks once for each option and keeps the order.
   */
  readonly isFixed?: true;
  /** True when the score is `shippingCost` and nothing else. The engine then works it out itself instead of asking. */
  readonly isShippingCost?: true;
}

/** Chooses the node and way that serve an order: the engine takes the feasible option with the least score. */
export interface FulfillmentPolicy<P = unknown> extends PluginDefinition {
  readonly family: 'fulfillment';
  readonly parameters: z.ZodType<P>;
  /** @throws Error with a sentence for the user when the parameters name something unknown. */
  prepare(parameters: P, facts: FulfillmentFacts): FulfillmentRule;
}

/** Keeps the parameter type while a policy is written, then forgets it so that policies fit in one list. */
export function defineFulfillmentPolicy<P>(policy: FulfillmentPolicy<P>): FulfillmentPolicy {
  return policy as unknown as FulfillmentPolicy;
}
