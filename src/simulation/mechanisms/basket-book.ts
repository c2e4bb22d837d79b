/** What keeps count of the boxes of orders, as seen where waiting customers are served. */
export interface BasketBook {
  /** Counts a box about to be sent to a customer who has waited for it; `isLast` when it ends the wait of the line. */
  noteLaterBox(record: number, units: number, isLast: boolean): void;
  /** Names the order to observers whose waiting line is about to be given up. */
  endWait(record: number): void;
  /** Units of an item can be sold from now on: orders that wait for them may go. */
  arrived(item: number): void;
  /** Remembers the order, its first item and the number of a box that has just been put into the store of boxes that wait for departure. */
  noteBooked(stored: number): void;
  /** Counts a stored box that its customer cancels now, and names it to observers. */
  noteCancelled(stored: number): void;
  /** First item that the customer of a stored box came for. */
  firstItemOf(stored: number): number;
  /** Names them to observers when the box departs. */
  noteDeparted(stored: number): void;
}
