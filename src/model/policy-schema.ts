import { z } from 'zod';
import { itemFields, nodeFields } from './filter-fields.ts';

/** A plug-in and its parameters. */
export const pluginUseSchema = z
  .looseObject({
    use: z.string().min(1).describe('Catalogue name, or path of a TypeScript or JavaScript file (./…).'),
  })
  .describe('A plug-in; every other key is one of its parameters.');

/** One rule of replenishment. */
export const replenishmentRuleSchema = z.looseObject({
  use: z
    .string()
    .min(1)
    .describe(
      'Catalogue name of a replenishment policy, or path of a file (./…). Every other key is a parameter.',
    ),
  where: z
    .strictObject({
      ...nodeFields(),
      ...itemFields(),
    })
    .optional()
    .describe(
      'Stocks (item at node) the rule is for; the first rule that matches wins. Default: every stock.',
    ),
  from: z
    .strictObject({
      ...nodeFields(),
    })
    .optional()
    .describe('Sources these stocks may order from. Default: any with a lane.'),
  table: z
    .string()
    .optional()
    .describe('CSV file with columns item, node and parameters of single stocks. Default: none.'),
});

/** Everything that decides. */
export const policySchema = z.strictObject({
  replenishment: z
    .array(replenishmentRuleSchema)
    .default([])
    .describe('Rules, first match wins; a stock without a rule is never held.'),
  fulfillment: pluginUseSchema.optional().describe('Which node serves an order. Default: use nearest.'),
  allocation: pluginUseSchema.optional().describe('Who gets scarce stock. Default: use fifo.'),
  sourcing: pluginUseSchema
    .optional()
    .describe('Which source a replenishment order goes to. Default: use priority.'),
  rebalancing: pluginUseSchema
    .optional()
    .describe('What is moved between nodes at the reviews of transfers. Default: use none.'),
  markdown: pluginUseSchema
    .optional()
    .describe('What is sold at a discount, at the reviews of markdown. Default: use full-price.'),
});
