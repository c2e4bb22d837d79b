import { z } from 'zod';
import type { DistributionDefinition } from './distribution.ts';
import { numberIn } from './parameter.ts';

const parameters = z.strictObject({ mean: numberIn({ above: 0 }, 'Mean.') });

/** Exponential law, by inverse transform. */
export const exponential: DistributionDefinition<z.infer<typeof parameters>> = {
  name: 'exponential',
  summary: 'Memoryless times with the given mean.',
  source: 'Law, Simulation Modeling and Analysis, section 6.2.2',
  parameters,
  create({ mean }) {
    return {
      name: 'exponential',
      mean,
      variance: mean * mean,
      isInteger: false,
      minimum: 0,
      sample: (stream) => -mean * Math.log1p(-stream.uniform()),
    };
  },
};
