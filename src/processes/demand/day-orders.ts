const INITIAL_ROWS = 1024;
const SECONDS_PER_DAY = 86_400;
/** From this many rows on, sorting by digit is the faster way. */
const LEAST_ROWS_BY_DIGIT = 200;
/** From this many rows on, they no longer lie in the nearest cache (32 KiB) and are copied in order of time. */
const LEAST_ROWS_TO_COPY = 2048;
/** A second of the day is two digits: the low one of 9 bits, the high one 0 to 168. */
const LOW_BITS = 9;
const LOW_DIGITS = 1 << LOW_BITS;
const LOW_MASK = LOW_DIGITS - 1;
const HIGH_DIGITS = (SECONDS_PER_DAY >> LOW_BITS) + 1;
/** A row is two doubles: the words item and cell, then the quantity. */
export const ROW_WORDS = 4;
export const ROW_DOUBLES = 2;

/** The orders of a day by time, as columns for loops that read them all. */
export interface OrdersByTime {
  /** Second of the day, by place. */
  readonly seconds: Int32Array;
  /** Row by place; undefined = the row is the place. */
  readonly rowOf: Int32Array | undefined;
  /** Item at word ROW_WORDS x row, cell one word after it. */
  readonly words: Int32Array;
  /** Quantity at double ROW_DOUBLES x row + 1. */
  readonly doubles: Float64Array;
}

const NO_ORDERS: OrdersByTime = {
  seconds: new Int32Array(0),
  rowOf: undefined,
  words: new Int32Array(0),
  doubles: new Float64Array(0),
};

/**
 * The orders of one day, in the order they came in and sorted by time. Rows of equal time keep the order they came in.
 * A row lies in one piece, but for its second, which is all that sorting needs: orders are made by item and read by time,
 * which would miss the cache once for every column. Sorting copies the rows of a day too large for the nearest cache in
 * order of time: in a loop of its own the processor fetches many at once, while an order that is handled waits for each.
 */
export class DayOrders {
  count = 0;
  /** The orders by time; valid after `sort`, until orders are added again. */
  inOrder: OrdersByTime = NO_ORDERS;
  private words = new Int32Array(INITIAL_ROWS * ROW_WORDS);
  private doubles = new Float64Array(this.words.buffer);
  private copiedWords = new Int32Array(0);
  private copiedDoubles = new Float64Array(0);
  private seconds = new Int32Array(INITIAL_ROWS);
  private order = new Int32Array(INITIAL_ROWS);
  private sortedSeconds = new Int32Array(INITIAL_ROWS);
  private byLowDigit = new Int32Array(INITIAL_ROWS);
  private readonly bucketEnds = new Int32Array(LOW_DIGITS + 1);
  private readonly highEnds = new Int32Array(HIGH_DIGITS + 1);

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

  /** The second of the day of a row. */
  secondOf(row: number): number {
    return this.seconds[row];
  }

  /** Takes away the rows from `from` on that `isKept` refuses, asked once for each in the order they came in; before `sort`. */
  keep(from: number, isKept: (row: number) => boolean): void {
    const { words, doubles, seconds } = this;
    let kept = from;
    for (let row = from; row < this.count; row++) {
      if (!isKept(row)) continue;
      seconds[kept] = seconds[row];
      words[kept * ROW_WORDS] = words[row * ROW_WORDS];
      words[kept * ROW_WORDS + 1] = words[row * ROW_WORDS + 1];
      doubles[kept * ROW_DOUBLES + 1] = doubles[row * ROW_DOUBLES + 1];
      kept += 1;
    }
    this.count = kept;
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

  sort(): void {
    if (this.count < LEAST_ROWS_BY_DIGIT) this.sortByBucket();
    else this.sortByDigit();
    const { count, order, sortedSeconds: seconds, words, doubles } = this;
    if (count < LEAST_ROWS_TO_COPY) {
      this.inOrder = { seconds, rowOf: order, words, doubles };
    } else {
      this.copyInOrder();
      this.inOrder = { seconds, rowOf: undefined, words: this.copiedWords, doubles: this.copiedDoubles };
    }
  }

  private copyInOrder(): void {
    const { count, order, words, doubles } = this;
    if (this.copiedWords.length < words.length) {
      this.copiedWords = new Int32Array(words.length);
      this.copiedDoubles = new Float64Array(this.copiedWords.buffer);
    }
    const { copiedWords, copiedDoubles } = this;
    for (let place = 0; place < count; place++) {
      const row = order[place];
      copiedWords[place * ROW_WORDS] = words[row * ROW_WORDS];
      copiedWords[place * ROW_WORDS + 1] = words[row * ROW_WORDS + 1];
      copiedDoubles[place * ROW_DOUBLES + 1] = doubles[row * ROW_DOUBLES + 1];
    }
  }

  /** Few rows: bucket sort by second, at most about two buckets a row, then insertion. */
  private sortByBucket(): void {
    const { count, seconds, order, sortedSeconds, bucketEnds } = this;
    let shift = 0;
    while (SECONDS_PER_DAY >> shift > 2 * count) shift++;
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

  /**
   * Many rows: two counting sorts, by the low and by the high digit of the second. No branch depends on the data, which
   * makes it more than twice as fast as buckets.
   */
  private sortByDigit(): void {
    const { count, seconds, order, sortedSeconds, byLowDigit, bucketEnds: lowEnds, highEnds } = this;
    lowEnds.fill(0, 0, LOW_DIGITS + 1);
    highEnds.fill(0);
    for (let row = 0; row < count; row++) {
      const second = seconds[row];
      lowEnds[(second & LOW_MASK) + 1]++;
      highEnds[(second >> LOW_BITS) + 1]++;
    }
    for (let digit = 1; digit < LOW_DIGITS; digit++) lowEnds[digit] += lowEnds[digit - 1];
    for (let digit = 1; digit < HIGH_DIGITS; digit++) highEnds[digit] += highEnds[digit - 1];
    for (let row = 0; row < count; row++) byLowDigit[lowEnds[seconds[row] & LOW_MASK]++] = row;
    for (let index = 0; index < count; index++) {
      const row = byLowDigit[index];
      const second = seconds[row];
      const place = highEnds[second >> LOW_BITS]++;
      order[place] = row;
      sortedSeconds[place] = second;
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
    this.byLowDigit = new Int32Array(capacity);
  }
}
