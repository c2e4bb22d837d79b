import { z } from 'zod';
import { itemFilterSchema } from './filter-fields.ts';
import { replenishmentRuleSchema } from './policy-schema.ts';
import { distributionValue, name, nonNegative, quantity } from './schema-fields.ts';

const sight = z
  .strictObject({
    bias: z
      .number()
      .positive()
      .default(1)
      .describe('Demand as the seller sees it / true demand, on average, > 0. Default 1.'),
    'log-deviation': nonNegative()
      .default(0)
      .describe('Standard deviation of the log of that ratio, by item, >= 0. Default 0.'),
    redrawn: quantity('duration')
      .optional()
      .describe('Time until the errors are drawn anew, whole days, e.g. 28 d. Default: never.'),
    'events-known-before': quantity('duration')
      .optional()
      .describe('Time before a dated event from which the seller knows of it, whole days. Default: always.'),
    'look-ahead': quantity('duration')
      .optional()
      .describe(
        'How early the seller is: it orders for the greatest demand that begins within this time, whole days. Default 0 d.',
      ),
  })
  .describe('What the seller sees of demand.');

const restockLimit = z
  .strictObject({
    weeks: z
      .number()
      .positive()
      .optional()
      .describe('Weeks of supply of an item at a node, on hand and on order, > 0. Default: no limit.'),
    'measured-by': z
      .enum(['expected-demand', 'recent-sales'])
      .optional()
      .describe(
        'A week of supply: planned demand of the node, or what it issued of late. Default expected-demand.',
      ),
    'sales-window': quantity('duration')
      .optional()
      .describe(
        'Time over which recent sales are counted, whole days; only with recent-sales. Default 28 d.',
      ),
    'least-units': nonNegative()
      .optional()
      .describe('Units of an item at a node that are always allowed; only with weeks. Default 1.'),
    volume: quantity('volume')
      .optional()
      .describe("Volume of all the seller's goods at a node, on hand and on order. Default: no limit."),
  })
  .describe('Greatest amount that the network takes in; orders above it are cut to it.');

const fees = z
  .strictObject({
    fulfillment: nonNegative()
      .default(0)
      .describe('Per unit shipped to a customer [money], >= 0. Default 0.'),
    referral: z
      .number()
      .min(0)
      .lt(1)
      .default(0)
      .describe('Share of the price of every unit shipped to a customer, 0 to below 1. Default 0.'),
    inbound: nonNegative()
      .default(0)
      .describe('Per unit that leaves a vendor for the network [money], >= 0. Default 0.'),
    storage: nonNegative().default(0).describe('Per m3 and day on hand [money], >= 0. Default 0.'),
    overstock: z
      .strictObject({
        above: z
          .number()
          .positive()
          .default(22)
          .describe('Weeks of supply over all nodes, by the sales of the last 13 weeks, > 0. Default 22.'),
        surcharge: nonNegative().describe('Per m3 and day on hand above it [money], >= 0.'),
      })
      .optional()
      .describe('A surcharge on too much stock. Default: none.'),
    aged: z
      .strictObject({
        from: quantity('duration')
          .optional()
          .describe('Age from which units count as aged, whole days. Default 181 d.'),
        surcharge: nonNegative().describe('Per m3 and day of aged units on hand [money], >= 0.'),
      })
      .optional()
      .describe('A surcharge on stock that came long ago. Default: none.'),
  })
  .describe('What the network charges the seller.');

/** One third-party seller. */
export const sellerSchema = z.strictObject({
  id: name().describe('Name of the seller, unique.'),
  where: itemFilterSchema
    .optional()
    .describe('Its items, beside those whose field seller names it. Default: only those.'),
  replenishment: z
    .array(replenishmentRuleSchema)
    .min(1)
    .describe(
      'Its own rules, first match wins, as policy.replenishment; a rule without nodes and kinds is for every node that serves customers.',
    ),
  'lead-time': distributionValue('string')
    .optional()
    .describe(
      'Its own time from a vendor to the network: a duration, or a distribution in days. Default: that of the lane.',
    ),
  sight: sight.optional().describe('What the seller sees of demand. Default: the truth of the calendar.'),
  'restock-limit': restockLimit
    .optional()
    .describe('Greatest amount that the network takes in; orders are cut to it. Default: none.'),
  fees: fees.optional().describe('What the network charges the seller. Default: nothing.'),
  'fee-sensitivity': nonNegative()
    .default(0)
    .describe(
      'It sends (1 - inbound fee / price) ^ this times what it would send for free, >= 0. Default 0.',
    ),
});
