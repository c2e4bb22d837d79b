import { describe, expect, it } from 'vitest';
import { InvariantError } from '../../src/foundation/invariant.ts';
import { AliasTable } from '../../src/random/alias-table.ts';

/** Shares of a fine regular grid of uniforms: each position's share is exact to about two grid steps per column. */
function sharesOnGrid(weights: readonly number[], steps: number): Float64Array {
  const table = new AliasTable(weights);
  const shares = new Float64Array(weights.length);
  for (let step = 0; step < steps; step++) shares[table.pick((step + 0.5) / steps)] += 1 / steps;
  return shares;
}

describe('AliasTable', () => {
  it.each([
    [[1]],
    [[5, 5]],
    [[0.2, 0, 3, 1e-3, 7]],
    [[0, 0, 1, 0]],
    [[1e-300, 1e-300]],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0]],
    [[0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]],
  ])('picks in proportion to %j', (weights) => {
    const steps = 200_000;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    sharesOnGrid(weights, steps).forEach((share, index) => {
      expect(Math.abs(share - weights[index] / total)).toBeLessThan((2 * weights.length) / steps);
      if (weights[index] === 0) expect(share).toBe(0);
    });
  });

  it('never picks a weight of 0 among thousands of uneven ones', () => {
    const weights = Array.from({ length: 5001 }, (_, index) => (index % 3 === 0 ? 0 : 1 / (index + 0.7)));
    const table = new AliasTable(weights);
    for (let step = 0; step < 300_000; step++) {
      expect(weights[table.pick((step + 0.5) / 300_000)] > 0).toBe(true);
    }
  });

  it('answers at the extreme uniforms', () => {
    const table = new AliasTable([1, 2, 0]);
    for (const uniform of [2 ** -53, 1 - 2 ** -53]) expect([0, 1]).toContain(table.pick(uniform));
  });

  it.each([[[]], [[0, 0]], [[1, -1]], [[Number.NaN]], [[Number.POSITIVE_INFINITY]]])(
    'refuses %j',
    (weights) => {
      expect(() => new AliasTable(weights)).toThrow(InvariantError);
    },
  );
});
