const NONE = -1;

/** Numbers of records kept in columns that grow. Numbers given back are handed out again before new ones. */
export class FreeRecords {
  /** Records ever handed out: numbers from here on have never been used. */
  used = 0;
  private next = new Int32Array(256);
  private first = NONE;

  /** The number of a free record; at most one beyond all before. */
  take(): number {
    const record = this.first;
    if (record !== NONE) {
      this.first = this.next[record];
      return record;
    }
    if (this.used === this.next.length) this.next = widened(this.next);
    return this.used++;
  }

  /** Gives a record back for reuse. */
  release(record: number): void {
    this.next[record] = this.first;
    this.first = record;
  }
}

/** A column twice as long that begins with the same values. */
export function widened<A extends Int32Array | Float64Array | Uint8Array>(column: A): A {
  // Typed arrays of one kind make their own kind.
  const wide = new (column.constructor as new (length: number) => A)(2 * column.length);
  wide.set(column);
  return wide;
}
