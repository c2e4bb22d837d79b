import { z } from 'zod';
import type { DistributionDefinition } from './distribution.ts';
import { numberIn } from './parameter.ts';

const parameters = z.strictObject({ value: numberIn({}, 'The one value.') });

/** Always the same value. */
export const constant: DistributionDefinition<z.infer<typeof parameters>> = {
  name: 'constant',
  summary: 'Always the same value; a bare number means the same.',
  source: 'degenerate law',
  parameters,
  create({ value }) {
    return {
      name: 'constant',
      mean: value,
      variance: 0,
      isInteger: Number.isInteger(value),
      minimum: value,
      sample: () => value,
    };
  },
};
