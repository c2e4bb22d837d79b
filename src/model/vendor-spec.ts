import type { Distribution } from '../random/distributions/distribution.ts';

/** Which orders a rule is for: all conditions must hold; an absent one always holds. */
export interface VendorFilter {
  readonly nodes?: readonly number[];
  readonly items?: readonly number[];
  readonly classes?: readonly string[];
}

/** One of the receipts that goods sent together come in. */
export interface ReceiptSpec {
  /** Share of the units, > 0; all sum to 1. */
  readonly share: number;
  /** After the lead time [days], >= 0. */
  readonly delayDays: Distribution;
}

/** A stretch of time in which a vendor's lead times are longer or shorter. */
export interface RegimeSpec {
  readonly factor: number;
  /** Mean of its exponential length [days]. */
  readonly meanDays: number;
}

/** What a vendor can send in a period. */
export interface VendorCapacitySpec {
  readonly units: number;
  readonly periodDays: number;
  readonly excess: 'delay' | 'cut';
}

/** Least order of all items that a vendor sends one node under a rule; one at least is above 0. */
export interface JointMinimumSpec {
  readonly units: number;
  /** [money] */
  readonly value: number;
  readonly volumeM3: number;
  readonly below: 'hold' | 'fill';
  /** After it what is held is filled up [s]; Infinity = never. */
  readonly longestWaitSeconds: number;
}

/** How a vendor takes, changes and answers orders. */
export interface VendorRuleSpec {
  readonly where: VendorFilter;
  readonly minimumUnits: number;
  /** [money] */
  readonly minimumValue: number;
  readonly below: 'raise' | 'skip';
  readonly jointMinimum?: JointMinimumSpec;
  /** Units of a case, for items without a case pack of their own; undefined = single units. */
  readonly casePack?: number;
  readonly rounding: 'up' | 'nearest' | 'down';
  /** With nearest: part of a case from which it is ordered. */
  readonly nearestFrom: number;
  /** By weekday, Monday first: whether orders are taken. */
  readonly isOrderDay: readonly boolean[];
  /** Share of an order confirmed, in 0 to 1. */
  readonly confirmedShare: Distribution;
  /** Order to answer [s]. */
  readonly confirmationSeconds: number;
  readonly receipts: readonly ReceiptSpec[];
  /** Empty = lead times as the lanes say. */
  readonly regimes: readonly RegimeSpec[];
  readonly capacity?: VendorCapacitySpec;
}
