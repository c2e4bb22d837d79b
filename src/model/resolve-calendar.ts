import type { z } from 'zod';
import type { deliveriesSchema } from './calendar-schema.ts';
import type { DeliverBySpec, DeliveriesSpec } from './departures-spec.ts';
import type { speedSchema } from './entity-schemas.ts';
import type { ModelReader } from './model-reader.ts';
import { WEEKDAYS } from './schema-fields.ts';
import type { ValuePath } from './source-document.ts';

const SECONDS_PER_DAY = 86_400;
const MILLISECONDS_PER_DAY = 86_400_000;
/** Local clocks differ by quarters of an hour. */
const OFFSET_STEP_SECONDS = 900;

/** Difference of a local clock in seconds; undefined when absent, or after reporting that it is no quarter of an hour. */
export function offsetSeconds(
  reader: ModelReader,
  path: ValuePath,
  hours: number | undefined,
): number | undefined {
  if (hours === undefined) return undefined;
  const seconds = hours * 3600;
  if (seconds % OFFSET_STEP_SECONDS === 0) return seconds;
  const expected = 'hours in steps of 0.25';
  reader.report([...path, 'utc-offset'], { code: 'out-of-range', expected, received: String(hours) });
  return undefined;
}

/** Monday to Sunday as flags; absent = every day. */
export function weekdayFlags(days: readonly (typeof WEEKDAYS)[number][] | undefined): readonly boolean[] {
  return WEEKDAYS.map((day) => days === undefined || days.includes(day));
}

/** Days from the start date to local dates, in order; negative before it. */
export function daysOfDates(dates: readonly string[], startDate: string): readonly number[] {
  const days = dates.map((date) => (Date.parse(date) - Date.parse(startDate)) / MILLISECONDS_PER_DAY);
  return [...new Set(days)].sort((left, right) => left - right);
}

/** The hours of deliveries of a region; undefined when absent. */
export function resolveDeliveries(
  reader: ModelReader,
  path: ValuePath,
  written: z.infer<typeof deliveriesSchema> | undefined,
  startDate: string,
): DeliveriesSpec | undefined {
  if (written === undefined) return undefined;
  needDepartures(reader, [...path, 'deliveries']);
  const { from = 8 * 3600, until = 21 * 3600 } = written;
  if (until < from) {
    const received = 'hours that end before they begin';
    const expected = 'deliveries from one time of a day until a later one';
    reader.report([...path, 'deliveries', 'until'], { code: 'wrong-hours', expected, received });
  }
  return {
    weekdays: weekdayFlags(written.days),
    fromSecond: from,
    untilSecond: until,
    closedDays: daysOfDates(written.closed, startDate),
  };
}

/** A speed's promise by the calendar; each speed has this or a deadline. */
export function resolveDeliverBy(
  reader: ModelReader,
  position: number,
  row: z.infer<typeof speedSchema>,
): DeliverBySpec | undefined {
  const written = row['deliver-by'];
  const path = ['speeds', position];
  if (written === undefined) {
    if (row.deadline !== undefined) return undefined;
    const expected = 'a deadline, or deliver-by';
    reader.report([...path, 'deadline'], { code: 'missing-field', expected, received: 'nothing' });
    return undefined;
  }
  if (row.deadline !== undefined) {
    const problem = { code: 'unused-field', expected: 'a deadline or deliver-by', received: 'both' };
    reader.report([...path, 'deadline'], problem);
  }
  needDepartures(reader, [...path, 'deliver-by']);
  return { days: written.days, atSecond: written.at };
}

/** The most that an order-to-delivery time may be [s]: of an order at local midnight; 0 without a promise. */
export function longestPromise(deliverBy: DeliverBySpec | undefined): number {
  return deliverBy === undefined ? 0 : deliverBy.days * SECONDS_PER_DAY + deliverBy.atSecond;
}

/** Reports a field that means nothing where parcels leave at any time. */
export function needDepartures(reader: ModelReader, path: ValuePath): void {
  if (reader.rawAt(['departures']) !== undefined) return;
  const expected = 'departures in the model, which this field needs';
  reader.report(path, { code: 'needs-departures', expected, received: 'none' });
}
