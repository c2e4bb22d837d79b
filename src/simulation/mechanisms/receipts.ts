import { FreeRecords, widened } from '../free-records.ts';

/** Goods that have arrived and cannot be sold yet, in columns that are reused; a record is a receipt or a part of one. */
export class Receipts {
  stock = new Int32Array(256);
  /** Units left of it, and units it came with. */
  quantity = new Float64Array(256);
  total = new Float64Array(256);
  arrivedAt = new Float64Array(256);
  /** Receipts in the order they came. */
  sequence = new Float64Array(256);
  /** Work of a door for all of it, and time from unloaded to sellable [s]. */
  workSeconds = new Float64Array(256);
  stowSeconds = new Float64Array(256);
  /** The record after it in its queue. */
  next = new Int32Array(256);
  private readonly records = new FreeRecords();

  /** A record to be filled by the caller. */
  take(): number {
    const record = this.records.take();
    if (record === this.stock.length) this.grow();
    return record;
  }

  /** Gives the record back for reuse. */
  release(record: number): void {
    this.records.release(record);
  }

  private grow(): void {
    this.stock = widened(this.stock);
    this.quantity = widened(this.quantity);
    this.total = widened(this.total);
    this.arrivedAt = widened(this.arrivedAt);
    this.sequence = widened(this.sequence);
    this.workSeconds = widened(this.workSeconds);
    this.stowSeconds = widened(this.stowSeconds);
    this.next = widened(this.next);
  }
}
