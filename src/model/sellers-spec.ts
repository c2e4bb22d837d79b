import type { Distribution } from '../random/distributions/distribution.ts';
import type { ReplenishmentRuleSpec } from './policy-spec.ts';

/** What a seller sees of demand: docs/mechanisms/sellers.md. */
export interface SellerSightSpec {
  /** Demand as seen / true, on average, > 0. */
  readonly bias: number;
  /** Standard deviation of the log of what is seen / true, by item, >= 0. */
  readonly logDeviation: number;
  /** Whole days until the error is drawn anew; Infinity = never. */
  readonly redrawnDays: number;
  /** Days before a dated event from which the seller knows of it; Infinity = always. */
  readonly eventsKnownDays: number;
  /** Whole days that the seller is early: it orders for the greatest demand that begins within them, >= 0. */
  readonly lookAheadDays: number;
}

/** How much of a seller's goods the network takes in. */
export interface RestockLimitSpec {
  /** Weeks of supply of a stock: on hand and on order less owed; undefined = no such limit. */
  readonly weeks?: number;
  /** Whether a week of supply is planned demand, or what was issued lately. */
  readonly measuredBy: 'expected-demand' | 'recent-sales';
  /** Whole days of recent sales. */
  readonly windowDays: number;
  /** Units of an item at a node that are always allowed, >= 0. */
  readonly leastUnits: number;
  /** Volume of all the seller's goods at a node, on hand and on order [m3]; undefined = no such limit. */
  readonly volumeM3?: number;
}

/** What the network charges a seller [money]. */
export interface SellerFeesSpec {
  /** Per unit shipped to a customer. */
  readonly fulfillment: number;
  /** Share of the price of every unit shipped to a customer, 0 to below 1. */
  readonly referral: number;
  /** Per unit that leaves a vendor for the network. */
  readonly inbound: number;
  /** Per m3 and day on hand. */
  readonly storagePerM3Day: number;
  readonly overstock?: { readonly aboveWeeks: number; readonly perM3Day: number };
  readonly aged?: { readonly fromDays: number; readonly perM3Day: number };
}

/** Somebody who sells from the network's buildings and decides for itself what to send there. */
export interface SellerSpec {
  readonly id: string;
  /** Positions of its items, rising; each item has one seller at most. */
  readonly items: readonly number[];
  /** Which of its stocks it keeps, and how; first match wins. Filters name nodes. */
  readonly replenishment: readonly ReplenishmentRuleSpec[];
  /** Its own time from a vendor to the network [days]; undefined = that of the lane. */
  readonly leadTimeDays?: Distribution;
  readonly sight: SellerSightSpec;
  readonly restockLimit?: RestockLimitSpec;
  readonly fees: SellerFeesSpec;
  /** What it sends is (1 - inbound fee / price) ^ this times what it would send for free, >= 0. */
  readonly feeSensitivity: number;
}
