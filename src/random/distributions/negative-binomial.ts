import { z } from 'zod';
import { gammaVariate } from '../gamma-variate.ts';
import { poissonCount } from '../poisson-count.ts';
import type { DistributionDefinition } from './distribution.ts';
import { COUNT_LIMIT, numberIn } from './parameter.ts';

const parameters = z.strictObject({
  mean: numberIn({ above: 0, most: COUNT_LIMIT }, 'Mean count.'),
  'variance-to-mean': numberIn({ above: 1, most: 1e6 }, 'Variance / mean; 1 would be Poisson.'),
});

/** Counts more variable than Poisson: a Poisson count whose mean is a gamma variate. */
export const negativeBinomial: DistributionDefinition<z.infer<typeof parameters>> = {
  name: 'negative-binomial',
  summary: 'Counts 0, 1, 2 … more variable than Poisson, by mean and variance-to-mean ratio.',
  source: 'Devroye, Non-Uniform Random Variate Generation, section X.4.7',
  parameters,
  create({ mean, 'variance-to-mean': varianceToMean }) {
    const scale = varianceToMean - 1;
    const shape = mean / scale;
    return {
      name: 'negative-binomial',
      mean,
      variance: mean * varianceToMean,
      isInteger: true,
      minimum: 0,
      sample: (stream) => poissonCount(scale * gammaVariate(shape, stream), stream),
    };
  },
};
