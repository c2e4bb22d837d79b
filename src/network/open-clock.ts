import type { OpeningSpec } from '../model/buildings-spec.ts';

const SECONDS_PER_DAY = 86_400;
const DAYS_PER_WEEK = 7;
const SECONDS_PER_WEEK = DAYS_PER_WEEK * SECONDS_PER_DAY;

/** A clock that runs only while a building is open, the same local hours every week. Its zero means nothing. */
export class OpenClock {
  private readonly fromSecond: number;
  private readonly offsetSeconds: number;
  /** Open seconds of an open day. */
  private readonly openPerDay: number;
  private readonly openPerWeek: number;
  /** Open seconds from the start of the run's week to each of its days. */
  private readonly before: Float64Array;
  private readonly isOpenDay: readonly boolean[];

  /**
   * @param startWeekday weekday of time 0, 0 = Monday
   * @param offsetSeconds local clock less the clock of the model
   */
  constructor({ fromSecond, toSecond, days }: OpeningSpec, startWeekday: number, offsetSeconds = 0) {
    this.offsetSeconds = offsetSeconds;
    this.fromSecond = fromSecond;
    this.openPerDay = toSecond - fromSecond;
    this.isOpenDay = days.map((_, day) => days[(startWeekday + day) % DAYS_PER_WEEK]);
    this.before = new Float64Array(DAYS_PER_WEEK + 1);
    for (const [day, isOpen] of this.isOpenDay.entries()) {
      this.before[day + 1] = this.before[day] + (isOpen ? this.openPerDay : 0);
    }
    this.openPerWeek = this.before[DAYS_PER_WEEK];
  }

  /** What the clock shows at `time` [s]; differences are open seconds. */
  openSeconds(time: number): number {
    const local = time + this.offsetSeconds;
    const week = Math.floor(local / SECONDS_PER_WEEK);
    const inWeek = local - week * SECONDS_PER_WEEK;
    const day = Math.floor(inWeek / SECONDS_PER_DAY);
    const sinceOpening = inWeek - day * SECONDS_PER_DAY - this.fromSecond;
    const today = this.isOpenDay[day] ? Math.min(this.openPerDay, Math.max(0, sinceOpening)) : 0;
    return week * this.openPerWeek + this.before[day] + today;
  }

  /** Whether work can go on in the second that starts now. */
  isOpen(time: number): boolean {
    return this.openSeconds(time + 1) > this.openSeconds(time);
  }

  /** Earliest time [s] at which the clock shows `openSeconds`: work that ends as the building closes is done then. */
  timeOf(openSeconds: number): number {
    const week = Math.ceil(openSeconds / this.openPerWeek) - 1;
    const rest = openSeconds - week * this.openPerWeek;
    let day = 0;
    while (this.before[day + 1] < rest) day++;
    const local =
      week * SECONDS_PER_WEEK + day * SECONDS_PER_DAY + this.fromSecond + (rest - this.before[day]);
    return local - this.offsetSeconds;
  }

  /** The next opening after `time` [s], at which the building is closed. */
  nextOpening(time: number): number {
    return this.timeOf(this.openSeconds(time) + 1) - 1;
  }
}
