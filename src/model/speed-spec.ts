import type { DeliverBySpec } from './departures-spec.ts';

/** What happens to units that cannot be delivered within the promise when the order arrives. */
export type WhenShort =
  | { readonly kind: 'lost' }
  /** Waits at its preferred node, first come first served; leaves after `patienceSeconds` (Infinity = never). */
  | { readonly kind: 'backorder'; readonly patienceSeconds: number }
  /** Served from stock by a slower way if there is one, delivered late; lost when no node has stock. */
  | { readonly kind: 'late' };

/** A promised delivery class. */
export interface SpeedSpec {
  readonly id: string;
  /** Order to delivery, promised [s]; with `deliverBy` the most that it can be, of an order at local midnight. */
  readonly deadlineSeconds: number;
  /** The promise where it is by the calendar. */
  readonly deliverBy?: DeliverBySpec;
  /** Greatest node-region distance that this speed is offered over [km]; Infinity = any. */
  readonly reachKm: number;
  /** Share of customers who ask for this speed, >= 0; sums to 1. */
  readonly share: number;
  readonly whenShort: WhenShort;
  /** Whether an order larger than the stock at hand ships what is there, the rest by `whenShort`. Default true. */
  readonly partialShipments: boolean;
  /** Per late unit [money]. */
  readonly lateCost: number;
  /** Per unit and day backordered [money]. */
  readonly backorderCostPerDay: number;
  /** Overrides the items' lost-sale cost [money per unit]. */
  readonly lostSaleCost?: number;
}
