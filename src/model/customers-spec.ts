import type { ConversionSpec } from '../processes/choice/conversion.ts';
import type { Distribution } from '../random/distributions/distribution.ts';

/** How customers behave beyond asking for one speed. What is undefined is off. */
export interface CustomersSpec {
  /** Delivery fee per order, by speed [money]. */
  readonly fees: readonly number[];
  readonly choice?: SpeedChoiceSpec;
  readonly conversion?: ConversionSpec;
  readonly substitution?: SubstitutionSpec;
  readonly cancellation?: CancellationSpec;
  /** First match wins; items without a match are never returned. */
  readonly returns?: readonly ReturnRuleSpec[];
}

/** Utility of a speed = constant - daysWeight x promised days - feeWeight x fee. */
export interface SpeedChoiceSpec {
  readonly constants: readonly number[];
  /** [1/day] */
  readonly daysWeight: number;
  /** [1/money] */
  readonly feeWeight: number;
}

/** What customers do who find an item out of stock or too slow. */
export interface SubstitutionSpec {
  /** Group of each item whose members replace each other; -1 = none. */
  readonly groupOf: readonly number[];
  /** How many other items a customer tries. */
  readonly attempts: 1 | 2;
  /**
   * How unlike each other the speeds of one item are, (0, 1]: who tries another item sees what can be kept of each and
   * chooses item and speed by nested logit; undefined = he tries items without knowing.
   */
  readonly dissimilarity?: number;
  /** Shares that try another item and that wait; the others leave. */
  readonly substitute: number;
  readonly wait: number;
  /** Promises above this are too slow [s]; Infinity = none is. */
  readonly slowAfterSeconds: number;
  /** How much less attractive an item is per unit of price [1/money]. */
  readonly priceWeight: number;
}

/** Orders given up before they leave. */
export interface CancellationSpec {
  /** Share of orders that would be cancelled if they waited for ever. */
  readonly share: number;
  /** Time in which half of those have been cancelled [s], > 0. */
  readonly halfLifeSeconds: number;
}

/** Returns of some items. */
export interface ReturnRuleSpec {
  /** Positions of the items it is for. */
  readonly items: readonly number[];
  /** Share of delivered lines sent back. */
  readonly share: number;
  /** Delivery to arrival of the return [days]. */
  readonly delayDays: Distribution;
  /** Share of returned lines that can be sold again. */
  readonly resellable: number;
  /** [money per unit returned] */
  readonly handlingCost: number;
  /** Node position; or the node that shipped, or the one nearest to the customer. */
  readonly to: number | 'shipping-node' | 'nearest';
}
