import { calendarFactor, type DemandCalendar, dateOf, dateParts, touches } from './calendar-factor.ts';
import type { DemandStreamSpec } from './model.ts';
import type { ModelReader } from './model-reader.ts';
import type { ValuePath } from './source-document.ts';

/** In this many days every weekday meets every month. */
const DAYS_OF_ALL_COMBINATIONS = 400;
/** What rounding may add to a probability of 1. */
const TOLERANCE = 1e-5;

/** A stream of orders, the class of its item, and where its number of orders a day is written. */
export interface WrittenStream {
  readonly stream: DemandStreamSpec;
  readonly itemClass: string;
  readonly path: ValuePath;
}

/** Reports intermittent streams whose probability of an order, times the calendar's factor, is above 1 on some day. */
export function checkIntermittent(
  reader: ModelReader,
  streams: readonly WrittenStream[],
  calendar: DemandCalendar,
  startDate: string,
): void {
  const greatestDays = new Map<string, number>();
  for (const { stream, itemClass, path } of streams) {
    if (stream.count.kind !== 'intermittent') continue;
    const day = greatestDays.get(itemClass) ?? greatestDay(calendar, startDate, itemClass);
    greatestDays.set(itemClass, day);
    const { probability } = stream.count;
    const factor = calendarFactor(calendar, startDate, day, itemClass);
    if (!(probability * Math.max(1, factor) > 1 + TOLERANCE)) continue;
    reader.report(path, {
      code: 'out-of-range',
      expected:
        probability > 1
          ? 'at most 1, as intermittent demand has at most one order a day'
          : 'a probability that no calendar factor lifts above 1, as intermittent demand has at most one order a day',
      received:
        probability > 1
          ? String(probability)
          : `${probability} x ${factorText(calendar, startDate, day, itemClass)}`,
      hint: 'process type poisson has no such limit',
    });
  }
}

/** The greatest factor of the calendar on an item class, from the start on. */
export function greatestFactor(calendar: DemandCalendar, startDate: string, itemClass: string): number {
  return calendarFactor(calendar, startDate, greatestDay(calendar, startDate, itemClass), itemClass);
}

/** The first day from the start on with the greatest factor on the class. Between the ends of events factors repeat. */
function greatestDay(calendar: DemandCalendar, startDate: string, itemClass: string): number {
  const ends = calendar.events.flatMap(({ fromDay, days }) => [fromDay, fromDay + days]);
  const starts = [...new Set([0, ...ends.filter((day) => day > 0)])].sort((a, b) => a - b);
  let greatest = 0;
  let greatestFactor = Number.NEGATIVE_INFINITY;
  for (const [index, start] of starts.entries()) {
    const end = Math.min(start + DAYS_OF_ALL_COMBINATIONS, starts[index + 1] ?? Number.POSITIVE_INFINITY);
    for (let day = start; day < end; day++) {
      const factor = calendarFactor(calendar, startDate, day, itemClass);
      if (factor > greatestFactor) {
        greatestFactor = factor;
        greatest = day;
      }
    }
  }
  return greatest;
}

/** As in `3 on 2025-12-01 (weekday 1.5 x event "gifts" 2)`: the factors that are not 1. */
function factorText(calendar: DemandCalendar, startDate: string, day: number, itemClass: string): string {
  const { weekday, month } = dateParts(startDate, day);
  const parts = [
    { name: 'weekday', factor: calendar.weekday[weekday] },
    { name: 'month', factor: calendar.months[month] },
    ...calendar.events
      .filter((event) => touches(event, day, itemClass))
      .map(({ name, factor }) => ({ name: `event "${name}"`, factor })),
  ].filter(({ factor }) => factor !== 1);
  const total = parts.reduce((product, { factor }) => product * factor, 1);
  const date = dateOf(startDate, day).toISOString().slice(0, 10);
  const list = parts.map(({ name, factor }) => `${name} ${factor}`).join(' x ');
  return `${Number(total.toPrecision(6))} on ${date} (${list})`;
}
