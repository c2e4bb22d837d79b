import { FreeRecords, widened } from '../free-records.ts';

/** Goods on their way back, in columns that are reused; the record number is the payload of the return event. */
export class ReturnStore {
  item = new Int32Array(256);
  cell = new Int32Array(256);
  site = new Int32Array(256);
  quantity = new Float64Array(256);
  /** At which they were sold, a share of the price. */
  discount = new Float64Array(256);
  /** 1 when they can be sold again. */
  isResellable = new Uint8Array(256);
  private readonly records = new FreeRecords();

  /** A record to be filled by the caller. */
  take(): number {
    const record = this.records.take();
    if (record === this.item.length) this.grow();
    return record;
  }

  release(record: number): void {
    this.records.release(record);
  }

  private grow(): void {
    this.item = widened(this.item);
    this.cell = widened(this.cell);
    this.site = widened(this.site);
    this.quantity = widened(this.quantity);
    this.discount = widened(this.discount);
    this.isResellable = widened(this.isResellable);
  }
}
