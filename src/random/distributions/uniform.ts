import { z } from 'zod';
import type { DistributionDefinition } from './distribution.ts';
import { numberIn } from './parameter.ts';

const parameters = z
  .strictObject({ low: numberIn({}, 'Least value.'), high: numberIn({}, 'Greatest value, above low.') })
  .check(({ value, issues }) => {
    if (value.low < value.high) return;
    const message = `a number > low (${value.low})`;
    issues.push({ code: 'custom', path: ['high'], message, input: value });
  });

/** Continuous uniform law on (low, high), by inverse transform. */
export const uniform: DistributionDefinition<z.infer<typeof parameters>> = {
  name: 'uniform',
  summary: 'Every value between low and high equally likely.',
  source: 'Law, Simulation Modeling and Analysis, section 6.2.2',
  parameters,
  create({ low, high }) {
    const width = high - low;
    return {
      name: 'uniform',
      mean: low + width / 2,
      variance: (width * width) / 12,
      isInteger: false,
      minimum: low,
      sample: (stream) => low + width * stream.uniform(),
    };
  },
};
