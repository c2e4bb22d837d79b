import { expect, test } from 'vitest';
import { criticalRatio } from '../../src/policies/replenishment/newsvendor.ts';

/* u / (u + h R) by hand, as the parameter's description tells: R in days, at least 1; within [0.01, 0.999]. */

test.each([
  [9, 0.5, 2, 9 / (9 + 0.5 * 2)],
  [9, 1, 1, 9 / 10],
  // Six hours count as a day.
  [9, 1, 0.25, 9 / 10],
  [1e6, 1, 1, 0.999],
  [1, 1e6, 1, 0.01],
  [9, 0, 7, 0.999],
])('a unit missing costs %d, holding %d a day, review %d d: %d', (underageCost, holding, days, expected) => {
  const costs = { underageCost, holdingCostPerDay: holding };
  expect(criticalRatio(costs, days)).toBeCloseTo(expected, 12);
});
