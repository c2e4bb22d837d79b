const INITIAL_ROWS = 1024;
/** Digits of the second of the day, below 2^17, in the two passes of the sort. */
const LOW_BITS = 9;
const LOW_MASK = (1 << LOW_BITS) - 1;
const HIGH_COUNT = 1 << (17 - LOW_BITS);
/** Fewer rows than this are sorted by insertion. */
const SMALL_COUNT = 48;
/** A row is three doubles: the words second, item and cell (the fourth is unused), then the quantity. */
const ROW_WORDS = 6;
const ROW_DOUBLES = 3;

/**
 * The orders of one day, in the order they came in and sorted by time. Rows of equal time keep the order they came in.
 * A row lies in one piece: orders are made by item and read by time, which would miss the cache once for every column.
 */
export class DayOrders {
  count = 0;
  private words = new Int32Array(INITIAL_ROWS * ROW_WORDS);
  private doubles = new Float64Array(this.words.buffer);
  private order = new Int32Array(INITIAL_ROWS);
  private halfSorted = new Int32Array(INITIAL_ROWS);
  private readonly lowEnds = new Int32Array(LOW_MASK + 2);
  private readonly highEnds = new Int32Array(HIGH_COUNT + 1);

  clear(): void {
    this.count = 0;
  }

  /** Adds an order at a second of the day, 0 to 86,399, by customers of `cell` (region and speed). */
  add(second: number, item: number, cell: number, quantity: number): void {
    const row = this.count;
    if (row === this.order.length) this.grow();
    const word = row * ROW_WORDS;
    this.words[word] = second;
    this.words[word + 1] = item;
    this.words[word + 2] = cell;
    this.doubles[row * ROW_DOUBLES + 2] = quantity;
    this.count = row + 1;
  }

  /** The row at a place in order of time; valid after `sort`. */
  rowAt(place: number): number {
    return this.order[place];
  }

  secondOf(row: number): number {
    return this.words[row * ROW_WORDS];
  }

  itemOf(row: number): number {
    return this.words[row * ROW_WORDS + 1];
  }

  cellOf(row: number): number {
    return this.words[row * ROW_WORDS + 2];
  }

  quantityOf(row: number): number {
    return this.doubles[row * ROW_DOUBLES + 2];
  }

  /** O(n): a radix sort by the low and then the high digit of the second, both stable. */
  sort(): void {
    if (this.count < SMALL_COUNT) this.sortByInsertion();
    else this.sortByDigits();
  }

  private sortByDigits(): void {
    const { count, words, order, halfSorted, lowEnds, highEnds } = this;
    const end = count * ROW_WORDS;
    lowEnds.fill(0);
    highEnds.fill(0);
    for (let word = 0; word < end; word += ROW_WORDS) {
      lowEnds[(words[word] & LOW_MASK) + 1]++;
      highEnds[(words[word] >> LOW_BITS) + 1]++;
    }
    addUp(lowEnds);
    addUp(highEnds);
    for (let row = 0; row < count; row++) halfSorted[lowEnds[words[row * ROW_WORDS] & LOW_MASK]++] = row;
    for (let place = 0; place < count; place++) {
      const row = halfSorted[place];
      order[highEnds[words[row * ROW_WORDS] >> LOW_BITS]++] = row;
    }
  }

  private sortByInsertion(): void {
    const { count, words, order } = this;
    for (let row = 0; row < count; row++) {
      const second = words[row * ROW_WORDS];
      let place = row;
      for (; place > 0 && words[order[place - 1] * ROW_WORDS] > second; place--)
        order[place] = order[place - 1];
      order[place] = row;
    }
  }

  private grow(): void {
    const capacity = this.order.length * 2;
    const words = new Int32Array(capacity * ROW_WORDS);
    words.set(this.words);
    this.words = words;
    this.doubles = new Float64Array(words.buffer);
    this.order = new Int32Array(capacity);
    this.halfSorted = new Int32Array(capacity);
  }
}

/** Turns counts, shifted by one place, into where each digit starts. */
function addUp(counts: Int32Array): void {
  for (let digit = 1; digit < counts.length; digit++) counts[digit] += counts[digit - 1];
}
