import { describe, expect, it } from 'vitest';
import { InvariantError } from '../../src/foundation/invariant.ts';
import { batchMeans } from '../../src/statistics/batch-means.ts';
import { controlVariates } from '../../src/statistics/control-variates.ts';
import { growBatches } from '../../src/statistics/grow-batches.ts';
import { mser5 } from '../../src/statistics/mser5.ts';
import { normalProbability } from '../../src/statistics/normal-probability.ts';
import { normalQuantile } from '../../src/statistics/normal-quantile.ts';
import { pairedDifference } from '../../src/statistics/paired-difference.ts';
import { pairedPValue } from '../../src/statistics/paired-p-value.ts';
import { pairedRatioDifference } from '../../src/statistics/paired-ratio-difference.ts';
import { quantileInterval } from '../../src/statistics/quantile-interval.ts';
import { quantileOfSorted } from '../../src/statistics/quantile-of-sorted.ts';
import { ratioEstimate } from '../../src/statistics/ratio-estimate.ts';
import { skewAdjustedInterval } from '../../src/statistics/skew-adjusted-interval.ts';
import { studentProbability } from '../../src/statistics/student-probability.ts';
import { summarise } from '../../src/statistics/summarise.ts';
import { varianceRatio } from '../../src/statistics/variance-ratio.ts';
import { welchDifference } from '../../src/statistics/welch-difference.ts';
import { drawsFor, times } from './draws.ts';

describe('normal and Student distributions', () => {
  it('have the tabled values', () => {
    // Abramowitz and Stegun (1964), table 26.1 and 26.10 (t with 10 degrees of freedom, 2.228).
    expect(normalProbability(1)).toBeCloseTo(0.841344746068543, 14);
    expect(normalQuantile(0.975)).toBeCloseTo(1.95996, 5);
    expect(studentProbability(2.228139, 10)).toBeCloseTo(0.975, 7);
    expect(studentProbability(Number.NEGATIVE_INFINITY, 3)).toBe(0);
    expect(studentProbability(Number.POSITIVE_INFINITY, 3)).toBe(1);
    expect(() => normalQuantile(0)).toThrow(InvariantError);
    expect(() => studentProbability(Number.NaN, 3)).toThrow(InvariantError);
  });

  it('take their confidence from the caller', () => {
    // Three values 1, 2, 3: t(2, 0.95) = 2.920 (Fisher and Yates, table III), s = 1.
    expect(summarise([1, 2, 3], 0.9).halfWidth).toBeCloseTo(2.92 / Math.sqrt(3), 3);
  });
});

describe('ratioEstimate', () => {
  const parts = { numerators: [2, 6, 4], denominators: [1, 2, 3] };

  it('jackknifes by hand', () => {
    // R = 12 / 6 = 2; without each: 10 / 5 = 2, 6 / 4 = 1.5, 8 / 3; pseudo-values 6 - 2 R_j = 2, 3, 2 / 3; mean 17 / 9.
    const estimate = ratioEstimate(parts);
    const centre = 17 / 9;
    const squares = (2 - centre) ** 2 + (3 - centre) ** 2 + (2 / 3 - centre) ** 2;
    expect(estimate?.ratio.mean).toBe(2);
    expect(estimate?.bias).toBeCloseTo(2 - centre, 12);
    expect(estimate?.ratio.standardDeviation).toBeCloseTo(Math.sqrt(squares / 2), 12);
    expect(estimate?.ratio.halfWidth).toBeCloseTo(4.302653 * Math.sqrt(squares / 6), 5);
  });

  it('linearises by hand', () => {
    // (a - 2 b) / 2 = 0, 1, -1: s = 1.
    expect(ratioEstimate(parts, { method: 'delta' })?.ratio.standardDeviation).toBeCloseTo(1, 12);
  });

  it('is the ratio of sums, not the mean of ratios', () => {
    expect(ratioEstimate({ numerators: [1, 1000], denominators: [1, 2000] })?.ratio.mean).toBeCloseTo(
      1001 / 2001,
      12,
    );
  });

  it('says what it cannot know', () => {
    expect(ratioEstimate({ numerators: [1, 2], denominators: [0, 0] })).toBeNull();
    expect(ratioEstimate({ numerators: [3], denominators: [2] })).toEqual({
      ratio: { mean: 1.5, halfWidth: null, standardDeviation: null, n: 1 },
      bias: null,
    });
    expect(ratioEstimate({ numerators: [0, 2], denominators: [0, 4] })?.ratio.halfWidth).toBeNull();
    expect(() => ratioEstimate({ numerators: [1], denominators: [1, 2] })).toThrow(InvariantError);
  });
});

describe('pairedRatioDifference', () => {
  const parts = { numerators: [2, 6, 4], denominators: [1, 2, 3] };

  it('is exactly 0 for a policy against itself', () => {
    const same = pairedRatioDifference(parts, parts);
    expect(same?.difference).toEqual({ mean: 0, halfWidth: 0, standardDeviation: 0, n: 3 });
    expect(same?.correlation).toBeCloseTo(1, 12);
  });

  it('leaves the same pair out of both sides', () => {
    // Against a constant ratio of 1 the pseudo-values of the difference are those of the candidate less 1.
    const incumbent = { numerators: [1, 2, 3], denominators: [1, 2, 3] };
    const paired = pairedRatioDifference(parts, incumbent);
    expect(paired?.difference.mean).toBe(1);
    expect(paired?.difference.standardDeviation).toBeCloseTo(
      ratioEstimate(parts)?.ratio.standardDeviation ?? 0,
      12,
    );
    expect(pairedRatioDifference(parts, { numerators: [1, 1, 1], denominators: [0, 0, 0] })).toBeNull();
    expect(() => pairedRatioDifference(parts, { numerators: [1], denominators: [1] })).toThrow(
      InvariantError,
    );
  });
});

describe('skewAdjustedInterval', () => {
  it('solves Hall’s transformation: g at each end is the critical value', () => {
    const values = [1, 1, 2, 3, 9];
    const interval = skewAdjustedInterval(values);
    // By hand: mean 3.2, s^2 = 11.2; third central sum 5.8^3 - 0.2^3 - 1.2^3 - 2 * 2.2^3 = 172.08 - 0;
    // adjusted skewness n / ((n - 1)(n - 2)) sum / s^3 = 5 / 12 * 172.08 / 11.2^1.5; t(4, 0.975) = 2.776445.
    const thirdPowers = 5.8 ** 3 - 0.2 ** 3 - 1.2 ** 3 - 2 * 2.2 ** 3;
    const skewness = ((5 / 12) * thirdPowers) / 11.2 ** 1.5;
    expect(interval?.skewness).toBeCloseTo(skewness, 10);
    const a = skewness / Math.sqrt(5);
    const transform = (t: number) => t + (a * t ** 2) / 3 + (a ** 2 * t ** 3) / 27 + a / 6;
    const studentised = (end: number) => (3.2 - end) / Math.sqrt(11.2 / 5);
    expect(transform(studentised(interval?.lower ?? 0))).toBeCloseTo(2.776445, 5);
    expect(transform(studentised(interval?.upper ?? 0))).toBeCloseTo(-2.776445, 5);
  });

  it('is Student’s interval for symmetric values and a point for equal ones', () => {
    const symmetric = [1, 2, 3, 4, 5];
    const { mean, halfWidth } = summarise(symmetric);
    expect(skewAdjustedInterval(symmetric)?.upper).toBeCloseTo(mean + (halfWidth ?? 0), 9);
    expect(skewAdjustedInterval([2, 2, 2])).toMatchObject({ lower: 2, upper: 2, neededReplications: 20 });
    expect(skewAdjustedInterval([1, 2])).toBeNull();
  });
});

/** Ordinary least squares in numpy and scipy 1.17: y on 1, first - 9 and second - 4. */
const REGRESSION = {
  intercept: 3.83528658586,
  second: -0.442110497479,
  halfWidth: 1.03440545568,
  varianceRatio: 1.96880182079,
};

describe('controlVariates', () => {
  const first = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20];
  const second = first.map((value) => (value % 3) + (value % 7));

  it('finds an exact linear relation without error', () => {
    const values = first.map((value, j) => 4 + 2 * (value - 10) - 3 * (second[j] - 5));
    const controlled = controlVariates(values, [
      { name: 'first', values: first, trueMean: 10 },
      { name: 'second', values: second, trueMean: 5 },
    ]);
    expect(controlled?.adjusted.mean).toBeCloseTo(4, 10);
    expect(controlled?.adjusted.halfWidth).toBeLessThan(1e-10);
    expect(controlled?.used.map(({ name }) => name)).toEqual(['first', 'second']);
    expect(controlled?.used[0].coefficient).toBeCloseTo(2, 10);
    expect(controlled?.used[1].coefficient).toBeCloseTo(-3, 10);
  });

  it('is the intercept of the regression, with its own standard error', () => {
    const values = first.map((value) => Math.sin(value) * 3 + 0.4 * value);
    const controlled = controlVariates(values, [
      { name: 'first', values: first, trueMean: 9 },
      { name: 'second', values: second, trueMean: 4 },
    ]);
    expect(controlled?.degreesOfFreedom).toBe(17);
    expect(controlled?.adjusted.mean).toBeCloseTo(REGRESSION.intercept, 9);
    expect(controlled?.adjusted.halfWidth).toBeCloseTo(REGRESSION.halfWidth, 9);
    expect(controlled?.used[1].coefficient).toBeCloseTo(REGRESSION.second, 9);
    expect(controlled?.varianceRatio).toBeCloseTo(REGRESSION.varianceRatio, 9);
    expect(controlled?.lossFactor).toBeCloseTo(18 / 16, 12);
  });

  it('drops controls that are constant, redundant or too many, and says why', () => {
    const values = first.map((value) => value ** 2);
    const control = (name: string, list: number[]) => ({ name, values: list, trueMean: 0 });
    const controlled = controlVariates(values, [
      control(
        'fixed',
        first.map(() => 0.1),
      ),
      control('first', first),
      control(
        'twice',
        first.map((value) => 2 * value + 1),
      ),
      control('second', second),
      control(
        'third',
        first.map((value) => value % 2),
      ),
    ]);
    expect(controlled?.used.map(({ name }) => name)).toEqual(['first', 'second']);
    expect(controlled?.unused).toEqual([
      { name: 'fixed', reason: 'constant' },
      { name: 'twice', reason: 'redundant' },
      { name: 'third', reason: 'too many' },
    ]);
  });

  it('is the plain mean without controls', () => {
    const controlled = controlVariates([1, 2, 3], []);
    expect(controlled?.adjusted).toEqual(controlled?.plain);
    expect(controlled?.varianceRatio).toBeCloseTo(1, 12);
    expect(controlVariates([1], [])).toBeNull();
    expect(() => controlVariates([1, 2], [{ name: 'x', values: [1], trueMean: 0 }])).toThrow(InvariantError);
  });
});

describe('pairedPValue', () => {
  const difference = { mean: 2, halfWidth: null, standardDeviation: 3, n: 9 };

  it('has the tails of t = 2 with 8 degrees of freedom', () => {
    // scipy 1.17: stats.t.sf(2, 8) = 0.0402581189.
    expect(pairedPValue(difference)?.pValue).toBeCloseTo(2 * 0.0402581189, 9);
    expect(pairedPValue(difference, 'greater')?.pValue).toBeCloseTo(0.0402581189, 9);
    expect(pairedPValue(difference, 'less')?.pValue).toBeCloseTo(1 - 0.0402581189, 9);
    expect(pairedPValue(difference, 'less', 2)?.pValue).toBeCloseTo(0.5, 12);
  });

  it('decides equal pairs without doubt', () => {
    const equal = { ...difference, standardDeviation: 0 };
    expect(pairedPValue(equal)?.pValue).toBe(0);
    expect(pairedPValue(equal, 'less')?.pValue).toBe(1);
    expect(pairedPValue({ ...equal, mean: 0 })?.pValue).toBe(1);
    expect(pairedPValue({ ...equal, standardDeviation: null, n: 1 })).toBeNull();
  });
});

describe('welchDifference', () => {
  it('treats samples without spread', () => {
    expect(welchDifference([1, 1], [1, 1])).toMatchObject({ halfWidth: 0, pValue: 1, statistic: 0 });
    expect(welchDifference([1, 1], [2, 2])).toMatchObject({ degreesOfFreedom: null, pValue: 0 });
    expect(welchDifference([1], [1, 2])).toBeNull();
  });
});

describe('varianceRatio', () => {
  it('is 1 / (1 - correlation) for sides that vary alike, and null where it has no value', () => {
    // Variances 1 and 1, correlation 1/2: differences 0, 1, -1 with variance 1; (1 + 1) / 1 = 2.
    expect(varianceRatio([1, 3, 2], [1, 2, 3])).toBeCloseTo(2, 12);
    expect(varianceRatio([1, 2], [2, 3])).toBeNull();
    expect(varianceRatio([1], [2])).toBeNull();
    expect(() => varianceRatio([1], [1, 2])).toThrow(InvariantError);
  });

  // Sides that differ by 0.1 everywhere: in binary the differences are 0.1 give or take 1e-16.
  it('has no value where the difference varies by nothing but rounding', () => {
    const incumbent = [1.3, 2.7, 3.1, 4.9, 5.5];
    const candidate = incumbent.map((value) => value + 0.1);
    expect(new Set(candidate.map((value, pair) => value - incumbent[pair])).size).toBeGreaterThan(1);
    expect(varianceRatio(candidate, incumbent)).toBeNull();
    const { difference } = pairedDifference(candidate, incumbent);
    expect(difference.mean).toBeCloseTo(0.1, 12);
    expect([difference.standardDeviation, difference.halfWidth]).toEqual([0, 0]);
    // A millionth of the level is no rounding: 0, 0, 0, 0 and 1e-5 have the variance 2e-11.
    const nudged = candidate.map((value, pair) => (pair === 4 ? value + 1e-5 : value));
    const variance = (values: readonly number[]): number => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
    };
    const expected = (variance(nudged) + variance(incumbent)) / 2e-11;
    expect((varianceRatio(nudged, incumbent) ?? 0) / expected).toBeCloseTo(1, 6);
  });

  it('nor is there a correlation with what varies by nothing but rounding', () => {
    const constant = [0.1 + 0.2, 0.3, 0.3, 0.1 + 0.2];
    expect(pairedDifference([1, 2, 3, 5], constant).correlation).toBeNull();
    expect(skewAdjustedInterval(constant)?.skewness).toBe(0);
  });
});

describe('quantiles', () => {
  it('do not move up a rank because of rounding', () => {
    // 30 * 0.1 in binary is above 3: the third value holds a share of exactly 0.1.
    const sorted = times(30, (index) => index + 1);
    expect(quantileOfSorted(sorted, 0.1, 'observed')).toBe(3);
    expect(quantileOfSorted(sorted, 0, 'observed')).toBe(1);
    expect(quantileOfSorted(sorted, 1)).toBe(30);
    expect(() => quantileOfSorted([], 0.5)).toThrow(InvariantError);
  });

  it('leave a side open that the sample cannot bound', () => {
    // Five values and q = 0.9: P(B <= 4) = 1 - 0.9^5 = 0.41 < 0.975, so there is no upper rank.
    const interval = quantileInterval([3, 1, 2, 5, 4], 0.9);
    expect(interval.upper).toBeNull();
    expect(interval.upperRank).toBe(6);
    expect(interval.lower).toBe(3);
    // P(B <= 1) = 0.00046 and P(B <= 2) = 0.00856 <= 0.025 < P(B <= 3) = 0.08146: lower rank 3 is the value 3.
    expect(interval.coverage).toBeCloseTo(1 - 0.00856, 5);
  });
});

describe('batches and warm-up', () => {
  it('leaves out at the start what does not divide evenly', () => {
    const { means, leftOut, batchSize } = batchMeans([100, 1, 2, 3, 4, 5, 6], 3);
    expect({ means, leftOut, batchSize }).toEqual({ means: [1.5, 3.5, 5.5], leftOut: 1, batchSize: 2 });
    expect(batchMeans([2, 2, 2, 2], 2).lagOne).toBeNull();
    expect(() => batchMeans([1, 2], 3)).toThrow(InvariantError);
  });

  it('grows batches until they look independent, and says when the series is too short', () => {
    const { normal } = drawsFor('grow');
    const independent = growBatches(times(512, normal));
    expect(independent.isIndependent).toBe(true);
    expect(independent.batches.means).toHaveLength(16);
    const trend = growBatches(times(200, (index) => index));
    expect(trend.isIndependent).toBe(false);
    expect(trend.batches.means.length).toBeGreaterThanOrEqual(10);
    expect(trend.batches.means.length).toBeLessThan(20);
    expect(() => growBatches([1, 2, 3])).toThrow(InvariantError);
  });

  it('cuts a step off exactly and keeps a flat series', () => {
    const step = times(100, (index) => (index < 20 ? 50 : 10));
    expect(mser5(step)).toMatchObject({ truncate: 20, minimum: 0, truncatedMean: 10, isAtLimit: false });
    expect(mser5(step).curve).toHaveLength(11);
    expect(mser5(times(50, () => 3))).toMatchObject({ truncate: 0, truncatedMean: 3 });
    expect(mser5(times(50, (index) => 2 ** -index)).isAtLimit).toBe(true);
    expect(() => mser5([1, 2])).toThrow(InvariantError);
  });
});
