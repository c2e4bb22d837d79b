import { defineMarkdownPolicy } from 'echelon';
import { z } from 'zod';

/**
 * The larger the aged part of an item's stock, the deeper the discount.
 *
 *     markdown: { use: ../example-policies/deeper-with-age.ts, deepest: 0.4 }
 */
export const deeperWithAge = defineMarkdownPolicy({
  family: 'markdown',
  name: 'deeper-with-age',
  summary: 'A discount in proportion to the aged part of the stock on hand.',
  source: 'own',
  parameters: z.strictObject({
    deepest: z.number().min(0).lt(1).describe('Discount when all stock is aged, 0 to below 1.'),
  }),
  prepare: ({ deepest }, { greatestDiscount }) => ({
    discount: ({ onHand, agedUnits }) =>
      onHand > 0 ? Math.min(greatestDiscount, (deepest * agedUnits) / onHand) : 0,
  }),
});
