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
