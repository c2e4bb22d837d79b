import { FreeRecords, widened } from '../free-records.ts';

/** Orders that vendors have not sent yet, in columns that are reused; the record number is the payload of their event. */
export class PurchaseOrders {
  stock = new Int32Array(256);
  source = new Int32Array(256);
  /** Units not sent yet; 0 in a record that is free. */
  quantity = new Float64Array(256);
  /** When the order was placed [s]. */
  placedAt = new Float64Array(256);
  /** How many orders the source had that day before it. */
  nth = new Int32Array(256);
  /** 1 once the vendor has answered, 2 for a part of a lot that is ready later. */
  isAnswered = new Uint8Array(256);
  private readonly records = new FreeRecords();

  /** Records ever used: all others are free. */
  get used(): number {
    return this.records.used;
  }

  add(stock: number, source: number, quantity: number, placedAt: number, nth: number): number {
    const record = this.records.take();
    if (record === this.stock.length) this.grow();
    this.stock[record] = stock;
    this.source[record] = source;
    this.quantity[record] = quantity;
    this.placedAt[record] = placedAt;
    this.nth[record] = nth;
    this.isAnswered[record] = 0;
    return record;
  }

  release(record: number): void {
    this.quantity[record] = 0;
    this.records.release(record);
  }

  private grow(): void {
    this.stock = widened(this.stock);
    this.source = widened(this.source);
    this.quantity = widened(this.quantity);
    this.placedAt = widened(this.placedAt);
    this.nth = widened(this.nth);
    this.isAnswered = widened(this.isAnswered);
  }
}
