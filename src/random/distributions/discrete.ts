import { z } from 'zod';
import type { DistributionDefinition } from './distribution.ts';
import { numberIn, numberList } from './parameter.ts';

const parameters = z
  .strictObject({
    values: numberList(numberIn({}, 'A value.'), 'The possible values.'),
    probabilities: numberList(
      numberIn({ least: 0, most: 1 }, 'Its probability.'),
      'Probabilities of the values, in the same order; they sum to 1.',
    ),
  })
  .check(({ value: { values, probabilities }, issues }) => {
    const report = (message: string, received: string) =>
      issues.push({
        code: 'custom',
        path: ['probabilities'],
        message,
        params: { received },
        input: probabilities,
      });
    if (probabilities.length !== values.length) {
      report(`as many probabilities as values (${values.length})`, String(probabilities.length));
      return;
    }
    const sum = sumOf(probabilities);
    if (!(Math.abs(sum - 1) <= 1e-9)) report('probabilities that sum to 1 (within 1e-9)', `a sum of ${sum}`);
  });

/** Finitely many values with given probabilities, by inverse transform (the larger uniform, the larger value). */
export const discrete: DistributionDefinition<z.infer<typeof parameters>> = {
  name: 'discrete',
  summary: 'Listed values with listed probabilities.',
  source: 'Devroye, Non-Uniform Random Variate Generation, section III.2.1',
  parameters,
  create({ values, probabilities }) {
    const total = sumOf(probabilities);
    const atoms = values
      .map((value, index) => ({ value, probability: probabilities[index] / total }))
      .filter(({ probability }) => probability > 0)
      .sort((left, right) => left.value - right.value);
    const sorted = Float64Array.from(atoms, ({ value }) => value);
    const cumulative = Float64Array.from(atoms, ({ probability }) => probability);
    for (let index = 1; index < cumulative.length; index++) cumulative[index] += cumulative[index - 1];
    const mean = sumOf(atoms.map(({ value, probability }) => value * probability));
    return {
      name: 'discrete',
      mean,
      variance: sumOf(atoms.map(({ value, probability }) => (value - mean) ** 2 * probability)),
      isInteger: sorted.every((value) => Number.isInteger(value)),
      minimum: sorted[0],
      sample: (stream) => sorted[firstReaching(cumulative, stream.uniform())],
    };
  },
};

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Least position whose cumulative probability reaches `uniform`; the last one also takes what rounding lost. */
function firstReaching(cumulative: Float64Array, uniform: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cumulative[middle] >= uniform) high = middle;
    else low = middle + 1;
  }
  return low;
}
