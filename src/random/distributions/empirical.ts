import { z } from 'zod';
import type { DistributionDefinition } from './distribution.ts';
import { numberIn, numberList } from './parameter.ts';

const parameters = z.strictObject({
  values: numberList(numberIn({}, 'A sample.'), 'Observed samples; a value seen twice is twice as likely.'),
});

/** One of the observed samples, each equally likely, by inverse transform (the larger uniform, the larger value). */
export const empirical: DistributionDefinition<z.infer<typeof parameters>> = {
  name: 'empirical',
  summary: 'One of the listed samples, each equally likely.',
  source: 'Efron 1979, Bootstrap Methods, Annals of Statistics 7(1)',
  parameters,
  create({ values }) {
    const sorted = Float64Array.from(values).sort();
    const count = sorted.length;
    const mean = sorted.reduce((sum, value) => sum + value, 0) / count;
    return {
      name: 'empirical',
      mean,
      variance: sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count,
      isInteger: sorted.every((value) => Number.isInteger(value)),
      minimum: sorted[0],
      // A uniform is at most 1 - 2^-53, and its product with a count never rounds up to the count.
      sample: (stream) => sorted[Math.floor(stream.uniform() * count)],
    };
  },
};
