import { z } from 'zod';
import { inverseNormal } from '../inverse-normal.ts';
import { normalCumulative, normalDensity } from '../normal-cumulative.ts';
import type { Distribution, DistributionDefinition } from './distribution.ts';
import { numberIn } from './parameter.ts';

const parameters = z
  .strictObject({
    mean: numberIn({}, 'Mean of the bell before truncation; at least 0 unless untruncated.'),
    sd: numberIn({ above: 0 }, 'Standard deviation of the bell before truncation.'),
    untruncated: z.boolean('true or false').default(false).describe('Keep negative values. Default false.'),
  })
  .check(({ value, issues }) => {
    if (value.mean >= 0 || value.untruncated) return;
    const message = 'a number >= 0, or untruncated: true';
    issues.push({ code: 'custom', path: ['mean'], message, input: value });
  });

/**
 * Normal law, by inverse transform. Unless `untruncated`, it is conditioned on being >= 0, and `mean` and `variance` of
 * the result are those of the conditioned law: the mean is then above the parameter `mean`.
 */
export const normal: DistributionDefinition<z.infer<typeof parameters>> = {
  name: 'normal',
  summary: 'The bell, conditioned on values >= 0 (which lifts a mean below 3 sd) unless untruncated.',
  source: 'Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1, section 13.10.1',
  parameters,
  create({ mean, sd, untruncated }) {
    return untruncated ? wholeNormal(mean, sd) : truncatedNormal(mean, sd);
  },
};

function wholeNormal(mean: number, sd: number): Distribution {
  return {
    name: 'normal',
    mean,
    variance: sd * sd,
    isInteger: false,
    minimum: Number.NEGATIVE_INFINITY,
    sample: (stream) => mean + sd * inverseNormal(stream.uniform()),
  };
}

function truncatedNormal(mean: number, sd: number): Distribution {
  const bound = mean / sd;
  const kept = normalCumulative(bound);
  const hazard = normalDensity(bound) / kept;
  return {
    name: 'normal',
    mean: mean + sd * hazard,
    variance: sd * sd * (1 - bound * hazard - hazard * hazard),
    isInteger: false,
    minimum: 0,
    // The share above x is Phi((mean - x) / sd); the outer maximum only takes away rounding below 0.
    sample: (stream) => Math.max(0, mean - sd * inverseNormal((1 - stream.uniform()) * kept)),
  };
}
