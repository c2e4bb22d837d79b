const SECONDS_PER_WEEK = 604_800;

/** Offsets within one vendor's stretch of the counters. */
export const WEEKLY = { weeks: 0, units: 1, squares: 2 } as const;
export const WEEKLY_STRIDE = 3;

/** Units ordered from each vendor by week: number of weeks closed, and sum and sum of squares over them. */
export class WeeklyOrders {
  private readonly counters: Float64Array;
  private readonly thisWeek: Float64Array;
  private weekEnd = SECONDS_PER_WEEK;

  /** Writes to `counters`, WEEKLY_STRIDE numbers for each vendor. */
  constructor(counters: Float64Array) {
    this.counters = counters;
    this.thisWeek = new Float64Array(counters.length / WEEKLY_STRIDE);
  }

  add(vendor: number, units: number, now: number): void {
    this.closeUntil(now);
    this.thisWeek[vendor] += units;
  }

  /** Closes the weeks that ended at or before `now` [s]. */
  closeUntil(now: number): void {
    const { counters, thisWeek } = this;
    for (; this.weekEnd <= now; this.weekEnd += SECONDS_PER_WEEK) {
      for (let vendor = 0; vendor < thisWeek.length; vendor++) {
        const base = vendor * WEEKLY_STRIDE;
        counters[base + WEEKLY.weeks] += 1;
        counters[base + WEEKLY.units] += thisWeek[vendor];
        counters[base + WEEKLY.squares] += thisWeek[vendor] * thisWeek[vendor];
      }
      thisWeek.fill(0);
    }
  }
}
