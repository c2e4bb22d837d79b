import { z } from 'zod';
import { distributionValue, isoDate, name, nonNegative, quantity, table } from './schema-fields.ts';

const mean = z.number().positive().describe('Expected orders per day at factor 1.');
const varianceToMean = z.number().gt(1).describe('Variance of the daily count divided by its mean, > 1.');
const probability = z
  .number()
  .min(0)
  .max(1)
  .describe('Probability that a day has an order at factor 1; times the greatest calendar factor at most 1.');
const optionalMean = mean
  .optional()
  .describe("Expected orders per day at factor 1. Default: the item's daily-orders.");

const byItemProcessSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('poisson').describe('poisson: independent orders.'), mean: optionalMean }),
  z.strictObject({
    type: z
      .literal('negative-binomial')
      .describe('negative-binomial: independent orders at a gamma-distributed daily rate.'),
    mean: optionalMean,
    'variance-to-mean': varianceToMean,
  }),
  z.strictObject({
    type: z.literal('intermittent').describe('intermittent: at most one order a day.'),
    probability: probability
      .optional()
      .describe(
        "Probability that a day has an order at factor 1; times the greatest calendar factor at most 1. Default: the item's daily-orders.",
      ),
  }),
]);

const processSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('poisson').describe('poisson: independent orders.'), mean }),
  z.strictObject({
    type: z
      .literal('negative-binomial')
      .describe('negative-binomial: independent orders at a gamma-distributed daily rate.'),
    mean,
    'variance-to-mean': varianceToMean,
  }),
  z.strictObject({
    type: z.literal('intermittent').describe('intermittent: at most one order a day.'),
    probability,
  }),
  z.strictObject({
    type: z.literal('periodic').describe('periodic: one order at fixed intervals.'),
    every: quantity('duration').describe('Time between orders, a duration > 0.'),
    at: quantity('duration')
      .optional()
      .describe('Time of the first order after the start, a duration. Default 0 s.'),
  }),
]);

/** One stream of orders. */
export const demandRowSchema = z.strictObject({
  item: name().optional().describe('Item ordered. Either item or items.'),
  items: z
    .array(name())
    .min(2)
    .optional()
    .describe('Items ordered together: every order has one line of each (docs/mechanisms/baskets.md).'),
  region: name().optional().describe("Region of the customers. Default: drawn by the regions' shares."),
  speed: name().optional().describe("Speed asked for. Default: drawn by the speeds' shares."),
  process: processSchema.describe(
    'How many orders come: poisson, negative-binomial, intermittent or periodic.',
  ),
  size: distributionValue('number')
    .default(1)
    .describe('Units per order: a number or a distribution. Default 1.'),
});

/** One dated lift of demand. */
export const demandEventSchema = z.strictObject({
  name: z.string().describe('Name of the event.'),
  from: isoDate().describe('First day, an ISO date.'),
  days: z.int().min(1).describe('Number of days.'),
  factor: nonNegative().describe('Factor on the mean demand of these days.'),
  classes: z.array(name()).optional().describe('Item classes it touches. Default: all.'),
});

/** Orders of customers. */
export const demandSchema = z.strictObject({
  'by-item': z
    .strictObject({
      process: byItemProcessSchema.describe('How many orders come for each item.'),
      size: distributionValue('number')
        .default(1)
        .describe('Units per order: a number or a distribution. Default 1.'),
    })
    .optional()
    .describe(
      "One stream of orders per item, its mean the item's daily-orders; regions and speeds by their shares.",
    ),
  rows: table(demandRowSchema).optional().describe('Streams of orders one by one. Default: none.'),
  trace: z
    .string()
    .optional()
    .describe(
      'CSV file (may be .csv.gz) of order lines to replay: time, item, region, quantity, speed, order.',
    ),
  weekday: z
    .array(nonNegative())
    .length(7)
    .optional()
    .describe('Factors Monday to Sunday, mean 1. Default: all 1.'),
  hours: z
    .array(nonNegative())
    .length(24)
    .optional()
    .describe("Shares of a day's orders by hour on the clock of the region, sum 1. Default: all equal."),
  months: z
    .array(nonNegative())
    .length(12)
    .optional()
    .describe('Factors January to December, mean 1. Default: all 1.'),
  events: table(demandEventSchema).default([]).describe('Dated lifts of demand. Default: none.'),
});
