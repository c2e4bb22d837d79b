import { z } from 'zod';
import { defineAllocationPolicy } from './allocation-policy.ts';

/** First come, first served. */
export const fifo = defineAllocationPolicy({
  family: 'allocation',
  name: 'fifo',
  summary: 'First come, first served.',
  source: 'Zipkin (2000), section 8.5',
  parameters: z.strictObject({}),
  prepare: () => ({
    oldestFirst: true,
    allocate: (available, waiting, _whole, granted) => {
      let left = available;
      for (let row = 0; row < waiting.count; row++) {
        granted[row] = Math.min(left, waiting.quantity[row]);
        left -= granted[row];
      }
    },
  }),
});
