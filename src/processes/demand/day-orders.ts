const INITIAL_ROWS = 1024;
const SECONDS_PER_DAY = 86_400;
/** The finest buckets of the sort are 8 seconds wide: more of them would not fit the nearest cache. */
const LEAST_SHIFT = 3;
/** A row is two doubles: the words item and cell, then the quantity. */
const ROW_WORDS = 4;
const ROW_DOUBLES = 2;

/**
 * The orders of one day, in the order they came in and sorted by time. Rows of equal time keep the order they came in.
 * A row lies in one piece, but for its second, which is all that sorting needs: orders are made by item and read by time,
 * which would miss the cache once for every column.
 */
export class DayOrders {
  count = 0;
  private words = new Int32Array(INITIAL_ROWS * ROW_WORDS);
  private doubles = new Float64Array(this.words.buffer);
  private seconds = new Int32Array(INITIAL_ROWS);
  private order = new Int32Array(INITIAL_ROWS);
  private sortedSeconds = new Int32Array(INITIAL_ROWS);
  private readonly bucketEnds = new Int32Array((SECONDS_PER_DAY >> LEAST_SHIFT) + 2);

  clear(): void {
    this.count = 0;
  }

  /** Adds an order at a second of the day, 0 to 86,399, by customers of `cell` (region and speed). */
  add(second: number, item: number, cell: number, quantity: number): void {
    const row = this.count;
    if (row === this.order.length) this.grow();
    const word = row * ROW_WORDS;
    this.seconds[row] = second;
    this.words[word] = item;
    this.words[word + 1] = cell;
    this.doubles[row * ROW_DOUBLES + 1] = quantity;
    this.count = row + 1;
  }

  /** The row at a place in order of time; valid after `sort`. */
  rowAt(place: number): number {
    return this.order[place];
  }

  /** The second of the day at a place in order of time; valid after `sort`. */
  secondAt(place: number): number {
    return this.sortedSeconds[place];
  }

  itemOf(row: number): number {
    return this.words[row * ROW_WORDS];
  }

  cellOf(row: number): number {
    return this.words[row * ROW_WORDS + 1];
  }

  quantityOf(row: number): number {
    return this.doubles[row * ROW_DOUBLES + 1];
  }

  /** Bucket sort by second, at most about one bucket a row, then insertion: O(n) for orders spread over the day. */
  sort(): void {
    const { count, seconds, order, sortedSeconds, bucketEnds } = this;
    let shift = LEAST_SHIFT;
    while (SECONDS_PER_DAY >> shift > count) shift++;
    const bucketCount = (SECONDS_PER_DAY >> shift) + 1;
    bucketEnds.fill(0, 0, bucketCount + 1);
    for (let row = 0; row < count; row++) bucketEnds[(seconds[row] >> shift) + 1]++;
    for (let bucket = 1; bucket < bucketCount; bucket++) bucketEnds[bucket] += bucketEnds[bucket - 1];
    for (let row = 0; row < count; row++) {
      const second = seconds[row];
      const place = bucketEnds[second >> shift]++;
      order[place] = row;
      sortedSeconds[place] = second;
    }
    for (let place = 1; place < count; place++) {
      const second = sortedSeconds[place];
      if (sortedSeconds[place - 1] > second) this.moveBack(place, second);
    }
  }

  /** Moves the row at `place` before all later ones. */
  private moveBack(place: number, second: number): void {
    const { order, sortedSeconds } = this;
    const row = order[place];
    let free = place;
    for (; free > 0 && sortedSeconds[free - 1] > second; free--) {
      order[free] = order[free - 1];
      sortedSeconds[free] = sortedSeconds[free - 1];
    }
    order[free] = row;
    sortedSeconds[free] = second;
  }

  private grow(): void {
    const capacity = this.order.length * 2;
    const words = new Int32Array(capacity * ROW_WORDS);
    words.set(this.words);
    this.words = words;
    this.doubles = new Float64Array(words.buffer);
    const seconds = new Int32Array(capacity);
    seconds.set(this.seconds);
    this.seconds = seconds;
    this.order = new Int32Array(capacity);
    this.sortedSeconds = new Int32Array(capacity);
  }
}
