const INITIAL_ROWS = 1024;

/** The order lines of one day with baskets, each with the line that is the first of its order. */
export class DayLines {
  count = 0;
  item = new Int32Array(INITIAL_ROWS);
  cell = new Int32Array(INITIAL_ROWS);
  /** Second of the day, 0 to 86,399: that of the order's first line. */
  second = new Int32Array(INITIAL_ROWS);
  quantity = new Float64Array(INITIAL_ROWS);
  /** Row of the first line of the order; the line's own row for that line itself. */
  first = new Int32Array(INITIAL_ROWS);
  /** Demand stream that it comes from, and which order of the stream that day; -1 and its row of the trace when replayed. */
  stream = new Int32Array(INITIAL_ROWS);
  number = new Int32Array(INITIAL_ROWS);

  clear(): void {
    this.count = 0;
  }

  /** Adds a line that is an order of its own until it joins another, and returns its row. */
  add(second: number, item: number, cell: number, quantity: number): number {
    const row = this.count;
    if (row === this.item.length) this.grow();
    this.item[row] = item;
    this.cell[row] = cell;
    this.second[row] = second;
    this.quantity[row] = quantity;
    this.first[row] = row;
    this.count = row + 1;
    return row;
  }

  /** Says where a line comes from. */
  setOrigin(row: number, stream: number, number: number): void {
    this.stream[row] = stream;
    this.number[row] = number;
  }

  itemOf(row: number): number {
    return this.item[row];
  }

  quantityOf(row: number): number {
    return this.quantity[row];
  }

  /** Makes `row` a further line of the order whose first line is `first`. */
  join(row: number, first: number): void {
    this.first[row] = first;
    this.second[row] = this.second[first];
  }

  private grow(): void {
    const capacity = 2 * this.item.length;
    this.item = widened(this.item, capacity);
    this.cell = widened(this.cell, capacity);
    this.second = widened(this.second, capacity);
    this.first = widened(this.first, capacity);
    this.stream = widened(this.stream, capacity);
    this.number = widened(this.number, capacity);
    const quantity = new Float64Array(capacity);
    quantity.set(this.quantity);
    this.quantity = quantity;
  }
}

function widened(narrow: Int32Array, capacity: number): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(capacity);
  wide.set(narrow);
  return wide;
}
