import type { z } from 'zod';
import type { PluginDefinition } from '../../foundation/plugin-definition.ts';

/** What a replenishment policy may know of one stock (an item at a node) before the run starts. */
export interface StockFacts {
  readonly item: {
    readonly id: string;
    readonly class: string;
    /** Cost of one unit [money]. */
    readonly value: number;
    /** Sales price of one unit [money]. */
    readonly price: number;
    /** True when any real quantity can be ordered. */
    readonly divisible: boolean;
  };
  readonly node: {
    readonly id: string;
    readonly kind: string;
    /** Relative building size, > 0. */
    readonly size: number;
  };
  /** Demand this stock is planned to serve [units per day] at calendar factor 1. */
  readonly meanDailyDemand: number;
  /** Mean time from dispatch at the first source to receipt [days]. */
  readonly meanLeadTimeDays: number;
  /** Cost of holding one unit here [money per unit and day]. */
  readonly holdingCostPerDay: number;
  /** Charged for each order placed on the first source [money]. */
  readonly orderCost: number;
  /** What one unit missing here costs [money]: serving its customers from the next best node, late, or not at all. */
  readonly underageCost: number;
  /** Least calendar factor (weekday x month x event) on demand over the run; with forecasts three standard deviations below it. */
  readonly leastDemandFactor: number;
  /** Greatest calendar factor on demand over the run; with forecasts three standard deviations above it. */
  readonly greatestDemandFactor: number;
  /**
   * Quantile of the demand over (lead time + `extraDays`) when the calendar factor is `factor` [units].
   * The lead time is random: the demand given the lead time is mixed over the lead time's own distribution.
   * `uncertainty` is the squared coefficient of variation of the factor itself; default: what forecasts state at the
   * start for a time as long as the mean lead time and `extraDays`, 0 without forecasts.
   * @param probability in (0, 1)
   */
  demandQuantile(probability: number, extraDays: number, factor: number, uncertainty?: number): number;
  /**
   * Only when the model has forecasts: the squared coefficient of variation that they state at the start for the mean
   * factor over the next `days` days. The live figures are in StockState, and change from week to week.
   */
  readonly forecastUncertainty?: (days: number) => number;
}

/** Live view of one stock during the run. Valid only inside the call that received it. */
export interface StockState {
  /** Seconds since the start. */
  readonly now: number;
  /** Units that can be shipped now. */
  readonly onHand: number;
  /** Ordered and not yet received [units]. */
  readonly onOrder: number;
  /** Owed to waiting customers and to nodes that ordered here [units]. */
  readonly backorders: number;
  /** on hand + on order - backorders [units] */
  readonly inventoryPosition: number;
  /**
   * Mean factor of this item's demand over `days` days, from `afterDays` days ahead on (default 0): the calendar, and
   * with forecasts what is forecast now; >= 0.
   */
  demandFactorAhead(days: number, afterDays?: number): number;
  /** Squared coefficient of variation that forecasts state for that factor; 0 without forecasts. */
  demandUncertaintyAhead(days: number, afterDays?: number): number;
}

/** An order-up-to level that depends on the calendar alone: linear between equally spaced factors, flat beyond them. */
export interface CalendarLevels {
  /** Days ahead over which the calendar factor is averaged. */
  readonly days: number;
  /** Factor of the first level. */
  readonly leastFactor: number;
  /** Factors from one level to the next; used only when there is more than one level. */
  readonly factorStep: number;
  /** At least one [units], before rounding. */
  readonly levels: readonly number[];
}

/** A policy made ready for one stock. All runs share it, so it keeps nothing from one call to the next. */
export interface StockRule {
  /** Seconds between reviews, the first at time 0; 0 = continuous: asked at time 0 and whenever the inventory position falls. */
  readonly reviewSeconds: number;
  /** Highest inventory position at which an order may be placed; the engine does not ask above it. Infinity = always ask. */
  readonly reorderPoint: number;
  /** Stock on hand at the start unless the model says otherwise [units], >= 0. */
  readonly initialStock: number;
  /**
   * For rules that order max(0, level - inventory position) with a level that depends on the calendar alone, rounded up
   * to whole units for indivisible items: its table. The engine then reads it instead of asking, which is much faster.
   */
  readonly calendarLevels?: CalendarLevels | undefined;
  /** Units to order now, >= 0; 0 = none. Whole units unless the item is divisible. */
  orderQuantity(state: StockState): number;
}

/** A policy that decides for each stock by itself. */
export interface StockReplenishmentPolicy<P = unknown> extends PluginDefinition {
  readonly family: 'replenishment';
  readonly scope: 'stock';
  readonly parameters: z.ZodType<P>;
  prepare(parameters: P, stock: StockFacts): StockRule;
}

/** A policy made ready for one item at all the nodes its rule covers. */
export interface ItemRule {
  /** Seconds between reviews, > 0, the first at time 0. */
  readonly reviewSeconds: number;
  /** Stock on hand at the start, one per stock [units]. */
  readonly initialStock: readonly number[];
  /** How many numbers the rule keeps from review to review. Default 0. */
  readonly memorySize?: number;
  /**
   * Writes the units to order now for each stock into `quantities` (same order as given to prepare).
   * `memory` belongs to the run and starts as zeros; the rule itself keeps nothing, for all runs share it.
   */
  orderQuantities(states: readonly StockState[], quantities: Float64Array, memory: Float64Array): void;
}

/** A policy that decides for an item over all the nodes its rule covers, at once. */
export interface ItemReplenishmentPolicy<P = unknown> extends PluginDefinition {
  readonly family: 'replenishment';
  readonly scope: 'item';
  readonly parameters: z.ZodType<P>;
  /** `network` holds the facts of all the stocks pooled into one (demand summed, means weighted by demand). */
  prepare(parameters: P, stocks: readonly StockFacts[], network: StockFacts): ItemRule;
}

export type ReplenishmentPolicy = StockReplenishmentPolicy | ItemReplenishmentPolicy;

/** Keeps the parameter type while a policy is written, then forgets it so that policies fit in one list. */
export function defineStockPolicy<P>(policy: StockReplenishmentPolicy<P>): StockReplenishmentPolicy {
  return policy as unknown as StockReplenishmentPolicy;
}

/** As `defineStockPolicy`, for policies over all nodes of an item. */
export function defineItemPolicy<P>(policy: ItemReplenishmentPolicy<P>): ItemReplenishmentPolicy {
  return policy as unknown as ItemReplenishmentPolicy;
}
