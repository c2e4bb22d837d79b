/** Offsets of one source's record: an order touches most of it at once, so it lies in one cache line. */
export const SOURCE = {
  ordersPlaced: 0,
  unitsOrdered: 1,
  dispatches: 2,
  unitsDispatched: 3,
  /** Last arrival of goods sent from here [s]. */
  lastArrival: 4,
  /** Day of the last lead time drawn, -1 = none, and how many were drawn that day. */
  lastDispatchDay: 5,
  dispatchesThatDay: 6,
} as const;
const STRIDE = 8;

/** What a run knows of each source (position in policy.sources.lanes). Counts run from time 0. */
export class SourceCounters {
  readonly records: Float64Array;

  constructor(sourceCount: number) {
    this.records = new Float64Array(sourceCount * STRIDE);
    for (let base = 0; base < this.records.length; base += STRIDE)
      this.records[base + SOURCE.lastDispatchDay] = -1;
  }

  /** Counts an order of so many units. */
  countOrder(source: number, units: number): void {
    const base = source * STRIDE;
    this.records[base + SOURCE.ordersPlaced] += 1;
    this.records[base + SOURCE.unitsOrdered] += units;
  }

  /** Counts a dispatch of so many units. */
  countDispatch(source: number, units: number): void {
    const base = source * STRIDE;
    this.records[base + SOURCE.dispatches] += 1;
    this.records[base + SOURCE.unitsDispatched] += units;
  }

  ordersPlaced(source: number): number {
    return this.records[source * STRIDE + SOURCE.ordersPlaced];
  }

  unitsOrdered(source: number): number {
    return this.records[source * STRIDE + SOURCE.unitsOrdered];
  }

  dispatches(source: number): number {
    return this.records[source * STRIDE + SOURCE.dispatches];
  }

  unitsDispatched(source: number): number {
    return this.records[source * STRIDE + SOURCE.unitsDispatched];
  }

  /** Number of lead times drawn for the source on this day before, and counts this one. */
  takeNumberOfDay(source: number, day: number): number {
    const base = source * STRIDE;
    if (this.records[base + SOURCE.lastDispatchDay] !== day) {
      this.records[base + SOURCE.lastDispatchDay] = day;
      this.records[base + SOURCE.dispatchesThatDay] = 0;
    }
    return this.records[base + SOURCE.dispatchesThatDay]++;
  }

  /** The arrival [s] of goods that overtake none sent before: `arrival`, or that of the goods before. */
  arrivalInOrder(source: number, arrival: number): number {
    const at = source * STRIDE + SOURCE.lastArrival;
    this.records[at] = Math.max(arrival, this.records[at]);
    return this.records[at];
  }
}
