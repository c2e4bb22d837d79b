import type { DemandEvent, DemandSpec } from './model.ts';

const MILLISECONDS_PER_DAY = 86_400_000;

/** The part of demand that lifts and lowers it by day. */
export type DemandCalendar = Pick<DemandSpec, 'weekday' | 'months' | 'events'>;

/** Factor on the mean demand of an item class on a day (0 = the day of `startDate`): weekday x month x its events. */
export function calendarFactor(
  calendar: DemandCalendar,
  startDate: string,
  day: number,
  itemClass: string,
): number {
  const { weekday, month } = dateParts(startDate, day);
  return calendar.events.reduce(
    (factor, event) => (touches(event, day, itemClass) ? factor * event.factor : factor),
    calendar.weekday[weekday] * calendar.months[month],
  );
}

/** Whether an event lifts or lowers an item class on a day. */
export function touches(event: DemandEvent, day: number, itemClass: string): boolean {
  return (
    day >= event.fromDay &&
    day < event.fromDay + event.days &&
    (event.classes === undefined || event.classes.includes(itemClass))
  );
}

/** Weekday (0 = Monday) and month (0 = January) of a day. */
export function dateParts(
  startDate: string,
  day: number,
): { readonly weekday: number; readonly month: number } {
  const date = dateOf(startDate, day);
  return { weekday: (date.getUTCDay() + 6) % 7, month: date.getUTCMonth() };
}

/** The date of a day at midnight UTC. */
export function dateOf(startDate: string, day: number): Date {
  return new Date(Date.parse(startDate) + day * MILLISECONDS_PER_DAY);
}
