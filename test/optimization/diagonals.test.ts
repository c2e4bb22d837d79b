import { expect, it } from 'vitest';
import { coordinateSearch } from '../../src/optimization/coordinate-search.ts';
import { parameterSpace } from '../../src/optimization/parameter-space.ts';

/**
 * Cost a day of an (r, Q) policy with Poisson demand of 3 in the lead time and 1.5 a day, 20 per unit on hand, 150 per
 * unit owed, 100 per order: Snyder and Shen, Fundamentals of Supply Chain Theory (2019), section 5.5 and example 5.8.
 */
function costOf(reorderPoint: number, quantity: number): number {
  let sum = 100 * 1.5;
  for (let position = reorderPoint + 1; position <= reorderPoint + quantity; position++) {
    let probability = Math.exp(-3);
    for (let demand = 0; demand < 60; demand++) {
      const left = position - demand;
      sum += probability * (left > 0 ? 20 * left : -150 * left);
      probability *= 3 / (demand + 1);
    }
  }
  return sum / quantity;
}

it('a coordinate search leaves a place that is best along each axis but not across them', async () => {
  // 108.98 at (2, 6) is below all four neighbours along the axes; the optimum is the diagonal neighbour (3, 5).
  expect(costOf(3, 5)).toBeCloseTo(107.92, 2);
  const neighbours = [costOf(1, 6), costOf(3, 6), costOf(2, 5), costOf(2, 7)];
  expect(costOf(2, 6)).toBeLessThan(Math.min(...neighbours));
  const { best, stopped } = await coordinateSearch({
    space: parameterSpace([
      { name: 'r', lower: 0, upper: 12, integer: true },
      { name: 'Q', lower: 1, upper: 16, integer: true },
    ]),
    objective: async ([r, q], replications) => replications.map(() => costOf(r, q)),
    start: [2, 6],
    runBudget: 200,
    replications: [0, 1],
    firstLook: 2,
  });
  expect({ point: best.point, stopped }).toEqual({ point: [3, 5], stopped: 'converged' });
});
