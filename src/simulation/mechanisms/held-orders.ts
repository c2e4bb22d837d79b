/** An order that waits for one node to have all of it; its units are reserved where they are. */
export interface HeldOrder {
  /** Place in the list of all that were ever held: what its end-of-window event names. */
  readonly place: number;
  readonly number: number;
  readonly cell: number;
  readonly orderedAt: number;
  readonly items: readonly number[];
  readonly quantities: readonly number[];
  /** Of each piece of the boxes planned: line, option, stock and units reserved. */
  readonly lines: readonly number[];
  readonly options: readonly number[];
  readonly stocks: readonly number[];
  readonly units: readonly number[];
}

/** Orders held for consolidation, oldest first. */
export class HeldOrders {
  /** Units reserved by stock, and their integral over time [unit seconds]. */
  readonly reserved: Float64Array;
  private readonly reservedSeconds: Float64Array;
  private readonly reservedSince: Float64Array;
  private readonly list: HeldOrder[] = [];
  private added = 0;

  /** @param reserved levels shared with the rest of the run @param reservedSeconds counters that this keeps */
  constructor(reserved: Float64Array, reservedSeconds: Float64Array) {
    this.reserved = reserved;
    this.reservedSeconds = reservedSeconds;
    this.reservedSince = new Float64Array(reserved.length);
  }

  /** All of them; not to be kept. */
  get all(): readonly HeldOrder[] {
    return this.list;
  }

  /** Puts an order at the end of the list. */
  add(order: Omit<HeldOrder, 'place'>): HeldOrder {
    const held = { ...order, place: this.added++ };
    this.list.push(held);
    return held;
  }

  /** The order of a place, undefined when it is not held any more. */
  find(place: number): HeldOrder | undefined {
    return this.list.find((order) => order.place === place);
  }

  remove(order: HeldOrder): void {
    this.list.splice(this.list.indexOf(order), 1);
  }

  /** Changes the units of a stock that are reserved. */
  changeReserved(stock: number, change: number, now: number): void {
    this.touch(stock, now);
    this.reserved[stock] += change;
  }

  /** Brings the integrals up to now. */
  settle(now: number): void {
    for (let stock = 0; stock < this.reserved.length; stock++) this.touch(stock, now);
  }

  private touch(stock: number, now: number): void {
    this.reservedSeconds[stock] += this.reserved[stock] * (now - this.reservedSince[stock]);
    this.reservedSince[stock] = now;
  }
}
