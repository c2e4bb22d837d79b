import { z } from 'zod';
import { distributionValue, name, quantity } from './schema-fields.ts';

/** Items that are bought together. */
const basketGroupSchema = z.strictObject({
  items: z.array(name()).optional().describe('Items of the group.'),
  classes: z.array(name()).optional().describe('Item classes of the group.'),
});

/** How order lines travel together. */
export const basketsSchema = z.strictObject({
  lines: distributionValue('number')
    .optional()
    .describe(
      'Lines per order: a whole number, or a geometric or discrete distribution of whole numbers from 1 to 30. Default: every line of a demand stream is an order of its own; rows with several items and trace lines of one order still travel together.',
    ),
  affinity: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe(
      "Probability that a further line of an order is sought among the items of its first line's group. Default 0.",
    ),
  groups: z
    .array(basketGroupSchema)
    .optional()
    .describe(
      'Groups of items bought together; the first that names an item or its class. Default: the item classes.',
    ),
  consolidation: quantity('duration')
    .optional()
    .describe(
      'Longest time that an order which would have to be split waits, within its promise, for one node to have all of it, a duration; with departures it is booked for its last departures in time within it. Default 0 s.',
    ),
});
