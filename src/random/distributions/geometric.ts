import { z } from 'zod';
import type { DistributionDefinition } from './distribution.ts';
import { COUNT_LIMIT, numberIn } from './parameter.ts';

const parameters = z.strictObject({
  mean: numberIn({ least: 1, most: COUNT_LIMIT }, 'Mean, 1 / probability of success.'),
});

/** Trials up to and with the first success: 1, 2, 3 …, never 0. By inverse transform. */
export const geometric: DistributionDefinition<z.infer<typeof parameters>> = {
  name: 'geometric',
  summary: 'Integers 1, 2, 3 … (never 0) with a constant chance to stop; for order sizes.',
  source: 'Devroye, Non-Uniform Random Variate Generation, section X.2.2',
  parameters,
  create({ mean }) {
    const logFailure = Math.log1p(-1 / mean);
    return {
      name: 'geometric',
      mean,
      variance: mean * (mean - 1),
      isInteger: true,
      minimum: 1,
      sample: (stream) => Math.max(1, Math.ceil(Math.log1p(-stream.uniform()) / logFailure)),
    };
  },
};
