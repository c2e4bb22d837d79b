import { z } from 'zod';
import { inverseNormal } from '../inverse-normal.ts';
import type { DistributionDefinition } from './distribution.ts';
import { coefficientOfVariation, numberIn } from './parameter.ts';

const parameters = z
  .strictObject({
    mean: numberIn({ above: 0 }, 'Mean of the values, not of their logarithms.'),
    cv: coefficientOfVariation.optional(),
    'log-sd': numberIn(
      { above: 0, most: 10 },
      'Standard deviation of the natural logarithm. Instead of cv.',
    ).optional(),
  })
  .check(({ value, issues }) => {
    if ((value.cv === undefined) !== (value['log-sd'] === undefined)) return;
    const received = value.cv === undefined ? 'neither' : 'both';
    issues.push({ code: 'custom', message: 'one of cv and log-sd', params: { received }, input: value });
  });

/** Lognormal law of its own mean and coefficient of variation (or log-sd), by inverse transform. */
export const lognormal: DistributionDefinition<z.infer<typeof parameters>> = {
  name: 'lognormal',
  summary: 'Positive with a heavy upper tail, by mean and cv (or the standard deviation of the logarithm).',
  source: 'Law, Simulation Modeling and Analysis, section 6.2.2',
  parameters,
  create({ mean, cv = 1, 'log-sd': logSd = Math.sqrt(Math.log1p(cv * cv)) }) {
    const logMean = Math.log(mean) - (logSd * logSd) / 2;
    return {
      name: 'lognormal',
      mean,
      variance: mean * mean * Math.expm1(logSd * logSd),
      isInteger: false,
      minimum: 0,
      sample: (stream) => Math.exp(logMean + logSd * inverseNormal(stream.uniform())),
    };
  },
};
