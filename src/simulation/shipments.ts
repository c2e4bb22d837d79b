import { FreeRecords, widened } from './free-records.ts';

/** Goods under way between nodes, in columns that are reused; the record number is the payload of the receipt event. */
export class Shipments {
  stock = new Int32Array(1024);
  quantity = new Float64Array(1024);
  private readonly records = new FreeRecords();

  add(stock: number, quantity: number): number {
    const record = this.records.take();
    if (record === this.stock.length) this.grow();
    this.stock[record] = stock;
    this.quantity[record] = quantity;
    return record;
  }

  release(record: number): void {
    this.records.release(record);
  }

  private grow(): void {
    this.stock = widened(this.stock);
    this.quantity = widened(this.quantity);
  }
}
