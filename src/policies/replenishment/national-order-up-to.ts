import { z } from 'zod';
import { reviewParameter } from '../parameters.ts';
import { criticalRatio } from './newsvendor.ts';
import { OrderUpToLevels } from './order-up-to-levels.ts';
import { defineItemPolicy } from './replenishment-policy.ts';

const SECONDS_PER_DAY = 86_400;

/** The legacy plan: one national order-up-to level for each item, the order split by building size. */
export const nationalOrderUpTo = defineItemPolicy({
  family: 'replenishment',
  scope: 'item',
  name: 'national-order-up-to',
  summary:
    'Periodic review of an item over all nodes of the rule as if they were one: order the national total up to a quantile of national demand, split in proportion to building size.',
  source:
    'single-echelon order-up-to on the pooled network, Zipkin (2000), section 6.2; the split is our model of a plan blind to place',
  parameters: z.strictObject({
    review: reviewParameter(),
    quantile: z
      .number()
      .gt(0)
      .lt(1)
      .optional()
      .describe(
        'Probability of covering national demand until the next order can arrive, in (0, 1). Default: the critical ratio u / (u + h R) within [0.01, 0.999], R in days, at least 1, as of newsvendor.',
      ),
  }),
  prepare: (given, stocks, network) => {
    const reviewDays = given.review / SECONDS_PER_DAY;
    const probability = given.quantile ?? criticalRatio(network, reviewDays);
    const levels = new OrderUpToLevels(network, probability, reviewDays);
    const totalSize = stocks.reduce((sum, stock) => sum + stock.node.size, 0);
    const shares = stocks.map((stock) => stock.node.size / totalSize);
    const whole = !network.item.divisible;
    const initial = new Float64Array(stocks.length);
    const typical = Math.max(network.leastDemandFactor, Math.min(1, network.greatestDemandFactor));
    splitByShare(levels.at(typical), shares, whole, new Float64Array(stocks.length), initial);
    return {
      reviewSeconds: given.review,
      initialStock: Array.from(initial),
      memorySize: stocks.length,
      orderQuantities: (states, quantities, carry) => {
        let position = 0;
        for (const state of states) position += state.inventoryPosition;
        const first = states[0];
        const level = levels.now(first);
        splitByShare(Math.max(0, level - position), shares, whole, carry, quantities);
      },
    };
  },
});

/**
 * Splits `total` by `shares` (summing to 1). Whole units: each node's rounding remainder is carried to its next order,
 * and the units left over go to the nodes with the greatest carry (ties to the first), so that the parts sum to the
 * total and, over time, to the shares.
 */
export function splitByShare(
  total: number,
  shares: readonly number[],
  whole: boolean,
  carry: Float64Array,
  parts: Float64Array,
): void {
  if (!whole || total === 0) {
    for (let index = 0; index < shares.length; index++) parts[index] = total * shares[index];
    return;
  }
  let left = total;
  for (let index = 0; index < shares.length; index++) {
    carry[index] += total * shares[index];
    const part = Math.min(left, Math.max(0, Math.floor(carry[index] + 1e-9)));
    parts[index] = part;
    carry[index] -= part;
    left -= part;
  }
  while (left > 0) {
    let greatest = 0;
    for (let index = 1; index < shares.length; index++) {
      if (carry[index] > carry[greatest] + 1e-12) greatest = index;
    }
    parts[greatest] += 1;
    carry[greatest] -= 1;
    left -= 1;
  }
}
