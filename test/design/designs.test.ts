import { describe, expect, it } from 'vitest';
import { fractionalFactorial } from '../../src/design/fractional-factorial.ts';
import { fullFactorial } from '../../src/design/full-factorial.ts';
import { latinHypercube } from '../../src/design/latin-hypercube.ts';
import { mainEffects } from '../../src/design/main-effects.ts';
import { STANDARD_FRACTIONS } from '../../src/design/standard-generators.ts';
import { masterKey } from '../../src/random/master-key.ts';
import { PURPOSES, RandomStream } from '../../src/random/random-stream.ts';

function streamOf(seed: string): RandomStream {
  return new RandomStream().rekey(masterKey(seed), PURPOSES.test, 1);
}

describe('fullFactorial', () => {
  it('lists every combination, the last factor fastest', () => {
    expect(
      fullFactorial<number | string>([
        [1, 2],
        ['a', 'b', 'c'],
      ]),
    ).toEqual([
      [1, 'a'],
      [1, 'b'],
      [1, 'c'],
      [2, 'a'],
      [2, 'b'],
      [2, 'c'],
    ]);
  });

  it('refuses a factor without levels', () => {
    expect(() => fullFactorial([[1], []])).toThrow(/factor 1/);
  });
});

describe('fractionalFactorial', () => {
  // Design sizes by number of factors and least resolution: NIST e-Handbook, table 5.3.3.4.7 (Box, Hunter and Hunter 12.15).
  it.each([
    [3, 3, 4, 3],
    [4, 3, 8, 4],
    [5, 3, 8, 3],
    [6, 3, 8, 3],
    [7, 3, 8, 3],
    [8, 3, 16, 4],
    [9, 3, 16, 3],
    [10, 3, 16, 3],
    [11, 3, 16, 3],
    [4, 4, 8, 4],
    [5, 4, 16, 5],
    [6, 4, 16, 4],
    [7, 4, 16, 4],
    [8, 4, 16, 4],
    [9, 4, 32, 4],
    [10, 4, 32, 4],
    [11, 4, 32, 4],
    [5, 5, 16, 5],
    [6, 5, 32, 6],
    [7, 5, 64, 7],
    [8, 5, 64, 5],
    [9, 5, 128, 6],
    [10, 5, 128, 5],
    [11, 5, 128, 5],
  ] as const)('%i factors with resolution %i: %i runs, resolution %i', (factors, least, runs, resolution) => {
    const design = fractionalFactorial(factors, least);
    expect(design.points).toHaveLength(runs);
    expect(design.resolution).toBe(resolution);
  });

  it('tables the resolution that the generators have', () => {
    for (const { factorCount, resolution, generators } of STANDARD_FRACTIONS) {
      // A set of columns whose product is constant is a word: the shortest is found from the points alone.
      const base = fullFactorial(Array.from({ length: factorCount - generators.length }, () => [-1, 1]));
      const points = base.map((point) => [
        ...point,
        ...generators.map((factors) => factors.reduce((product, factor) => product * point[factor - 1], 1)),
      ]);
      expect([factorCount, generators, shortestConstantWord(points)]).toEqual([
        factorCount,
        generators,
        resolution,
      ]);
    }
  });

  it('is balanced and orthogonal in all main effects', () => {
    for (let factors = 2; factors <= 11; factors++) {
      for (const least of [3, 4, 5] as const) {
        const { points } = fractionalFactorial(factors, least);
        for (let first = 0; first < factors; first++) {
          expect(points.reduce((sum, point) => sum + point[first], 0)).toBe(0);
          for (let second = 0; second < first; second++) {
            expect(points.reduce((sum, point) => sum + point[first] * point[second], 0)).toBe(0);
          }
        }
      }
    }
  });

  it('gives the defining relation I = ABD = ACE = BCDE of the quarter fraction of five factors', () => {
    // NIST e-Handbook 5.3.3.4.4: 2^(5-2) with D = AB, E = AC.
    const design = fractionalFactorial(5, 3);
    expect(design.generators).toEqual(['D=AB', 'E=AC']);
    expect(design.definingRelation).toEqual(['ABD', 'ACE', 'BCDE']);
    expect(design.aliases).toEqual([
      ['A', 'BD', 'CE'],
      ['B', 'AD'],
      ['C', 'AE'],
      ['D', 'AB'],
      ['E', 'AC'],
      ['BC', 'DE'],
      ['BE', 'CD'],
    ]);
  });

  it('confounds pairs of interactions in the half fraction of four factors', () => {
    // Box, Hunter and Hunter 12.2: 2^(4-1) with I = ABCD.
    const design = fractionalFactorial(4, 4);
    expect(design.definingRelation).toEqual(['ABCD']);
    expect(design.aliases).toEqual([
      ['AB', 'CD'],
      ['AC', 'BD'],
      ['AD', 'BC'],
    ]);
  });

  it('is the full factorial where nothing smaller has the resolution', () => {
    const design = fractionalFactorial(4, 5);
    expect(design).toMatchObject({ generators: [], definingRelation: [], resolution: null, aliases: [] });
    expect(design.points).toHaveLength(16);
  });
});

function shortestConstantWord(points: readonly (readonly number[])[]): number {
  const factors = points[0].length;
  let shortest = factors + 1;
  for (let mask = 1; mask < 1 << factors; mask++) {
    const members = [...points[0].keys()].filter((factor) => (mask & (1 << factor)) !== 0);
    const isConstant = points.every((point) => members.reduce((product, f) => product * point[f], 1) === 1);
    if (isConstant) shortest = Math.min(shortest, members.length);
  }
  return shortest;
}

describe('latinHypercube', () => {
  it('has exactly one point in each slice of each axis', () => {
    const points = latinHypercube({
      dimensionCount: 4,
      pointCount: 25,
      stream: streamOf('slices'),
      tryCount: 3,
    });
    for (let dimension = 0; dimension < 4; dimension++) {
      const slices = points.map((point) => Math.floor(point[dimension] * 25)).sort((a, b) => a - b);
      expect(slices).toEqual([...Array(25).keys()]);
    }
  });

  it('is a function of the stream', () => {
    const draw = (seed: string) =>
      latinHypercube({ dimensionCount: 2, pointCount: 5, stream: streamOf(seed), tryCount: 1 });
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
  });

  it('spreads the points at least as well with more tries of the same stream', () => {
    const spread = (tryCount: number) =>
      leastDistance(
        latinHypercube({ dimensionCount: 2, pointCount: 8, stream: streamOf('spread'), tryCount }),
      );
    const spreads = [1, 2, 5, 20, 100].map(spread);
    expect([...spreads].sort((a, b) => a - b)).toEqual(spreads);
    expect(spreads[4]).toBeGreaterThan(spreads[0]);
  });
});

function leastDistance(points: readonly (readonly number[])[]): number {
  return Math.min(
    ...points.flatMap((first, index) =>
      points.slice(0, index).map((second) => Math.hypot(first[0] - second[0], first[1] - second[1])),
    ),
  );
}

describe('mainEffects', () => {
  it('averages the other factors out', () => {
    // y = 10 + 3a + 5b in levels 0, 1 and 0, 1, 2: means by hand.
    const points = fullFactorial([
      [0, 1],
      [0, 1, 2],
    ]);
    const effects = mainEffects(
      points,
      points.map(([a, b]) => 10 + 3 * a + 5 * b),
    );
    expect(effects).toEqual([
      [
        { level: 0, mean: 15, pointCount: 3 },
        { level: 1, mean: 18, pointCount: 3 },
      ],
      [
        { level: 0, mean: 11.5, pointCount: 2 },
        { level: 1, mean: 16.5, pointCount: 2 },
        { level: 2, mean: 21.5, pointCount: 2 },
      ],
    ]);
  });

  it('finds the effects of a fraction whose interactions are nil', () => {
    // y = 2 x1 - x4 in coded levels: the effect, the difference of the two level means, is twice the coefficient.
    const { points } = fractionalFactorial(6, 3);
    const effects = mainEffects(
      points,
      points.map((point) => 2 * point[0] - point[3]),
    );
    const differences = effects.map((levels) =>
      levels.reduce((sum, { level, mean }) => sum + level * mean, 0),
    );
    expect(differences).toEqual([4, 0, 0, -2, 0, 0]);
  });
});
