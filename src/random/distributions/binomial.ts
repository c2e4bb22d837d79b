import { z } from 'zod';
import { binomialCount } from '../binomial-count.ts';
import type { DistributionDefinition } from './distribution.ts';
import { COUNT_LIMIT, numberIn } from './parameter.ts';

const parameters = z.strictObject({
  trials: numberIn({ integer: true, least: 0, most: COUNT_LIMIT }, 'Number of trials.'),
  probability: numberIn({ least: 0, most: 1 }, 'Chance of success of each trial.'),
});

/** Successes among independent trials, by inverse transform. */
export const binomial: DistributionDefinition<z.infer<typeof parameters>> = {
  name: 'binomial',
  summary: 'Successes among a fixed number of trials with equal chance.',
  source: 'Devroye, Non-Uniform Random Variate Generation, section X.4.3',
  parameters,
  create({ trials, probability }) {
    return {
      name: 'binomial',
      mean: trials * probability,
      variance: trials * probability * (1 - probability),
      isInteger: true,
      minimum: probability === 1 ? trials : 0,
      sample: (stream) => binomialCount(trials, probability, stream),
    };
  },
};
