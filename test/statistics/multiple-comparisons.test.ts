import { describe, expect, it } from 'vitest';
import { InvariantError } from '../../src/foundation/invariant.ts';
import { compareWithBest } from '../../src/statistics/compare-with-best.ts';
import { compareWithIncumbent } from '../../src/statistics/compare-with-incumbent.ts';
import { dunnettCriticalValue } from '../../src/statistics/dunnett-critical-value.ts';
import { dunnettProbability } from '../../src/statistics/dunnett-probability.ts';
import { gaussLegendre } from '../../src/statistics/gauss-legendre.ts';
import { holmAdjustment } from '../../src/statistics/holm-adjustment.ts';
import { normalProbability } from '../../src/statistics/normal-probability.ts';
import { sphericalVariance } from '../../src/statistics/spherical-variance.ts';
import { studentQuantile } from '../../src/statistics/student-quantile.ts';

describe('dunnettCriticalValue', () => {
  it.each([
    // Dunnett (1955), JASA 50, table 1a: one-sided, joint confidence 95 %, k = 2 ... 9 candidates.
    [1, 5, [2.44, 2.68, 2.85, 2.98, 3.08, 3.16, 3.24, 3.3]],
    [1, 10, [2.15, 2.34, 2.47, 2.56, 2.64, 2.7, 2.76, 2.81]],
    [1, 30, [1.99, 2.15, 2.25, 2.33, 2.4, 2.45, 2.5, 2.54]],
    [1, Number.POSITIVE_INFINITY, [1.92, 2.06, 2.16, 2.23, 2.29, 2.34, 2.38, 2.42]],
    // Dunnett (1964), Biometrics 20, table II: two-sided, joint confidence 95 %.
    [2, 5, [3.03, 3.29, 3.48, 3.62, 3.73, 3.82, 3.9, 3.97]],
    [2, 10, [2.57, 2.76, 2.89, 2.99, 3.07, 3.14, 3.19, 3.24]],
    [2, 20, [2.38, 2.54, 2.65, 2.73, 2.8, 2.86, 2.9, 2.95]],
    [2, Number.POSITIVE_INFINITY, [2.21, 2.35, 2.44, 2.51, 2.57, 2.61, 2.65, 2.69]],
  ] as const)('has the printed values for %d sides and %d degrees of freedom', (sides, degrees, row) => {
    row.forEach((printed, place) => {
      const family = { comparisons: place + 2, degreesOfFreedom: degrees, sides };
      // Printed to two decimals, some rounded up: half a unit of the last place and a little.
      expect(Math.abs(dunnettCriticalValue(family) - printed)).toBeLessThan(0.0065);
    });
  });

  it('is Student’s value for one comparison', () => {
    const family = { comparisons: 1, degreesOfFreedom: 7, sides: 2 } as const;
    expect(dunnettCriticalValue(family, 0.9)).toBeCloseTo(studentQuantile(0.95, 7), 6);
  });

  it('refuses what it cannot reach', () => {
    const family = { comparisons: 2, degreesOfFreedom: 5, sides: 2, correlation: 0.99 } as const;
    expect(() => dunnettCriticalValue(family)).toThrow(InvariantError);
  });
});

describe('dunnettProbability', () => {
  it.each([
    // The double integral by adaptive quadrature in scipy 1.17, tolerance 1e-10.
    [2.5, 3, 10, 0.5, 2, 0.9234643871],
    [2.5, 3, 1, 0.5, 1, 0.7813554895],
    [2.2, 7, 63, 0.5, 1, 0.9242320341],
    [3, 5, 4, 0.9, 2, 0.9278437435],
    [2.7, 20, 2, 0.3, 2, 0.5609086272],
    [2.5, 9, 200, 0.5, 2, 0.9145744235],
  ] as const)(
    'of %d with %d comparisons, %d degrees of freedom, correlation %d, %d sides',
    (critical, comparisons, degreesOfFreedom, correlation, sides, expected) => {
      const family = { comparisons, degreesOfFreedom, correlation, sides };
      expect(dunnettProbability(critical, family)).toBeCloseTo(expected, 7);
    },
  );

  it('is a product when the statistics are independent and the variance is known', () => {
    const family = {
      comparisons: 4,
      degreesOfFreedom: Number.POSITIVE_INFINITY,
      correlation: 0,
      sides: 2,
    } as const;
    expect(dunnettProbability(2, family)).toBeCloseTo((1 - 2 * normalProbability(-2)) ** 4, 10);
  });
});

describe('gaussLegendre', () => {
  it('has the places and weights of Abramowitz and Stegun, table 25.4, n = 3', () => {
    const { places, weights } = gaussLegendre(3, -1, 1);
    expect(places[2]).toBeCloseTo(0.774596669241483, 14);
    expect([...weights].map((weight) => Number(weight.toFixed(12)))).toEqual([
      0.555555555556, 0.888888888889, 0.555555555556,
    ]);
  });

  it('integrates x^5 on [0, 2] exactly with three places', () => {
    const { places, weights } = gaussLegendre(3, 0, 2);
    const integral = places.reduce((sum, place, index) => sum + weights[index] * place ** 5, 0);
    expect(integral).toBeCloseTo(64 / 6, 12);
  });
});

describe('holmAdjustment', () => {
  it('multiplies by what is left and never falls', () => {
    // By hand: sorted 0.005, 0.01, 0.03, 0.04 times 4, 3, 2, 1 = 0.02, 0.03, 0.06, 0.04 -> 0.06.
    const adjusted = holmAdjustment([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((value, place) => {
      expect(adjusted[place]).toBeCloseTo(value, 12);
    });
  });

  it('stays at or below 1, keeps equal values equal and has nothing to say of nothing', () => {
    expect(holmAdjustment([0.6, 0.6])).toEqual([1, 1]);
    expect(holmAdjustment([])).toEqual([]);
    expect(() => holmAdjustment([1.2])).toThrow(InvariantError);
  });
});

// Three systems, four replications: means 10, 12 and 15.
const SYSTEMS = [
  [8, 10, 11, 11],
  [11, 11, 12, 14],
  [14, 15, 16, 15],
];

describe('sphericalVariance', () => {
  it('pools the residuals of rows and columns', () => {
    // S^2 is also the mean of the variances of the pairwise differences, by hand 4/3, 2/3 and 2.
    const { variance, degreesOfFreedom, means } = sphericalVariance(SYSTEMS);
    expect(means).toEqual([10, 12, 15]);
    expect(degreesOfFreedom).toBe(6);
    expect(variance).toBeCloseTo(4 / 3, 12);
  });
});

describe('compareWithBest', () => {
  it('makes spherical intervals by hand', () => {
    // One-sided Dunnett value for 2 comparisons and 6 degrees of freedom: 2.34 (Dunnett 1955, table 1a).
    const width = 2.34 * Math.sqrt(4 / 3 / 4);
    const rows = compareWithBest(SYSTEMS, 'higher', { method: 'spherical' });
    expect(rows.map(({ verdict }) => verdict)).toEqual(['rejected', 'rejected', 'best']);
    expect(rows.map(({ difference }) => difference)).toEqual([-5, -3, 3]);
    expect(rows[0].lower).toBeCloseTo(-5 - width, 2);
    expect(rows[0].upper).toBe(0);
    expect(rows[2].lower).toBe(0);
    expect(rows[2].upper).toBeCloseTo(3 + width, 2);
  });

  it('makes Bonferroni intervals by hand, lower is better', () => {
    // Differences 1-0: 3, 1, 1, 3 (s^2 = 4/3); 2-0: 6, 5, 5, 4 (s^2 = 2/3); t(3, 0.975) = 3.182 (Fisher and Yates).
    const toFirst = (3.182446 * Math.sqrt(4 / 3)) / 2;
    const toLast = (3.182446 * Math.sqrt(2 / 3)) / 2;
    const rows = compareWithBest(SYSTEMS, 'lower');
    expect(rows.map(({ verdict }) => verdict)).toEqual(['best', 'rejected', 'rejected']);
    expect(rows[0].difference).toBe(-2);
    expect(rows[0].lower).toBeCloseTo(-2 - toFirst, 5);
    expect(rows[0].upper).toBe(0);
    expect(rows[1].lower).toBe(0);
    expect(rows[1].upper).toBeCloseTo(2 + toFirst, 5);
    expect(rows[2].upper).toBeCloseTo(5 + toLast, 5);
  });

  it('calls two copies of the best both best, and still rejects a worse one', () => {
    const rows = compareWithBest([SYSTEMS[2], SYSTEMS[2], SYSTEMS[0]], 'higher');
    expect(rows.map(({ verdict }) => verdict)).toEqual(['best', 'best', 'rejected']);
    expect(rows[0]).toMatchObject({ lower: 0, upper: 0 });
    expect(rows[2].upper).toBe(0);
    expect(rows[2].lower).toBeLessThan(-5);
  });

  it('leaves open what four replications cannot tell', () => {
    const rows = compareWithBest(
      [
        [1, 5, 2, 4],
        [4, 1, 5, 3],
      ],
      'higher',
    );
    expect(rows.map(({ verdict }) => verdict)).toEqual(['possible', 'possible']);
    expect(() => compareWithBest([[1, 2]], 'higher')).toThrow(InvariantError);
    expect(() => compareWithBest([[1, 2], [1]], 'higher')).toThrow(InvariantError);
  });
});

describe('compareWithIncumbent', () => {
  const [incumbent, ...candidates] = SYSTEMS;

  it('uses Dunnett’s value with the pooled variance', () => {
    // Two-sided value for 2 comparisons and 6 degrees of freedom: 2.86 (Dunnett 1964, table II).
    const rows = compareWithIncumbent(candidates, incumbent, { method: 'spherical' });
    expect(rows.map(({ difference }) => difference)).toEqual([2, 5]);
    expect(rows[0].halfWidth).toBeCloseTo(2.86 * Math.sqrt(4 / 3 / 4), 2);
    expect(rows[0].pValue).toBeLessThan(0.05);
    expect(rows[1].pValue).toBeLessThan(rows[0].pValue);
  });

  it('splits the level without an assumption', () => {
    // t(3, 1 - 0.05 / 4) = 4.1765 (scipy 1.17); paired t = 2 / sqrt(1/3), two-sided p 0.0405193, times 2.
    const rows = compareWithIncumbent(candidates, incumbent);
    expect(rows[0].halfWidth).toBeCloseTo(4.176535 * Math.sqrt(1 / 3), 5);
    expect(rows[0].pValue).toBeCloseTo(0.0810387, 5);
  });

  it('finds a copy of the incumbent exactly equal', () => {
    expect(compareWithIncumbent([incumbent], incumbent)).toEqual([
      { difference: 0, halfWidth: 0, pValue: 1 },
    ]);
  });
});
