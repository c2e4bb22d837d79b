const NONE = -1;

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
  private next = new Int32Array(256);
  private free = NONE;
  /** Records ever used: all others are free. */
  used = 0;

  add(stock: number, source: number, quantity: number, placedAt: number, nth: number): number {
    let record = this.free;
    if (record === NONE) {
      if (this.used === this.stock.length) this.grow();
      record = this.used++;
    } else {
      this.free = this.next[record];
    }
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
    this.next[record] = this.free;
    this.free = record;
  }

  private grow(): void {
    const capacity = this.used * 2;
    this.stock = copyInto(new Int32Array(capacity), this.stock);
    this.source = copyInto(new Int32Array(capacity), this.source);
    this.quantity = copyInto(new Float64Array(capacity), this.quantity);
    this.placedAt = copyInto(new Float64Array(capacity), this.placedAt);
    this.nth = copyInto(new Int32Array(capacity), this.nth);
    this.isAnswered = copyInto(new Uint8Array(capacity), this.isAnswered);
    this.next = copyInto(new Int32Array(capacity), this.next);
  }
}

function copyInto<A extends { set(values: A): void }>(wide: A, narrow: A): A {
  wide.set(narrow);
  return wide;
}
