/**
 * What many counters were some whole days ago: a log of what they grew by on each day since. O(1) per counter and day, and
 * room only for what changed.
 */
export class LaggedCounts {
  /** Counts that many days before the last note; 0 where that is before the start. */
  readonly before: Float64Array;
  private readonly latest: Float64Array;
  private readonly which: number[][];
  private readonly growth: number[][];
  private day = 0;

  /** @param days whole, > 0 */
  constructor(length: number, days: number) {
    this.before = new Float64Array(length);
    this.latest = new Float64Array(length);
    this.which = Array.from({ length: days }, () => []);
    this.growth = Array.from({ length: days }, () => []);
  }

  /** True once `before` is of a day of the run. */
  get isFull(): boolean {
    return this.day >= this.which.length;
  }

  /** Notes the counters at the end of the next day. To be called once for each day, with counts that start at 0. */
  note(countOf: (index: number) => number): void {
    const slot = this.day % this.which.length;
    const { before, latest } = this;
    const [which, growth] = [this.which[slot], this.growth[slot]];
    for (const [position, index] of which.entries()) before[index] += growth[position];
    which.length = 0;
    growth.length = 0;
    for (let index = 0; index < latest.length; index++) {
      const count = countOf(index);
      if (count === latest[index]) continue;
      which.push(index);
      growth.push(count - latest[index]);
      latest[index] = count;
    }
    this.day += 1;
  }
}
