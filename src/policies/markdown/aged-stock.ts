import { z } from 'zod';
import { unitsParameter } from '../parameters.ts';
import { defineMarkdownPolicy } from './markdown-policy.ts';

/** One discount for as long as there is aged stock. */
export const agedStock = defineMarkdownPolicy({
  family: 'markdown',
  name: 'aged-stock',
  summary: 'One discount while more than `above` units of the item are aged.',
  source:
    'own rule; clearance pricing by one markdown: Smith and Achabal, Management Science 44(3), 1998; aged stock as the trigger: surcharges of storage operators by age',
  parameters: z.strictObject({
    discount: z.number().gt(0).lt(1).describe('Discount as a share of the price, above 0 and below 1.'),
    above: unitsParameter('Aged units above which an item is marked down. Default 0.').default(0),
  }),
  prepare: ({ discount, above }, { greatestDiscount }) => {
    if (discount > greatestDiscount) {
      throw new Error(
        `a discount of ${discount} is above the greatest-discount ${greatestDiscount} of the model`,
      );
    }
    return { discount: ({ agedUnits }) => (agedUnits > above ? discount : 0) };
  },
});
