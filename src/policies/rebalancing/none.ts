import { z } from 'zod';
import { defineRebalancingPolicy } from './rebalancing-policy.ts';

/** Moves nothing. */
export const none = defineRebalancingPolicy({
  family: 'rebalancing',
  name: 'none',
  summary: 'Nothing is moved.',
  source: 'own: the world without transfers',
  parameters: z.strictObject({}),
  prepare: () => undefined,
});
