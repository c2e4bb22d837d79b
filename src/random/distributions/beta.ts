import { z } from 'zod';
import { gammaVariate } from '../gamma-variate.ts';
import type { DistributionDefinition } from './distribution.ts';
import { numberIn } from './parameter.ts';

const parameters = z.strictObject({
  mean: numberIn({ above: 0, below: 1 }, 'Mean, between 0 and 1.'),
  concentration: numberIn(
    { least: 1e-3, most: 1e9 },
    'Sum of the two shapes: the greater, the closer to the mean. Variance = mean (1 - mean) / (concentration + 1).',
  ),
});

/** Beta law of mean and concentration: shapes mean x concentration and (1 - mean) x concentration. */
export const beta: DistributionDefinition<z.infer<typeof parameters>> = {
  name: 'beta',
  summary: 'A share between 0 and 1, by mean and concentration; for what vendors confirm.',
  source:
    'as the ratio of gamma variates, Devroye, Non-Uniform Random Variate Generation (1986), section IX.3',
  parameters,
  create({ mean, concentration }) {
    const first = mean * concentration;
    const second = (1 - mean) * concentration;
    return {
      name: 'beta',
      mean,
      variance: (mean * (1 - mean)) / (concentration + 1),
      isInteger: false,
      minimum: 0,
      sample(stream) {
        const part = gammaVariate(first, stream);
        const rest = gammaVariate(second, stream);
        // Both underflow to 0 only for tiny shapes, where the law sits on 0 and 1.
        if (part + rest === 0) return stream.uniform() < mean ? 1 : 0;
        return part / (part + rest);
      },
    };
  },
};
