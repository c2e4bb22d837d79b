import { z } from 'zod';
import { gammaVariate } from '../gamma-variate.ts';
import type { DistributionDefinition } from './distribution.ts';
import { coefficientOfVariation, numberIn } from './parameter.ts';

const parameters = z
  .strictObject({
    mean: numberIn({ above: 0 }, 'Mean.'),
    cv: coefficientOfVariation.optional(),
    shape: numberIn({ least: 1e-6, most: 1e12 }, 'Shape: 1 / cv^2. Instead of cv.').optional(),
  })
  .check(({ value, issues }) => {
    if ((value.cv === undefined) !== (value.shape === undefined)) return;
    const received = value.cv === undefined ? 'neither' : 'both';
    issues.push({ code: 'custom', message: 'one of cv and shape', params: { received }, input: value });
  });

/** Gamma law of mean and coefficient of variation, or mean and shape. */
export const gamma: DistributionDefinition<z.infer<typeof parameters>> = {
  name: 'gamma',
  summary:
    'Positive and skewed, by mean and cv (or shape); the usual choice for lead times and their demand.',
  source: 'Marsaglia and Tsang 2000, A Simple Method for Generating Gamma Variables, ACM TOMS 26(3)',
  parameters,
  create({ mean, cv = 1, shape = 1 / (cv * cv) }) {
    const scale = mean / shape;
    return {
      name: 'gamma',
      mean,
      variance: mean * scale,
      isInteger: false,
      minimum: 0,
      sample: (stream) => scale * gammaVariate(shape, stream),
    };
  },
};
