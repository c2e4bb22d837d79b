import { z } from 'zod';
import { defineMarkdownPolicy } from './markdown-policy.ts';

/** Never a discount. */
export const fullPrice = defineMarkdownPolicy({
  family: 'markdown',
  name: 'full-price',
  summary: 'Never a discount.',
  source: 'own: the world without markdowns',
  parameters: z.strictObject({}),
  prepare: () => undefined,
});
