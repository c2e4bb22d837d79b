import { calendarFactor } from '../model/calendar-factor.ts';
import type { Model } from '../model/model.ts';

/** Days after the run's end that policies may still look ahead to. */
const LOOK_AHEAD_DAYS = 400;

/** Calendar factors on demand, by item class and day, with running sums so that means over a window are O(1). */
export class Calendar {
  /** One row per class, in the order given: factor of each day. */
  readonly factors: readonly Float64Array[];
  private readonly sums: readonly Float64Array[];
  private readonly least: Float64Array;
  private readonly greatest: Float64Array;
  /** Days from the start that the calendar knows; no run can be longer. */
  readonly dayCount: number;

  constructor(model: Model, classes: readonly string[]) {
    const runDays = Math.ceil(model.horizonDays + model.warmUpDays);
    this.dayCount = runDays + LOOK_AHEAD_DAYS;
    this.factors = classes.map((name) => classFactors(model, name, this.dayCount));
    this.sums = this.factors.map(runningSums);
    this.least = Float64Array.from(this.factors, (row) =>
      row.subarray(0, runDays).reduce((a, b) => Math.min(a, b)),
    );
    this.greatest = Float64Array.from(this.factors, (row) =>
      row.subarray(0, runDays).reduce((a, b) => Math.max(a, b)),
    );
  }

  /** Least factor of the class during the run. */
  leastFactor(row: number): number {
    return this.least[row];
  }

  /** Greatest factor of the class during the run. */
  greatestFactor(row: number): number {
    return this.greatest[row];
  }

  /** Mean factor over whole days [day, day + days), at least one day; days past the calendar's end are left out. */
  meanFactor(row: number, day: number, days: number): number {
    const from = Math.min(day, this.dayCount - 1);
    const to = Math.min(this.dayCount, from + Math.max(1, Math.round(days)));
    const sums = this.sums[row];
    return (sums[to] - sums[from]) / (to - from);
  }
}

function classFactors(model: Model, itemClass: string, dayCount: number): Float64Array {
  return Float64Array.from({ length: dayCount }, (_, day) =>
    calendarFactor(model.demand, model.startDate, day, itemClass),
  );
}

function runningSums(row: Float64Array): Float64Array {
  const sums = new Float64Array(row.length + 1);
  for (let day = 0; day < row.length; day++) sums[day + 1] = sums[day] + row[day];
  return sums;
}
