import { FreeRecords, widened } from './free-records.ts';

const NONE = -1;

/**
 * First-come lists, one per stock, of records kept in columns that are reused. Used for customers who wait for stock
 * and for orders of other nodes. A record is in its list until `unlink`; the caller frees it when nobody refers to it.
 */
export class WaitingList {
  /** Units still owed. */
  quantity = new Float64Array(256);
  /** When it was ordered [s]. */
  time = new Float64Array(256);
  /** Meaning is the owner's: the option and cell of a customer; the destination stock and source of a node's order. */
  first = new Int32Array(256);
  second = new Int32Array(256);
  next = new Int32Array(256);
  /** Stock whose list the record is in. */
  stock = new Int32Array(256);
  /** 1 while an event still refers to the record. */
  held = new Uint8Array(256);
  readonly head: Int32Array;
  private readonly tail: Int32Array;
  private readonly records = new FreeRecords();

  constructor(stockCount: number) {
    this.head = new Int32Array(stockCount).fill(NONE);
    this.tail = new Int32Array(stockCount).fill(NONE);
  }

  isEmpty(stock: number): boolean {
    return this.head[stock] === NONE;
  }

  /** Appends a record to the stock's list and returns its number. */
  append(stock: number, quantity: number, time: number, first: number, second: number): number {
    const record = this.records.take();
    if (record === this.quantity.length) this.grow();
    this.quantity[record] = quantity;
    this.time[record] = time;
    this.first[record] = first;
    this.second[record] = second;
    this.next[record] = NONE;
    this.stock[record] = stock;
    if (this.head[stock] === NONE) this.head[stock] = record;
    else this.next[this.tail[stock]] = record;
    this.tail[stock] = record;
    return record;
  }

  /** Takes `record` out of the list; `previous` is the record before it, or -1 when it is the first. */
  unlink(stock: number, record: number, previous: number): void {
    const next = this.next[record];
    if (previous === NONE) this.head[stock] = next;
    else this.next[previous] = next;
    if (this.tail[stock] === record) this.tail[stock] = previous;
  }

  /** Gives the record back for reuse. */
  release(record: number): void {
    this.records.release(record);
  }

  private grow(): void {
    this.quantity = widened(this.quantity);
    this.time = widened(this.time);
    this.first = widened(this.first);
    this.second = widened(this.second);
    this.next = widened(this.next);
    this.stock = widened(this.stock);
    this.held = widened(this.held);
  }
}
