import { expect, it } from 'vitest';
import { gammaVariate } from '../../src/random/gamma-variate.ts';
import { masterKey } from '../../src/random/master-key.ts';
import { PURPOSES, RandomStream } from '../../src/random/random-stream.ts';
import { KOLMOGOROV_BOUND, kolmogorovStatistic, momentScores, Z_BOUND } from './goodness-of-fit.ts';
import { incompleteGamma } from './reference-laws.ts';

const MASTER = masterKey('gamma');

// False-alarm rate 1e-6 for each of the three claims.
it.each([0.1, 0.5, 0.999, 1, 1.5, 30, 300])('follows the gamma law of shape %d', (shape) => {
  const stream = new RandomStream();
  const sample = Float64Array.from({ length: 300_000 }, (_, index) =>
    gammaVariate(shape, stream.rekey(MASTER, PURPOSES.test, index)),
  );
  const scores = momentScores(sample, shape, shape);
  expect(Math.abs(scores.mean)).toBeLessThan(Z_BOUND);
  expect(Math.abs(scores.variance)).toBeLessThan(Z_BOUND);
  expect(kolmogorovStatistic(sample, (x) => incompleteGamma(shape, x))).toBeLessThan(KOLMOGOROV_BOUND);
});

it('stays finite and near its mean for a huge shape', () => {
  const stream = new RandomStream();
  for (let index = 0; index < 1000; index++) {
    const value = gammaVariate(1e12, stream.rekey(MASTER, PURPOSES.test, index));
    expect(Math.abs(value - 1e12)).toBeLessThan(6e6);
  }
});
