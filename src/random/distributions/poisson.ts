import { z } from 'zod';
import { poissonCount } from '../poisson-count.ts';
import type { DistributionDefinition } from './distribution.ts';
import { COUNT_LIMIT, numberIn } from './parameter.ts';

const parameters = z.strictObject({ mean: numberIn({ least: 0, most: COUNT_LIMIT }, 'Mean count.') });

/** Poisson counts, by inverse transform. */
export const poisson: DistributionDefinition<z.infer<typeof parameters>> = {
  name: 'poisson',
  summary: 'Counts of independent arrivals: 0, 1, 2 … with variance equal to the mean.',
  source: 'Devroye, Non-Uniform Random Variate Generation, section X.3.3',
  parameters,
  create({ mean }) {
    return {
      name: 'poisson',
      mean,
      variance: mean,
      isInteger: true,
      minimum: 0,
      sample: (stream) => poissonCount(mean, stream),
    };
  },
};
