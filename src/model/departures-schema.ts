import { z } from 'zod';
import { closedDates } from './calendar-schema.ts';
import { nodeFields } from './filter-fields.ts';
import { clockTime, name, nonNegative, quantity, weekdays } from './schema-fields.ts';

const where = z
  .strictObject({
    ...nodeFields(),
  })
  .optional()
  .describe(
    'Nodes the rule is for; the first rule that matches wins. Default: every node that serves customers.',
  );

/** One rule of departures. */
export const departureRuleSchema = z.strictObject({
  where,
  speeds: z
    .array(name())
    .optional()
    .describe('Speeds whose parcels these departures carry. Default: every speed.'),
  'cycle-time': quantity('duration')
    .optional()
    .describe("Order to ready for departure, a duration. Default: the node's processing-time."),
  times: z
    .array(clockTime())
    .min(1)
    .describe(
      'Times of day on the clock of the node at which parcels leave, such as "18:00"; "24:00" ends the day.',
    ),
  days: weekdays().optional().describe('Weekdays with departures: mon, tue … Default: all.'),
  closed: closedDates('departures'),
});

/** What some nodes can pick and pack. */
export const outboundCapacitySchema = z.strictObject({
  where,
  shifts: z
    .array(
      z.strictObject({
        days: weekdays().optional().describe('Weekdays on which the shift begins: mon, tue … Default: all.'),
        from: clockTime().describe('Time of day, on the clock of the node, at which it begins.'),
        until: clockTime().describe('Time of day at which it ends; not after `from` = on the next day.'),
        'units-per-hour': z.number().positive().describe('Units picked and packed per hour, > 0.'),
      }),
    )
    .min(1)
    .describe('Hours of work; those that overlap add up.'),
  closed: closedDates('work'),
  overtime: z
    .strictObject({
      share: nonNegative().describe(
        'Units of overtime per unit that the shifts before a departure can do, >= 0.',
      ),
      cost: nonNegative().default(0).describe('Price of a unit done in overtime [money]. Default 0.'),
    })
    .optional()
    .describe('Work beyond the shifts, done only where a promise would be missed without it. Default: none.'),
});
