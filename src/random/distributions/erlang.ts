import { z } from 'zod';
import type { DistributionDefinition } from './distribution.ts';
import { numberIn } from './parameter.ts';

const parameters = z.strictObject({
  stages: numberIn({ integer: true, least: 1, most: 1000 }, 'Number of exponential stages.'),
  mean: numberIn({ above: 0 }, 'Mean of the whole, all stages together.'),
});

/** Sum of equal exponential stages, each by inverse transform from its own uniform. */
export const erlang: DistributionDefinition<z.infer<typeof parameters>> = {
  name: 'erlang',
  summary: 'Sum of equal exponential stages; more stages, less variation: cv = 1 / sqrt(stages).',
  source: 'Law, Simulation Modeling and Analysis, section 8.3.3',
  parameters,
  create({ stages, mean }) {
    const stageMean = mean / stages;
    return {
      name: 'erlang',
      mean,
      variance: mean * stageMean,
      isInteger: false,
      minimum: 0,
      sample(stream) {
        let sum = 0;
        for (let stage = 0; stage < stages; stage++) sum -= Math.log1p(-stream.uniform());
        return sum * stageMean;
      },
    };
  },
};
