import { calendarFactor } from '../model/calendar-factor.ts';
import type { DemandEvent, Model } from '../model/model.ts';

/** A demand event that lifts or lowers some rows of the calendar. */
export interface KnownEvent {
  readonly name: string;
  readonly fromDay: number;
  readonly toDay: number;
  readonly factor: number;
  /** 1 for the rows it touches. */
  readonly rows: Uint8Array;
}

/**
 * The calendar as forecasts know it: an event counts from `knownDays` before its first day on. Events come to be known
 * in the order of their first days, so what is known is told by a number of events.
 */
export class KnownCalendar {
  /** By first day, ties as in the model. */
  readonly events: readonly KnownEvent[];
  private readonly base: readonly Float64Array[];
  private readonly knownDays: number;
  /** Running sums by number of events known, then row; made when first asked for. */
  private readonly sums: (readonly Float64Array[] | undefined)[] = [];

  constructor(model: Model, classes: readonly string[], dayCount: number, knownDays: number) {
    const plain = { ...model.demand, events: [] };
    this.base = classes.map((name) =>
      Float64Array.from({ length: dayCount }, (_, day) => calendarFactor(plain, model.startDate, day, name)),
    );
    this.events = [...model.demand.events]
      .sort((a, b) => a.fromDay - b.fromDay)
      .map((event) => knownEvent(event, classes));
    this.knownDays = knownDays;
  }

  /** How many of `events` a forecast made on a day knows: the first ones. */
  knownCount(issueDay: number): number {
    const { events, knownDays } = this;
    let count = 0;
    while (count < events.length && events[count].fromDay - issueDay <= knownDays) count++;
    return count;
  }

  /** Sum of the factors of a row over the days [from, to) as a forecast made on `issueDay` knows them; row -1 = all 1. */
  sum(row: number, from: number, to: number, issueDay: number): number {
    if (row < 0) return to - from;
    const sums = this.sumsOf(this.knownCount(issueDay))[row];
    return sums[to] - sums[from];
  }

  private sumsOf(known: number): readonly Float64Array[] {
    const made = this.sums[known];
    if (made !== undefined) return made;
    const events = this.events.slice(0, known);
    const sums = this.base.map((base, row) => runningSums(base, row, events));
    this.sums[known] = sums;
    return sums;
  }
}

function knownEvent(event: DemandEvent, classes: readonly string[]): KnownEvent {
  const { name, fromDay, days, factor } = event;
  const rows = Uint8Array.from(classes, (itemClass) =>
    event.classes === undefined || event.classes.includes(itemClass) ? 1 : 0,
  );
  return { name, fromDay, toDay: fromDay + days, factor, rows };
}

function runningSums(base: Float64Array, row: number, events: readonly KnownEvent[]): Float64Array {
  const own = events.filter((event) => event.rows[row] === 1);
  const sums = new Float64Array(base.length + 1);
  for (let day = 0; day < base.length; day++) {
    let factor = base[day];
    for (const { fromDay, toDay, factor: lift } of own) if (day >= fromDay && day < toDay) factor *= lift;
    sums[day + 1] = sums[day] + factor;
  }
  return sums;
}
