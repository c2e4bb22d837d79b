import { z } from 'zod';
import { name } from '../model/schema-fields.ts';
import { runCount } from './run-count.ts';

/** One number that a search may choose. */
const parameterSchema = z.strictObject({
  id: name().describe('Name of the parameter; a column of history.csv.'),
  path: z
    .string()
    .min(1)
    .describe(
      'What it replaces: a path that begins with replenishment, fulfillment, allocation, sourcing, rebalancing or markdown leads into the policy, any other as in factors.',
    ),
  low: z.number().describe('Least value tried.'),
  high: z.number().describe('Greatest value tried; more than low.'),
  integer: z.boolean().default(false).describe('Whole numbers only.'),
  unit: z
    .string()
    .min(1)
    .optional()
    .describe('Written after the number, as durations need it, e.g. d. Default: none.'),
  start: z
    .number()
    .optional()
    .describe('Where the search begins. Default: the value in the policy block, else the middle.'),
});

/** A bound that the best policy must keep. */
const constraintSchema = z
  .strictObject({
    metric: z.string().describe('Metric id.'),
    'at-most': z.number().optional().describe('Upper bound of the mean.'),
    'at-least': z.number().optional().describe('Lower bound of the mean.'),
    price: z
      .number()
      .gt(0)
      .optional()
      .describe(
        "What a miss of 1 in the metric's unit counts, in the objective's unit, while the search is outside the bound. Default: 10 times the objective at the start, relative to the bound.",
      ),
  })
  .refine((bound) => (bound['at-most'] === undefined) !== (bound['at-least'] === undefined), {
    message: 'either at-most or at-least',
  });

/** A search for the best parameters of one policy. */
export const optimizeSchema = z.strictObject({
  policy: name().describe('The policy to tune, one of policies.'),
  parameters: z.array(parameterSchema).min(1).describe('What may change, one or more.'),
  metric: z.string().describe('Metric to make as good as possible.'),
  goal: z.enum(['minimize', 'maximize']).optional().describe('Default: the better direction of the metric.'),
  constraints: z.array(constraintSchema).default([]).describe('Bounds on other metrics. Default: none.'),
  method: z
    .enum(['coordinate', 'spsa', 'surrogate'])
    .default('coordinate')
    .describe(
      'coordinate: one parameter at a time, steps halved; spsa: random directions, for many parameters; surrogate: a Gaussian process, for costly runs.',
    ),
  replications: runCount(2)
    .default(10)
    .describe(
      'Replications of each point at most; the same at every point, but for spsa new ones each step.',
    ),
  budget: runCount(1).default(500).describe('Runs of the simulation at most, before the confirmation.'),
  confirm: runCount(2)
    .default(20)
    .describe('Replications, new to the search, that the winner and the start are compared on.'),
});

export type OptimizeFields = z.infer<typeof optimizeSchema>;
