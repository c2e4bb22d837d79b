import { z } from 'zod';
import { nodeFields } from './filter-fields.ts';
import { distributionValue, isoDate, name, nonNegative, quantity, table } from './schema-fields.ts';

const random = z
  .strictObject({
    'time-between': distributionValue('string').describe(
      'Time from the end of one to the begin of the next: a duration, or a distribution with parameters in days; mean at least 1 h.',
    ),
    duration: distributionValue('string').describe(
      'How long one lasts: a duration, or a distribution with parameters in days; mean above 0.',
    ),
  })
  .optional();

const laneEnd = z.strictObject(nodeFields()).optional();

const weeklyCorrelation = z
  .number()
  .min(0)
  .lt(1)
  .describe(
    'Correlation of the log level with that of the week before, 0 to below 1; 0.98 halves a shock in 34 weeks.',
  );

/** One thing that lifts or lowers demand beyond the calendar. */
export const surgeSchema = z.strictObject({
  name: name().describe('Name; keys its draws.'),
  where: z
    .strictObject({ classes: z.array(name()).optional().describe('Item classes. Default: all.') })
    .default({})
    .describe('Demand that it touches. Default: all.'),
  scheduled: z
    .strictObject({
      from: isoDate().describe('First day, an ISO date.'),
      duration: quantity('duration').describe('How long it lasts, whole days, > 0.'),
      known: z
        .boolean()
        .default(false)
        .describe('Whether policies know of it, with the mean of its factor. Default false.'),
    })
    .optional()
    .describe('Comes once, at a date. One of scheduled, random and regime.'),
  random: random.describe('Comes again and again; nobody knows when. One of scheduled, random and regime.'),
  regime: z
    .strictObject({
      'weekly-correlation': weeklyCorrelation,
      'log-deviation': nonNegative().describe('Standard deviation of the log of the level, >= 0.'),
    })
    .optional()
    .describe('A level with mean 1 that drifts from week to week. One of scheduled, random and regime.'),
  factor: distributionValue('number')
    .optional()
    .describe(
      'Factor on mean demand while it lasts, a number or a distribution, drawn once a surge; not for a regime.',
    ),
  'category-tilt': nonNegative()
    .default(0)
    .describe(
      'Standard deviation of the log of a further factor with mean 1, drawn once a surge and item class. Default 0.',
    ),
});

/** One rule of outages. */
export const outageSchema = z.strictObject({
  of: z
    .enum(['node', 'lane', 'vendor'])
    .describe('What fails: node (that holds stock), lane (with the ways of transfers) or vendor.'),
  where: z
    .strictObject({
      ...nodeFields(),
      from: laneEnd.describe('Lanes: where they start. Default: anywhere.'),
      to: laneEnd.describe('Lanes: where they end. Default: anywhere.'),
    })
    .default({})
    .describe('Which of them; each has its own outages. Default: all.'),
  scheduled: z
    .strictObject({
      from: isoDate().describe('Day at whose midnight it begins, an ISO date.'),
      duration: quantity('duration').describe('How long it lasts, a duration > 0.'),
    })
    .optional()
    .describe('Comes once, at a date. One of scheduled and random.'),
  random: random.describe('Comes again and again. One of scheduled and random.'),
  severity: z
    .number()
    .positive()
    .max(1)
    .default(1)
    .describe(
      'Share of capacity that is lost, above 0 to 1; 1 = closed. Below 1 only for nodes with capacity.outbound or capacity.inbound. Default 1.',
    ),
});

/** Random capacity of some nodes. */
export const capacityPathSchema = z.strictObject({
  where: z
    .strictObject(nodeFields())
    .default({})
    .describe(
      'Nodes that the rule is for; the first that matches wins. Default: every node with a capacity.',
    ),
  'weekly-correlation': weeklyCorrelation,
  'log-deviation': nonNegative().describe('Standard deviation of the log of the level, >= 0.'),
});

/** What happens to a network. */
export const shocksSchema = z.strictObject({
  surges: table(surgeSchema)
    .default([])
    .describe('What lifts or lowers demand; several multiply. Default: none.'),
  outages: table(outageSchema).default([]).describe('What fails, and when. Default: none.'),
  capacity: table(capacityPathSchema)
    .default([])
    .describe(
      'Levels with mean 1, drawn by week, on the outbound and inbound capacity of nodes. Default: none.',
    ),
});
