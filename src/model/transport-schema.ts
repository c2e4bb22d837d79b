import { z } from 'zod';
import { nodeFields } from './filter-fields.ts';
import { nonNegative, pricePer, quantity } from './schema-fields.ts';
import { timeOfDay } from './time-of-day.ts';

/** Days of the week as schedules write them, Monday first. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const end = (which: string) =>
  z
    .strictObject({
      ...nodeFields(),
    })
    .optional()
    .describe(`Nodes that the lanes ${which}. Default: any.`);

const trailerSchema = z.strictObject({
  volume: quantity('volume').describe('Usable room, e.g. 3900 ft3; > 0.'),
  weight: quantity('weight')
    .optional()
    .describe('Greatest load, e.g. 44000 lb; > 0. Default: weight does not limit.'),
  cost: nonNegative().default(0).describe('Cost of each trailer that leaves [money]. Default 0.'),
  'distance-cost': pricePer('length')
    .optional()
    .describe('Cost of each kilometre or mile driven, e.g. 2.26 /mile. Default 0 /km.'),
  'empty-share': z
    .number()
    .min(0)
    .lt(1)
    .default(0)
    .describe('Share of the distance driven empty, paid for by the loads: cost / (1 - share). Default 0.'),
});

const departuresSchema = z.strictObject({
  days: z
    .array(z.enum(WEEKDAYS))
    .min(1)
    .optional()
    .describe('Days of the week, mon to sun. Default: every day.'),
  times: z
    .array(timeOfDay())
    .min(1)
    .describe('Times of day on the clock of the node that sends, 00:00 to 23:59.'),
});

const spotSchema = z.strictObject({
  cost: nonNegative().default(0).describe('Cost of each spot trailer [money]. Default 0.'),
  'distance-cost': pricePer('length')
    .optional()
    .describe('Cost of each kilometre or mile of a spot trailer, e.g. 3.4 /mile. Default 0 /km.'),
  'volume-distance-cost': nonNegative()
    .default(0)
    .describe('Cost per cubic metre and kilometre, for part loads [money]. Default 0.'),
});

/** How the goods of some lanes travel. */
export const transportRuleSchema = z.strictObject({
  where: z
    .strictObject({ from: end('start at'), to: end('end at') })
    .optional()
    .describe('Lanes the rule is for; the first rule that matches a lane wins. Default: every lane.'),
  trailer: trailerSchema.describe('The trailer that the goods are loaded on.'),
  departures: departuresSchema
    .optional()
    .describe('When trailers leave. Default: at any second at which one is full enough.'),
  trailers: z
    .int()
    .min(1)
    .optional()
    .describe('Trailers at each scheduled departure, >= 1; only with departures. Default 1.'),
  'fill-threshold': z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe(
      'A trailer leaves when loaded to this share of its volume or weight, 0 to 1. Default 0 with departures; required without.',
    ),
  'longest-wait': quantity('duration')
    .optional()
    .describe(
      'A trailer leaves part-filled when its oldest goods have waited this long. Required with a fill-threshold above 0.',
    ),
  'planned-wait': quantity('duration')
    .optional()
    .describe(
      "Time at the yard that policies add to the lane's lead time. Default: longest-wait, plus the longest time between departures.",
    ),
  spot: spotSchema
    .optional()
    .describe(
      'A carrier that takes what a departure leaves behind; only with departures. Default: it waits for the next one.',
    ),
});
