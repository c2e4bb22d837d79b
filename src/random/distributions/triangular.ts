import { z } from 'zod';
import type { DistributionDefinition } from './distribution.ts';
import { numberIn } from './parameter.ts';

const parameters = z
  .strictObject({
    low: numberIn({}, 'Least value.'),
    mode: numberIn({}, 'Most likely value, from low to high.'),
    high: numberIn({}, 'Greatest value, above low.'),
  })
  .check(({ value, issues }) => {
    const { low, mode, high } = value;
    if (!(low < high)) {
      issues.push({ code: 'custom', path: ['high'], message: `a number > low (${low})`, input: value });
    } else if (!(low <= mode && mode <= high)) {
      const message = `a number from low (${low}) to high (${high})`;
      issues.push({ code: 'custom', path: ['mode'], message, input: value });
    }
  });

/** Triangular law, by inverse transform. */
export const triangular: DistributionDefinition<z.infer<typeof parameters>> = {
  name: 'triangular',
  summary: 'From an expert: least, most likely and greatest value.',
  source: 'Law, Simulation Modeling and Analysis, section 6.2.2',
  parameters,
  create({ low, mode, high }) {
    const rise = mode - low;
    const fall = high - mode;
    const width = high - low;
    return {
      name: 'triangular',
      mean: low + (rise + width) / 3,
      variance: (rise * rise + rise * fall + fall * fall) / 18,
      isInteger: false,
      minimum: low,
      sample(stream) {
        const uniform = stream.uniform();
        if (uniform * width < rise) return low + Math.sqrt(uniform * width * rise);
        return high - Math.sqrt((1 - uniform) * width * fall);
      },
    };
  },
};
