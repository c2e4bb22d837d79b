import { describe, expect, it } from 'vitest';
import { parseDistribution } from '../../../src/random/distributions/catalogue.ts';

function problemsOf(value: unknown) {
  const result = parseDistribution(value);
  if (result.ok) throw new Error('accepted');
  return result.problems;
}

describe('parseDistribution', () => {
  it('reads a bare number as a constant', () => {
    const result = parseDistribution(4);
    expect(result).toMatchObject({
      ok: true,
      distribution: { name: 'constant', mean: 4, variance: 0, minimum: 4 },
    });
  });

  it('reads a family by name with its parameters', () => {
    const result = parseDistribution({ distribution: 'gamma', mean: 5, cv: 0.5 });
    expect(result).toMatchObject({ ok: true, distribution: { name: 'gamma', mean: 5, variance: 6.25 } });
  });

  it.each([
    ['soon', [], 'a number or a mapping with the key distribution', '"soon"'],
    [undefined, [], 'a number or a mapping with the key distribution', 'nothing'],
    [Number.NaN, [], 'a number or a mapping with the key distribution', 'NaN'],
    [{ distribution: 'exponential', mean: 0 }, ['mean'], 'a number > 0', '0'],
    [{ distribution: 'exponential' }, ['mean'], 'a number > 0', 'nothing'],
    [{ distribution: 'exponential', mean: Number.POSITIVE_INFINITY }, ['mean'], 'a number > 0', 'Infinity'],
    [{ distribution: 'uniform', low: 3, high: 3 }, ['high'], 'a number > low (3)', '3'],
    [{ distribution: 'triangular', low: 3, mode: 3, high: 2 }, ['high'], 'a number > low (3)', '2'],
    [
      { distribution: 'triangular', low: 3, mode: 9, high: 5 },
      ['mode'],
      'a number from low (3) to high (5)',
      '9',
    ],
    [{ distribution: 'erlang', stages: 1.5, mean: 1 }, ['stages'], 'an integer >= 1 and <= 1000', '1.5'],
    [{ distribution: 'erlang', stages: -0.5, mean: 1 }, ['stages'], 'an integer >= 1 and <= 1000', '-0.5'],
    [{ distribution: 'gamma', mean: 5 }, [], 'one of cv and shape', 'neither'],
    [{ distribution: 'gamma', mean: 5, cv: 1, shape: 1 }, [], 'one of cv and shape', 'both'],
    [{ distribution: 'gamma', mean: 5, cv: 0 }, ['cv'], 'a number >= 0.000001 and <= 1000', '0'],
    [{ distribution: 'lognormal', mean: 5 }, [], 'one of cv and log-sd', 'neither'],
    [{ distribution: 'lognormal', mean: 5, cv: 1, 'log-sd': 1 }, [], 'one of cv and log-sd', 'both'],
    [{ distribution: 'normal', mean: -1, sd: 1 }, ['mean'], 'a number >= 0, or untruncated: true', '-1'],
    [{ distribution: 'normal', mean: 1, sd: 1, untruncated: 'no' }, ['untruncated'], 'true or false', '"no"'],
    [{ distribution: 'poisson', mean: -1 }, ['mean'], 'a number >= 0 and <= 1000000000', '-1'],
    [
      { distribution: 'negative-binomial', mean: 3, 'variance-to-mean': 1 },
      ['variance-to-mean'],
      'a number > 1 and <= 1000000',
      '1',
    ],
    [{ distribution: 'geometric', mean: 0.5 }, ['mean'], 'a number >= 1 and <= 1000000000', '0.5'],
    [
      { distribution: 'binomial', trials: 3, probability: 1.5 },
      ['probability'],
      'a number >= 0 and <= 1',
      '1.5',
    ],
    [
      { distribution: 'discrete', values: [1, 2], probabilities: [0.5, 0.4] },
      ['probabilities'],
      'probabilities that sum to 1 (within 1e-9)',
      'a sum of 0.9',
    ],
    [
      { distribution: 'discrete', values: [1, 2, 3], probabilities: [0.5, 0.5] },
      ['probabilities'],
      'as many probabilities as values (3)',
      '2',
    ],
    [
      { distribution: 'discrete', values: [1, 2], probabilities: [1.5, -0.5] },
      ['probabilities', 0],
      'a number >= 0 and <= 1',
      '1.5',
    ],
    [{ distribution: 'empirical', values: [] }, ['values'], 'a list of at least one number', 'an empty list'],
    [{ distribution: 'empirical', values: [1, 'two'] }, ['values', 1], 'a finite number', '"two"'],
    [
      { distribution: 'gamma', mean: 1e200, cv: 1 },
      [],
      'parameters of a finite mean and variance',
      'mean 1e+200, variance Infinity',
    ],
  ])('refuses %j', (value, path, expected, received) => {
    expect(problemsOf(value)[0]).toEqual({ path, expected, received });
  });

  it('suggests the nearest family', () => {
    expect(problemsOf({ distribution: 'possion', mean: 1 })).toEqual([
      {
        path: ['distribution'],
        expected:
          'one of constant, uniform, triangular, exponential, erlang, gamma, lognormal, normal, beta, poisson, negative-binomial, geometric, binomial, discrete, empirical',
        received: '"possion"',
        hint: 'did you mean "poisson"?',
      },
    ]);
    expect(problemsOf({ mean: 1 })[0]).toMatchObject({ path: ['distribution'], received: 'nothing' });
    expect(problemsOf({ distribution: 'toString' })[0].path).toEqual(['distribution']);
  });

  it('reports every mistake at once, and names the nearest key', () => {
    expect(problemsOf({ distribution: 'negative-binomial', mean: 'many', 'variance-to-meen': 2 })).toEqual([
      { path: ['mean'], expected: 'a number > 0 and <= 1000000000', received: '"many"' },
      { path: ['variance-to-mean'], expected: 'a number > 1 and <= 1000000', received: 'nothing' },
      {
        path: ['variance-to-meen'],
        expected: 'one of the keys mean, variance-to-mean',
        received: '"variance-to-meen"',
        hint: 'did you mean "variance-to-mean"?',
      },
    ]);
  });

  it('takes probabilities that sum to 1 but for rounding', () => {
    const tenths = Array.from({ length: 10 }, () => 0.1);
    const values = tenths.map((_, index) => index);
    const result = parseDistribution({ distribution: 'discrete', values, probabilities: tenths });
    expect(result).toMatchObject({ ok: true, distribution: { isInteger: true, minimum: 0 } });
  });
});
