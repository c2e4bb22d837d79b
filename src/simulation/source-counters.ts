/*
 * One source's record: three doubles, then four words of 32 bits. An order and its dispatch touch all of it, in no order
 * that a processor could foresee, so it is as short as it can be.
 */
const STRIDE = 5;
const WORD_STRIDE = 2 * STRIDE;

/** Offsets of the doubles of a record. */
export const SOURCE = {
  unitsOrdered: 0,
  unitsDispatched: 1,
  /** Last arrival of goods sent from here [s]. */
  lastArrival: 2,
} as const;

/** Offsets of its words. */
const WORD = {
  ordersPlaced: 6,
  dispatches: 7,
  /** Day of the last lead time drawn, -1 = none, and how many were drawn that day. */
  lastDispatchDay: 8,
  dispatchesThatDay: 9,
} as const;

/** What a run knows of each source (position in policy.sources.lanes). Counts run from time 0. */
export class SourceCounters {
  readonly records: Float64Array;
  private readonly words: Int32Array;

  constructor(sourceCount: number) {
    this.records = new Float64Array(sourceCount * STRIDE);
    this.words = new Int32Array(this.records.buffer);
    for (let source = 0; source < sourceCount; source++)
      this.words[source * WORD_STRIDE + WORD.lastDispatchDay] = -1;
  }

  /** Counts an order of so many units. */
  countOrder(source: number, units: number): void {
    this.words[source * WORD_STRIDE + WORD.ordersPlaced] += 1;
    this.records[source * STRIDE + SOURCE.unitsOrdered] += units;
  }

  /** Counts a dispatch of so many units. */
  countDispatch(source: number, units: number): void {
    this.words[source * WORD_STRIDE + WORD.dispatches] += 1;
    this.records[source * STRIDE + SOURCE.unitsDispatched] += units;
  }

  ordersPlaced(source: number): number {
    return this.words[source * WORD_STRIDE + WORD.ordersPlaced];
  }

  unitsOrdered(source: number): number {
    return this.records[source * STRIDE + SOURCE.unitsOrdered];
  }

  dispatches(source: number): number {
    return this.words[source * WORD_STRIDE + WORD.dispatches];
  }

  unitsDispatched(source: number): number {
    return this.records[source * STRIDE + SOURCE.unitsDispatched];
  }

  /** Number of lead times drawn for the source on this day before, and counts this one. */
  takeNumberOfDay(source: number, day: number): number {
    const base = source * WORD_STRIDE;
    if (this.words[base + WORD.lastDispatchDay] !== day) {
      this.words[base + WORD.lastDispatchDay] = day;
      this.words[base + WORD.dispatchesThatDay] = 0;
    }
    return this.words[base + WORD.dispatchesThatDay]++;
  }

  /** The arrival [s] of goods that overtake none sent before: `arrival`, or that of the goods before. */
  arrivalInOrder(source: number, arrival: number): number {
    const at = source * STRIDE + SOURCE.lastArrival;
    this.records[at] = Math.max(arrival, this.records[at]);
    return this.records[at];
  }
}
