import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DISTRIBUTIONS, parseDistribution } from '../../../src/random/distributions/catalogue.ts';
import type { Distribution } from '../../../src/random/distributions/distribution.ts';
import { masterKey } from '../../../src/random/master-key.ts';
import { PURPOSES, RandomStream } from '../../../src/random/random-stream.ts';
import {
  chiSquareScore,
  KOLMOGOROV_BOUND,
  kolmogorovStatistic,
  momentScores,
  Z_BOUND,
} from '../goodness-of-fit.ts';
import { momentsOfCdf } from '../reference-laws.ts';
import { LAW_CASES, type LawCase } from './law-cases.ts';

const DRAWS = 200_000;
const MASTER = masterKey('distributions');

function parsed(name: string, parameters: LawCase['parameters']): Distribution {
  const result = parseDistribution({ distribution: name, ...parameters });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.distribution;
}

function drawMany(distribution: Distribution, lane: number): Float64Array {
  const stream = new RandomStream();
  const sample = new Float64Array(DRAWS);
  for (let index = 0; index < DRAWS; index++) {
    sample[index] = distribution.sample(stream.rekey(MASTER, PURPOSES.test, lane, index));
  }
  return sample;
}

function exactMoments(law: LawCase) {
  if ('cdf' in law) return momentsOfCdf(law.cdf, law.from, law.to);
  const mean = law.atoms.reduce((sum, [value, probability]) => sum + value * probability, 0);
  const variance = law.atoms.reduce(
    (sum, [value, probability]) => sum + (value - mean) ** 2 * probability,
    0,
  );
  return { mean, variance };
}

it('has law cases for every family and no other', () => {
  expect(Object.keys(LAW_CASES).sort()).toEqual(DISTRIBUTIONS.map(({ name }) => name).sort());
});

const CASES = DISTRIBUTIONS.flatMap((definition) =>
  (LAW_CASES[definition.name] ?? []).map((law) => ({ definition, law })),
).map((entry, lane) => ({
  ...entry,
  lane,
  title: `${entry.definition.name} ${JSON.stringify(entry.law.parameters)}`,
}));

describe.each(CASES)('$title', ({ definition, law, lane }) => {
  const distribution = parsed(definition.name, law.parameters);
  const sample = drawMany(distribution, lane);

  it('reports the mean, variance and minimum of the law', () => {
    const exact = exactMoments(law);
    expect(distribution.name).toBe(definition.name);
    // Reference moments are sums of closed forms or a midpoint rule of 4000 steps: good to 1e-6.
    expect(Math.abs(distribution.mean - exact.mean)).toBeLessThan(1e-6 * (1 + Math.abs(exact.mean)));
    expect(Math.abs(distribution.variance - exact.variance)).toBeLessThan(3e-6 * (1 + exact.variance));
    const least = 'cdf' in law ? law.from : law.atoms[0][0];
    if (law.parameters.untruncated === true) expect(distribution.minimum).toBe(Number.NEGATIVE_INFINITY);
    else if ('cdf' in law || least === 0 || law.atoms.length < 10) expect(distribution.minimum).toBe(least);
    expect(Math.min(...sample.slice(0, 1000))).toBeGreaterThanOrEqual(distribution.minimum);
  });

  it('says whether all values are integers', () => {
    const isInteger = 'atoms' in law && law.atoms.every(([value]) => Number.isInteger(value));
    expect(distribution.isInteger).toBe(isInteger);
    expect(sample.every((value) => Number.isInteger(value))).toBe(isInteger);
  });

  it('draws with that mean and variance', () => {
    if (distribution.variance === 0) {
      expect(new Set(sample)).toEqual(new Set([distribution.mean]));
      return;
    }
    const scores = momentScores(sample, distribution.mean, distribution.variance);
    expect(Math.abs(scores.mean)).toBeLessThan(Z_BOUND);
    expect(Math.abs(scores.variance)).toBeLessThan(Z_BOUND);
  });

  it('draws from the law', () => {
    if ('cdf' in law) expect(kolmogorovStatistic(sample, law.cdf)).toBeLessThan(KOLMOGOROV_BOUND);
    else expect(chiSquareScore(sample, law.atoms)).toBeLessThan(Z_BOUND);
  });

  it('gives the same value for the same key, whatever was drawn before', () => {
    const stream = new RandomStream();
    for (const index of [77, 3, 77, 199_999]) {
      stream.uniform();
      expect(distribution.sample(stream.rekey(MASTER, PURPOSES.test, lane, index))).toBe(sample[index]);
    }
  });
});

describe.each(DISTRIBUTIONS.map((definition) => ({ definition, name: definition.name })))(
  '$name',
  ({ definition, name }) => {
    it('describes itself', () => {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(definition.summary).toMatch(/\.$/);
      expect(definition.source).not.toBe('');
    });

    it('has a JSON Schema whose every property is explained', () => {
      const schema = z.toJSONSchema(definition.parameters, { io: 'input' });
      expect(schema.additionalProperties).toBe(false);
      for (const property of Object.values(schema.properties ?? {})) {
        expect(property).toHaveProperty('description');
      }
    });

    it('refuses an unknown key, and every parameter that is text', () => {
      const known = Object.keys(z.toJSONSchema(definition.parameters, { io: 'input' }).properties ?? {});
      const texts = Object.fromEntries(known.map((key) => [key, 'x']));
      const result = parseDistribution({ distribution: name, ...texts, zzzzzz: 1 });
      if (result.ok) throw new Error('accepted');
      expect(result.problems.map(({ path }) => path[0]).sort()).toEqual([...known, 'zzzzzz'].sort());
    });
  },
);
