import { z } from 'zod';
import { itemFields } from './filter-fields.ts';
import { distributionValue, name, nonNegative, quantity, table } from './schema-fields.ts';

const share = () => z.number().min(0).max(1);

const speedTasteSchema = z.strictObject({
  speed: name().describe('Speed.'),
  fee: nonNegative().default(0).describe('Delivery fee per order [money]. Default 0.'),
  constant: z
    .number()
    .optional()
    .describe('How much the speed is liked beyond its days and fee; only with choice. Default 0.'),
});

const returnRuleSchema = z.strictObject({
  where: z
    .strictObject({
      ...itemFields(),
    })
    .optional()
    .describe('Items the rule is for; the first rule that matches wins. Default: every item.'),
  share: share().describe('Share of delivered order lines that come back, 0 to 1.'),
  delay: distributionValue('string')
    .default({ distribution: 'lognormal', mean: 14, cv: 0.4 })
    .describe(
      'Delivery to arrival of the return: a duration, or a distribution with parameters in days. Default lognormal, mean 14, cv 0.4.',
    ),
  resellable: share()
    .default(0.65)
    .describe(
      'Share of returned lines that go back to stock, 0 to 1; the others are written off. Default 0.65.',
    ),
  'handling-cost': nonNegative().default(0).describe('Cost per unit returned [money]. Default 0.'),
  to: name()
    .default('shipping-node')
    .describe(
      'Where returns go: shipping-node, nearest (to the customer), or the name of a node. Default shipping-node, as for stocks that are not held there.',
    ),
});

/** How customers behave. */
export const customersSchema = z.strictObject({
  speeds: table(speedTasteSchema).default([]).describe('Fees and tastes by speed. Default: none.'),
  choice: z
    .strictObject({
      'days-weight': nonNegative()
        .default(0.5)
        .describe('Utility lost per promised day [1/day], >= 0. Default 0.5.'),
      'fee-weight': nonNegative()
        .default(0.3)
        .describe('Utility lost per unit of fee [1/money], >= 0. Default 0.3.'),
    })
    .optional()
    .describe(
      'Customers choose among the speeds that can be kept, by multinomial logit; speeds then have no share. Default: they ask for one, by share.',
    ),
  conversion: z
    .strictObject({
      base: share()
        .default(1)
        .describe('Share of customers who buy at a promise of no days and no fee, 0 to 1. Default 1.'),
      'per-day': nonNegative()
        .default(0.01)
        .describe('Relative loss of buyers per promised day [1/day], >= 0. Default 0.01.'),
      'per-fee': nonNegative()
        .optional()
        .describe(
          'Relative loss of buyers per unit of fee [1/money], >= 0. Default: per-day x fee-weight / days-weight, 0 without choice.',
        ),
    })
    .optional()
    .describe('Fewer customers buy, the slower the best promise they see. Default: all buy.'),
  substitution: z
    .strictObject({
      groups: z
        .array(z.array(name()).min(2))
        .optional()
        .describe('Lists of items that replace each other. Default: the items of a class.'),
      attempts: z
        .int()
        .min(1)
        .max(2)
        .optional()
        .describe('Other items a customer tries, 1 or 2; not with dissimilarity. Default 1.'),
      dissimilarity: z
        .number()
        .positive()
        .max(1)
        .optional()
        .describe(
          'How unlike each other the speeds of one item are, above 0, to 1: a customer sees what can be kept of every item of the group and chooses item and speed by nested logit; needs choice. Default: he tries items without knowing what is in stock.',
        ),
      substitute: share().default(0.4).describe('Share that tries another item, 0 to 1. Default 0.4.'),
      wait: share()
        .default(0.15)
        .describe('Share that waits, or takes the slow promise, 0 to 1. The others leave. Default 0.15.'),
      'slow-after': quantity('duration')
        .optional()
        .describe('Promises slower than this dissatisfy, a duration. Default: none does.'),
      'price-weight': nonNegative()
        .default(0)
        .describe(
          "Utility lost per unit of today's price when choosing another item [1/money], >= 0. Default 0.",
        ),
    })
    .optional()
    .describe('What customers do who find an item out of stock or slow. Default: as the speed says.'),
  cancellation: z
    .strictObject({
      share: share()
        .default(0.02)
        .describe('Share of orders that would be cancelled if they waited for ever, 0 to 1. Default 0.02.'),
      'half-life': quantity('duration')
        .optional()
        .describe('Time in which half of those are cancelled, a duration > 0. Default 1 h.'),
    })
    .optional()
    .describe('Orders cancelled before they leave; needs departures. Default: none.'),
  returns: table(returnRuleSchema).optional().describe('Goods sent back. Default: none.'),
});
