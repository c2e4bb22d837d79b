import { z } from 'zod';
import { nodeFields } from './filter-fields.ts';
import { clockTime, distributionValue, name, nonNegative, quantity, weekdays } from './schema-fields.ts';

const where = z
  .strictObject({
    ...nodeFields('any that holds stock'),
  })
  .optional()
  .describe('Nodes the rule is for; the first rule that matches wins. Default: every node that holds stock.');

/** One rule of docks. */
export const inboundRuleSchema = z.strictObject({
  where,
  doors: z
    .int()
    .min(1)
    .optional()
    .describe('Doors: receipts unloaded at the same time. Default: as many as come.'),
  time: distributionValue('string')
    .optional()
    .describe(
      'Time a door needs for a receipt whatever its size: a duration, or a distribution with parameters in days. Default 0 s.',
    ),
  'units-per-hour': z
    .number()
    .positive()
    .optional()
    .describe('Units a door unloads per hour, in addition to time. Default: no limit.'),
  'stow-delay': distributionValue('string')
    .optional()
    .describe('Unloaded to sellable: a duration, or a distribution with parameters in days. Default 0 s.'),
  opens: clockTime()
    .optional()
    .describe('Local time of day at which the dock opens, such as "06:00". Default 00:00.'),
  closes: clockTime()
    .optional()
    .describe('Local time at which it closes; work under way goes on at the next opening. Default 24:00.'),
  days: weekdays()
    .optional()
    .describe('Days of the week it opens: mon, tue, wed, thu, fri, sat, sun. Default: every day.'),
  priority: z
    .enum(['arrival', 'short-first'])
    .default('arrival')
    .describe(
      'Who is unloaded next: arrival (first come), or short-first (items out of stock here before the others). Default arrival.',
    ),
});

/** One rule of storage room. */
export const storageRuleSchema = z.strictObject({
  where,
  types: z
    .array(name())
    .min(1)
    .optional()
    .describe('Storage types that share this room. Default: all that no earlier rule takes.'),
  limit: quantity('volume').describe('Room of each of these nodes, a volume such as 5000 m3, > 0.'),
  hard: z
    .boolean()
    .default(true)
    .describe('Whether goods wait at the dock rather than be unloaded beyond the limit. Default true.'),
  'penalty-above': z
    .number()
    .min(0)
    .max(1)
    .default(0.85)
    .describe('Share of the limit above which the penalty is charged, 0 to 1. Default 0.85.'),
  penalty: nonNegative()
    .default(0)
    .describe('Cost of what lies above that share [money per m3 and day]. Default 0.'),
});
