const NONE = -1;

/** Goods under way between nodes, in columns that are reused; the record number is the payload of the receipt event. */
export class Shipments {
  stock = new Int32Array(1024);
  quantity = new Float64Array(1024);
  private next = new Int32Array(1024);
  private free = NONE;
  private used = 0;

  add(stock: number, quantity: number): number {
    let record = this.free;
    if (record === NONE) {
      if (this.used === this.stock.length) this.grow();
      record = this.used++;
    } else {
      this.free = this.next[record];
    }
    this.stock[record] = stock;
    this.quantity[record] = quantity;
    return record;
  }

  release(record: number): void {
    this.next[record] = this.free;
    this.free = record;
  }

  private grow(): void {
    const stock = new Int32Array(this.used * 2);
    stock.set(this.stock);
    this.stock = stock;
    const quantity = new Float64Array(this.used * 2);
    quantity.set(this.quantity);
    this.quantity = quantity;
    const next = new Int32Array(this.used * 2);
    next.set(this.next);
    this.next = next;
  }
}
