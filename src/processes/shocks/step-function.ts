/** A level that is constant between breaks, known ahead. */
export class StepFunction {
  private readonly times: Float64Array;
  private readonly levels: Float64Array;
  /** Integral up to each break. */
  private readonly sums: Float64Array;

  /** @param times of the breaks, rising, the first <= 0; levels[k] holds from times[k] on */
  constructor(times: Float64Array, levels: Float64Array) {
    this.times = times;
    this.levels = levels;
    this.sums = new Float64Array(times.length);
    for (let index = 1; index < times.length; index++) {
      this.sums[index] = this.sums[index - 1] + levels[index - 1] * (times[index] - times[index - 1]);
    }
  }

  /** The level at a time >= 0. O(log n). */
  at(time: number): number {
    return this.levels[this.place(time)];
  }

  /** Integral of the level from the first break to a time >= 0. O(log n). */
  integral(time: number): number {
    const place = this.place(time);
    return this.sums[place] + this.levels[place] * (time - this.times[place]);
  }

  private place(time: number): number {
    const { times } = this;
    let low = 1;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle] <= time) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
