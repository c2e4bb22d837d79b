import type { Lifts } from '../../processes/demand/brought-customers.ts';
import type { Departures } from './departures.ts';

/** A line that goes to a customer now. */
export interface SoldLine {
  readonly item: number;
  readonly cell: number;
  readonly site: number;
  readonly quantity: number;
  readonly orderedAt: number;
  readonly deliveredAt: number;
}

/** Goods that customers send back, as seen where they are shipped and where laws are checked. */
export interface ReturnBook {
  /** Units put back, by stock. */
  readonly putBack: Float64Array;
  /** Decides whether a line will come back, when, and as what. */
  noteSale(line: SoldLine): void;
}

/** Customers who change their mind, as seen where their boxes are booked and where laws are checked. */
export interface CancellationBook {
  /** Units cancelled, by item. */
  readonly counters: Float64Array;
  /** Decides whether and when a box, booked now for a departure, is cancelled before it leaves. */
  noteBooking(departures: Departures, box: number, departure: number, leavesAt: number): void;
  /** A box is replaced by another before it leaves. */
  forget(box: number): void;
}

/** Potential customers, as seen by those who ask how many there were. */
export interface CrowdBook {
  /** Units of an item that customers have come for, bought or not. */
  unitsCameFor(item: number): number;
}

/** Discounts, as seen by customers and where goods come back. */
export interface PriceBook {
  /** By item, a share of the price; 0 = none. */
  readonly discount: Float64Array;
  readonly lifts: Lifts;
  /** Least lift of demand at which a customer whom a discount brought comes; `number` is his own, as broughtNumber gives it. */
  liftNeeded(stream: number, day: number, number: number): number;
  /** Units sold at a discount have come back, and so has what was given away. */
  takeBack(item: number, quantity: number, discount: number): void;
}
