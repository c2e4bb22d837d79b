/**
 * The port through which a run can be watched: called for every event that enters the trace hash, in order.
 * `other` is the cell (region * speeds + speed) of customer events and the lane of supply events.
 * `amount` is the money charged by the event. `site` is -1 when no site is involved.
 */
export interface RunObserver {
  onEvent(
    event: number,
    time: number,
    item: number,
    site: number,
    other: number,
    quantity: number,
    amount: number,
  ): void;
  /**
   * Called only in models with baskets, before the events of an order or of one of its boxes: their numbers, from 1; box 0 =
   * none. They hold for the customer events that follow.
   */
  onBox?(order: number, box: number): void;
}
