const NONE = -1;

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
  private next = new Int32Array(256);
  private free = NONE;
  private used = 0;

  /** A record to be filled by the caller. */
  take(): number {
    if (this.free !== NONE) {
      const record = this.free;
      this.free = this.next[record];
      return record;
    }
    if (this.used === this.item.length) this.grow();
    return this.used++;
  }

  release(record: number): void {
    this.next[record] = this.free;
    this.free = record;
  }

  private grow(): void {
    const size = 2 * this.used;
    this.item = copyInto(new Int32Array(size), this.item);
    this.cell = copyInto(new Int32Array(size), this.cell);
    this.site = copyInto(new Int32Array(size), this.site);
    this.quantity = copyInto(new Float64Array(size), this.quantity);
    this.discount = copyInto(new Float64Array(size), this.discount);
    this.isResellable = copyInto(new Uint8Array(size), this.isResellable);
    this.next = copyInto(new Int32Array(size), this.next);
  }
}

function copyInto<A extends { set(values: A): void }>(wide: A, narrow: A): A {
  wide.set(narrow);
  return wide;
}
