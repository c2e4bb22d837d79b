import { describe, expect, it } from 'vitest';
import { InvariantError } from '../../src/foundation/invariant.ts';
import { judge } from '../../src/statistics/judge.ts';
import { pairedDifference } from '../../src/statistics/paired-difference.ts';
import { studentQuantile } from '../../src/statistics/student-quantile.ts';
import { summarise } from '../../src/statistics/summarise.ts';

// Oracle P28 (output statistics), computed in closed form with scipy as second method.
const X = [93.82, 99.04, 101.18, 95.65, 100.89, 106.1, 103.45, 92.82, 102.78, 93.87, 107.35, 97.52];
const Y = [92.29, 101.9, 94.62, 94.85, 102.07, 106.17, 99.0, 89.93, 99.74, 94.61, 104.8, 97.22];
const BATCHES = [
  [50.35, 50.52, 51.03, 49.04, 49.48, 45.67, 45.72, 48.95, 50.34, 52.77, 48.46, 50.62],
  [48.27, 50.32, 46.14, 46.15, 46.95, 44.8, 44.78, 50.75, 52.5, 52.22, 50.49, 49.31],
  [48.61, 54.22, 53.49, 53.59, 51.34, 51.01, 51.77, 50.43, 50.63, 50.23, 49.91, 48.78],
  [50.51, 50.4, 52.21, 52.09, 49.53, 50.53, 51.08, 52.97, 52.35, 52.4, 54.24, 54.73],
  [52.58, 54.85, 52.48, 51.31, 52.9, 51.82, 47.95, 48.81, 49.69, 52.93, 50.9, 48.31],
  [51.57, 51.62, 53.1, 52.01, 51.48, 51.22, 50.8, 49.29, 50.92, 48.91, 47.19, 48.01],
  [52.82, 46.3, 45.56, 42.94, 46.22, 46.54, 44.38, 48.15, 46.4, 52.26, 52.37, 52.69],
  [51.01, 52.28, 51.91, 48.41, 48.19, 47.02, 47.51, 47.34, 47.62, 48.34, 46.98, 49.91],
  [45.9, 45.57, 43.77, 47.33, 47.24, 48.58, 47.24, 48.97, 49.96, 50.41, 52.45, 53.43],
  [50.88, 46.77, 45.28, 48.53, 48.03, 49.83, 46.51, 48.42, 48.12, 48.06, 47.49, 47.37],
];

describe('studentQuantile', () => {
  it.each([
    // Fisher and Yates (1963), Statistical Tables, table III.
    [0.975, 1, 12.706],
    [0.975, 9, 2.262],
    [0.95, 29, 1.699],
    [0.975, 120, 1.98],
  ])('matches the printed table at p = %d with %d degrees of freedom', (probability, degrees, expected) => {
    expect(studentQuantile(probability, degrees)).toBeCloseTo(expected, 3);
  });

  it('refuses probabilities outside (0, 1)', () => {
    expect(() => studentQuantile(1, 5)).toThrow(InvariantError);
  });
});

describe('summarise', () => {
  it('gives no spread for one value', () => {
    expect(summarise([7])).toEqual({ mean: 7, halfWidth: null, standardDeviation: null, n: 1 });
  });

  it('gives a spread of exactly 0 for equal values', () => {
    expect(summarise([0.1, 0.1, 0.1])).toEqual({ mean: 0.1, halfWidth: 0, standardDeviation: 0, n: 3 });
  });

  it('matches the interval over ten batch means of oracle P28', () => {
    const batchMeans = BATCHES.map((batch) => summarise(batch).mean);
    expect(summarise(batchMeans).mean).toBeCloseTo(49.6051666667, 9);
    expect(summarise(batchMeans).halfWidth).toBeCloseTo(1.05261480529, 9);
  });

  it('refuses nothing and values that are not numbers', () => {
    expect(() => summarise([])).toThrow(InvariantError);
    expect(() => summarise([1, Number.NaN])).toThrow(InvariantError);
  });
});

describe('pairedDifference', () => {
  const { difference, correlation } = pairedDifference(X, Y);

  it('matches mean, half width and t of oracle P28', () => {
    const standardError = (difference.standardDeviation ?? 0) / Math.sqrt(difference.n);
    expect(difference.mean).toBeCloseTo(1.43916666667, 9);
    expect(difference.halfWidth).toBeCloseTo(1.66207494495, 9);
    expect(difference.mean / standardError).toBeCloseTo(1.90580123107, 9);
  });

  it('has the correlation that the variance ratio of P28 implies', () => {
    // var(X - Y) / (var X + var Y) = 0.13845566756 = 1 - 2 r sX sY / (sX^2 + sY^2)
    const deviationX = summarise(X).standardDeviation ?? 0;
    const deviationY = summarise(Y).standardDeviation ?? 0;
    const sum = deviationX ** 2 + deviationY ** 2;
    expect(correlation).toBeCloseTo(((1 - 0.13845566756) * sum) / (2 * deviationX * deviationY), 9);
  });

  it('is exactly 0 for a policy against itself, with a correlation of 1', () => {
    const same = pairedDifference(X, X);
    expect(same.difference).toEqual({ mean: 0, halfWidth: 0, standardDeviation: 0, n: 12 });
    expect(same.correlation).toBeCloseTo(1, 12);
  });

  it('has no correlation when a side does not vary', () => {
    expect(pairedDifference([0.1, 0.1, 0.1], [1, 2, 3]).correlation).toBeNull();
    expect(pairedDifference([1], [2]).correlation).toBeNull();
  });

  it('refuses lists of different length', () => {
    expect(() => pairedDifference([1, 2], [1])).toThrow(InvariantError);
  });
});

describe('judge', () => {
  const difference = (mean: number, halfWidth: number | null) => ({
    mean,
    halfWidth,
    standardDeviation: null,
    n: 10,
  });

  it.each([
    [-2, 1, 'lower', 'better'],
    [2, 1, 'lower', 'worse'],
    [2, 1, 'higher', 'better'],
    [-2, 1, 'higher', 'worse'],
    [2, 1, 'neither', 'higher'],
    [-2, 1, 'neither', 'lower'],
    [1, 1, 'lower', 'no clear difference'],
    [0, 1, 'lower', 'no clear difference'],
    [0, 0, 'higher', 'identical'],
    [-1, 0, 'lower', 'better'],
    [-5, null, 'lower', 'too few replications'],
  ] as const)('difference %d ± %s where %s is better: %s', (mean, halfWidth, better, verdict) => {
    expect(judge(difference(mean, halfWidth), better)).toBe(verdict);
  });
});
