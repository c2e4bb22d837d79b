import type { DepartureRuleSpec, OutboundCapacitySpec } from '../model/departures-spec.ts';

const SECONDS_PER_DAY = 86_400;
const SECONDS_PER_HOUR = 3600;

/** What a node's departures are made of. */
export interface ScheduleSource {
  /** Rules of the node in the order of the model; at most 31. */
  readonly rules: readonly DepartureRuleSpec[];
  readonly capacity: OutboundCapacitySpec | undefined;
  /** Local clock less the clock of the model [s]. */
  readonly offsetSeconds: number;
  /** Weekday of local day 0, 0 = Monday. */
  readonly startWeekday: number;
}

/**
 * The departures of one node in order of time, made as far as they are asked for: the same whoever asks. Departure k
 * leaves at `times[k]` > 0 with the parcels of the rules in `masks[k]` (bit = place in `rules`), and the shifts between
 * the departure before it and itself can do `capacity[k]` units (Infinity where nothing limits them).
 */
export class DepartureSchedule {
  times = new Float64Array(64);
  masks = new Int32Array(64);
  capacity = new Float64Array(64);
  /** Departures made so far. */
  count = 0;
  readonly source: ScheduleSource;
  private nextDay: number;

  constructor(source: ScheduleSource) {
    this.source = source;
    // The first local day may have begun before the clock did.
    this.nextDay = Math.floor(source.offsetSeconds / SECONDS_PER_DAY);
  }

  /** Makes sure that departure `index` is known. */
  ensure(index: number): void {
    while (this.count <= index) this.addDay();
  }

  /**
   * Appends the departures of the next local day, after its midnight and up to its end. The end of a day is the midnight
   * of the next: both names of it make one departure.
   */
  private addDay(): void {
    const day = this.nextDay++;
    const { rules, offsetSeconds } = this.source;
    const moments = new Map<number, number>();
    for (const [place, rule] of rules.entries()) {
      const add = (second: number) => moments.set(second, (moments.get(second) ?? 0) | (1 << place));
      if (this.isOpen(rule, day)) for (const second of rule.times) if (second > 0) add(second);
      if (rule.times[0] === 0 && this.isOpen(rule, day + 1)) add(SECONDS_PER_DAY);
    }
    for (const second of [...moments.keys()].sort((left, right) => left - right)) {
      const time = day * SECONDS_PER_DAY + second - offsetSeconds;
      if (time > 0) this.append(time, moments.get(second) ?? 0);
    }
  }

  private append(time: number, mask: number): void {
    if (this.count === this.times.length) this.grow();
    const index = this.count++;
    const previous = index === 0 ? 0 : this.times[index - 1];
    this.times[index] = time;
    this.masks[index] = mask;
    this.capacity[index] =
      this.source.capacity === undefined ? Number.POSITIVE_INFINITY : this.work(previous, time);
  }

  /** Units that the shifts can do in (from, to], in seconds on the clock of the model. */
  private work(from: number, to: number): number {
    const { capacity, offsetSeconds } = this.source;
    if (capacity === undefined) return Number.POSITIVE_INFINITY;
    const start = from + offsetSeconds;
    const end = to + offsetSeconds;
    let units = 0;
    // A shift may end in the day after the one it began in.
    for (let day = Math.floor(start / SECONDS_PER_DAY) - 1; day * SECONDS_PER_DAY < end; day++) {
      if (capacity.closedDays.includes(day)) continue;
      const midnight = day * SECONDS_PER_DAY;
      for (const shift of capacity.shifts) {
        if (!shift.weekdays[this.weekday(day)]) continue;
        const begins = Math.max(start, midnight + shift.fromSecond);
        const ends = Math.min(end, midnight + shift.untilSecond);
        if (ends > begins) units += ((ends - begins) * shift.unitsPerHour) / SECONDS_PER_HOUR;
      }
    }
    return units;
  }

  private isOpen(rule: DepartureRuleSpec, day: number): boolean {
    return rule.weekdays[this.weekday(day)] && !rule.closedDays.includes(day);
  }

  private weekday(day: number): number {
    return (((this.source.startWeekday + day) % 7) + 7) % 7;
  }

  private grow(): void {
    const size = 2 * this.count;
    const times = new Float64Array(size);
    times.set(this.times);
    this.times = times;
    const masks = new Int32Array(size);
    masks.set(this.masks);
    this.masks = masks;
    const capacity = new Float64Array(size);
    capacity.set(this.capacity);
    this.capacity = capacity;
  }
}
