import { describe, expect, it } from 'vitest';
import { InvariantError } from '../../src/foundation/invariant.ts';
import { binomialCount } from '../../src/random/binomial-count.ts';
import { masterKey } from '../../src/random/master-key.ts';
import { poissonCount } from '../../src/random/poisson-count.ts';
import { PURPOSES, RandomStream } from '../../src/random/random-stream.ts';
import { type Atoms, Z_BOUND } from './goodness-of-fit.ts';
import { binomialAtoms, poissonAtoms } from './reference-laws.ts';

const MASTER = masterKey('counts');
const stream = new RandomStream();
const keyed = (index: number) => stream.rekey(MASTER, PURPOSES.test, index);

/** Claims that each count is the least one whose distribution function reaches its uniform. */
function expectInverse(atoms: Atoms, draw: (stream: RandomStream) => number, draws: number) {
  const cumulative = new Map<number, number>();
  let sum = 0;
  for (const [value, probability] of atoms) {
    sum += probability;
    cumulative.set(value, sum);
  }
  for (let index = 0; index < draws; index++) {
    const uniform = keyed(index).uniform();
    const count = draw(keyed(index));
    // Closed forms through log-gamma carry about 1e-11 of rounding at means of thousands.
    expect(uniform).toBeLessThanOrEqual((cumulative.get(count) ?? Number.NaN) + 1e-10);
    expect(uniform).toBeGreaterThan((cumulative.get(count - 1) ?? 0) - 1e-10);
  }
}

describe('poissonCount', () => {
  it.each([0.01, 0.5, 3, 50, 150, 150.5, 1000, 50_000])(
    'inverts the distribution function at mean %d',
    (mean) => {
      expectInverse(poissonAtoms(mean), (source) => poissonCount(mean, source), 2000);
    },
  );

  it('gives 0 at mean 0', () => {
    for (let index = 0; index < 1000; index++) expect(poissonCount(0, keyed(index))).toBe(0);
  });

  it('takes one uniform', () => {
    for (const mean of [0, 0.01, 5, 1000]) {
      poissonCount(mean, keyed(1));
      const after = stream.int32();
      keyed(1).uniform();
      expect(stream.int32()).toBe(after);
    }
  });

  it('never falls when the mean rises with the same key', () => {
    for (let index = 0; index < 500; index++) {
      let last = 0;
      for (const mean of [0, 0.2, 0.21, 4, 60, 149.9, 150, 150.1, 400]) {
        const count = poissonCount(mean, keyed(index));
        expect(count).toBeGreaterThanOrEqual(last);
        last = count;
      }
    }
  });

  it('keeps mean and variance at a mean of a million', () => {
    const draws = 2000;
    let sum = 0;
    let squares = 0;
    for (let index = 0; index < draws; index++) {
      const deviation = (poissonCount(1e6, keyed(index)) - 1e6) / 1e3;
      sum += deviation;
      squares += deviation ** 2;
    }
    // Standardised counts are normal to within 1e-3: false-alarm rate 1e-6 each.
    expect(Math.abs(sum / Math.sqrt(draws))).toBeLessThan(Z_BOUND);
    expect(Math.abs((squares - draws) / Math.sqrt(2 * draws))).toBeLessThan(Z_BOUND);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses the mean %d', (mean) => {
    expect(() => poissonCount(mean, keyed(0))).toThrow(InvariantError);
  });
});

describe('binomialCount', () => {
  it.each([
    [7, 0.4],
    [300, 0.5],
    [301, 0.5],
    [1000, 0.95],
    [5000, 0.031],
  ])('inverts the distribution function at %d trials of %d', (trials, probability) => {
    expectInverse(
      binomialAtoms(trials, probability),
      (source) => binomialCount(trials, probability, source),
      2000,
    );
  });

  it('never falls when the probability rises with the same key', () => {
    for (let index = 0; index < 500; index++) {
      let last = 0;
      for (const probability of [0, 0.01, 0.4, 0.5, 0.500001, 0.8, 1]) {
        const count = binomialCount(400, probability, keyed(index));
        expect(count).toBeGreaterThanOrEqual(last);
        last = count;
      }
    }
  });
});
