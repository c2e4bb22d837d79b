const SECONDS_PER_DAY = 86_400;

/** Numbers what happens to each of several things within a day: 0, 1, 2 … */
export class DayCounter {
  private readonly day: Int32Array;
  private readonly count: Int32Array;

  constructor(size: number) {
    this.day = new Int32Array(size).fill(-1);
    this.count = new Int32Array(size);
  }

  /** Number of this occurrence among those of its day. `now` in seconds. */
  next(index: number, now: number): number {
    const today = (now / SECONDS_PER_DAY) | 0;
    if (this.day[index] !== today) {
      this.day[index] = today;
      this.count[index] = 0;
    }
    return this.count[index]++;
  }
}
