/** What a run knows of each source (position in policy.sources.lanes): one element per source and column. */
export class SourceCounters {
  /** Last arrival of goods sent from here [s]. */
  readonly lastArrival: Float64Array;
  /** Day of the last dispatch, -1 = none, and the dispatches of that day. */
  readonly lastDispatchDay: Int32Array;
  readonly dispatchesThatDay: Int32Array;
  readonly ordersPlaced: Float64Array;
  readonly unitsOrdered: Float64Array;
  readonly dispatches: Float64Array;
  readonly unitsDispatched: Float64Array;

  constructor(sourceCount: number) {
    this.lastArrival = new Float64Array(sourceCount);
    this.lastDispatchDay = new Int32Array(sourceCount).fill(-1);
    this.dispatchesThatDay = new Int32Array(sourceCount);
    this.ordersPlaced = new Float64Array(sourceCount);
    this.unitsOrdered = new Float64Array(sourceCount);
    this.dispatches = new Float64Array(sourceCount);
    this.unitsDispatched = new Float64Array(sourceCount);
  }
}
