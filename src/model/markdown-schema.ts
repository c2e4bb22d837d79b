import { z } from 'zod';
import { itemFilterSchema } from './filter-fields.ts';
import { nonNegative, quantity, table } from './schema-fields.ts';

/** Items that may be marked down. */
export const markdownRuleSchema = z.strictObject({
  where: itemFilterSchema
    .default({})
    .describe('Items the rule is for; the first rule that matches wins. Default: every item.'),
  age: quantity('duration').describe(
    'Age from which units count as aged, e.g. 91 d; a whole number of reviews.',
  ),
  'greatest-discount': z
    .number()
    .gt(0)
    .max(0.95)
    .default(0.5)
    .describe('Greatest discount as a share of the price, above 0, at most 0.95. Default 0.5.'),
  elasticity: nonNegative()
    .default(2)
    .describe('Demand at discount d is (1 - d) ^ -elasticity times that at none, >= 0. Default 2.'),
});

/** The section `markdown`. */
export const markdownSchema = z.strictObject({
  review: quantity('duration').describe(
    'Time between reviews of discounts, whole days, the first at the start, e.g. 7 d.',
  ),
  rules: table(markdownRuleSchema).min(1).describe('Items that may be marked down, first match wins.'),
});
