const NONE = -1;

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
  next = new Int32Array(256);
  private free = NONE;
  private used = 0;

  /** A record to be filled by the caller. */
  take(): number {
    if (this.free !== NONE) {
      const record = this.free;
      this.free = this.next[record];
      return record;
    }
    if (this.used === this.stock.length) this.grow();
    return this.used++;
  }

  /** Gives the record back for reuse. */
  release(record: number): void {
    this.next[record] = this.free;
    this.free = record;
  }

  private grow(): void {
    const capacity = this.used * 2;
    this.stock = copyInto(new Int32Array(capacity), this.stock);
    this.next = copyInto(new Int32Array(capacity), this.next);
    for (const column of [
      'quantity',
      'total',
      'arrivedAt',
      'sequence',
      'workSeconds',
      'stowSeconds',
    ] as const) {
      this[column] = copyInto(new Float64Array(capacity), this[column]);
    }
  }
}

function copyInto<A extends { set(values: A): void }>(wide: A, narrow: A): A {
  wide.set(narrow);
  return wide;
}
