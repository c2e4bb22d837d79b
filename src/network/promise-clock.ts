import { dateParts } from '../model/calendar-factor.ts';
import type { Model } from '../model/model.ts';

const SECONDS_PER_DAY = 86_400;

/** What is promised, and when parcels are handed over, on the clocks of the regions. All times in seconds of the model's clock. */
export class PromiseClock {
  private readonly model: Model;
  private readonly speedCount: number;
  private readonly offsets: Float64Array;
  private readonly startWeekday: number;

  constructor(model: Model) {
    this.model = model;
    this.speedCount = model.speeds.length;
    this.offsets = Float64Array.from(model.regions, (region) => region.utcOffsetSeconds ?? 0);
    this.startWeekday = dateParts(model.startDate, 0).weekday;
  }

  /** The moment by which an order of a cell (region and speed) made at `orderedAt` is to be delivered. */
  dueAt(cell: number, orderedAt: number): number {
    const speed = this.model.speeds[cell % this.speedCount];
    if (speed.deliverBy === undefined) return orderedAt + speed.deadlineSeconds;
    const offset = this.offsets[(cell / this.speedCount) | 0];
    const day = Math.floor((orderedAt + offset) / SECONDS_PER_DAY);
    return (day + speed.deliverBy.days) * SECONDS_PER_DAY + speed.deliverBy.atSecond - offset;
  }

  /** The moment at which a parcel that reaches a region at `arrival` is handed over: then, or when deliveries begin again. */
  handedOverAt(region: number, arrival: number): number {
    const { deliveries } = this.model.regions[region];
    if (deliveries === undefined) return arrival;
    const offset = this.offsets[region];
    const local = arrival + offset;
    let day = Math.floor(local / SECONDS_PER_DAY);
    if (this.delivers(deliveries, day)) {
      const second = local - day * SECONDS_PER_DAY;
      if (second <= deliveries.untilSecond)
        return Math.max(local, day * SECONDS_PER_DAY + deliveries.fromSecond) - offset;
    }
    do day += 1;
    while (!this.delivers(deliveries, day));
    return day * SECONDS_PER_DAY + deliveries.fromSecond - offset;
  }

  private delivers(deliveries: NonNullable<Model['regions'][number]['deliveries']>, day: number): boolean {
    const weekday = (((this.startWeekday + day) % 7) + 7) % 7;
    return deliveries.weekdays[weekday] && !deliveries.closedDays.includes(day);
  }
}
