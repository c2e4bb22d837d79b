import { z } from 'zod';
import { itemFilterSchema } from './filter-fields.ts';
import { isoDate, nonNegative, quantity, table } from './schema-fields.ts';

/** Another variance for some items. */
export const levelRuleSchema = z.strictObject({
  where: itemFilterSchema.default({}).describe('Items the rule is for. Default: every item.'),
  variance: nonNegative().describe('Variance of the log of their weekly level, >= 0.'),
});

/** A share of the variance and when it is known. */
export const revealedShareSchema = z.strictObject({
  weeks: z
    .int()
    .min(0)
    .describe('Whole weeks before the target week at which all of this share is known, falling to 0.'),
  share: nonNegative().describe('Share of the variance; the shares sum to 1.'),
});

/** Items that are new. */
export const coldStartSchema = z.strictObject({
  where: itemFilterSchema.describe('Items that are new.'),
  'first-sale': isoDate().optional().describe('Day of the first sale, an ISO date. Default: the start.'),
  'prior-cv2': z
    .number()
    .positive()
    .default(2)
    .describe(
      'Squared coefficient of variation of the true mean demand around the mean of the model, > 0. Default 2.',
    ),
});

/** How far policies see into demand. */
export const forecastSchema = z.strictObject({
  variance: nonNegative()
    .default(0.1)
    .describe("Variance of the log of the level of an item's demand in a week, >= 0. Default 0.1."),
  levels: z
    .array(levelRuleSchema)
    .default([])
    .describe('Exceptions to variance; the first rule that matches wins. Default: none.'),
  revealed: z
    .array(revealedShareSchema)
    .min(1)
    .default([
      { weeks: 12, share: 0.3 },
      { weeks: 4, share: 0.25 },
      { weeks: 1, share: 0.25 },
      { weeks: 0, share: 0.2 },
    ])
    .describe(
      'When the level of a week comes to be known. Default: 0.3 by 12 weeks before, 0.25 each by 4 weeks and by 1 week, 0.2 during the week.',
    ),
  'common-share': z
    .number()
    .min(0)
    .max(1)
    .default(0.2)
    .describe('Share of the variance that all items have in common, 0 to 1. Default 0.2.'),
  bias: z
    .number()
    .positive()
    .default(1)
    .describe('Forecast divided by what an honest one would say, > 0. Default 1.'),
  calibration: nonNegative()
    .default(1)
    .describe(
      'Standard deviation that forecasts state divided by the true one, >= 0; below 1 = too sure. Default 1.',
    ),
  'cold-start': table(coldStartSchema)
    .default([])
    .describe('Items whose mean demand is learnt from their first orders. Default: none.'),
  events: z
    .strictObject({
      'known-before': quantity('duration')
        .optional()
        .describe('Time before an event from which forecasts know of it, whole days. Default: always.'),
      'log-deviation': nonNegative()
        .default(0)
        .describe("Standard deviation of the log of an event's true factor around its factor. Default 0."),
    })
    .optional()
    .describe("What is known of demand's events before they come. Default: all of it."),
});
