import { z } from 'zod';
import { clockTime, isoDate, weekdays } from './schema-fields.ts';

/** Dates on which something does not happen. */
export function closedDates(what: string) {
  return z.array(isoDate()).default([]).describe(`Local dates without ${what}. Default: none.`);
}

/** When parcels are handed over in a region. */
export const deliveriesSchema = z.strictObject({
  days: weekdays().optional().describe('Weekdays with deliveries: mon, tue … Default: all.'),
  from: clockTime()
    .optional()
    .describe('Time of day, on the clock of the region, at which deliveries begin. Default 08:00.'),
  until: clockTime()
    .optional()
    .describe('Time of day at which they end; a parcel that comes later waits for the next. Default 21:00.'),
  closed: closedDates('deliveries'),
});

/** A promise by the calendar. */
export const deliverBySchema = z.strictObject({
  days: z.int().min(0).max(60).describe("Days after the order's day on the clock of the region, 0 to 60."),
  at: clockTime().describe('Time of that day by which it is delivered, such as "21:00".'),
});

/** Difference of a local clock from the clock of the model. */
export function utcOffset(whose: string) {
  return z
    .number()
    .min(-12)
    .max(14)
    .optional()
    .describe(`Local clock of the ${whose} less the clock of the model [hours], -12 to 14. Default 0.`);
}
