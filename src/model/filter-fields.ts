import { z } from 'zod';
import { NODE_KINDS } from './entity-schemas.ts';
import { name } from './schema-fields.ts';

/** Fields of a filter on nodes, by name or kind. */
export function nodeFields(fallback = 'any') {
  return {
    nodes: z.array(name()).optional().describe(`Nodes. Default: ${fallback}.`),
    kinds: z.array(z.enum(NODE_KINDS)).optional().describe('Kinds of node. Default: any.'),
  };
}

/** Fields of a filter on items, by name or class. */
export function itemFields() {
  return {
    items: z.array(name()).optional().describe('Items. Default: any.'),
    classes: z.array(name()).optional().describe('Item classes. Default: any.'),
  };
}

/** Items of a rule. */
export const itemFilterSchema = z.strictObject(itemFields());
