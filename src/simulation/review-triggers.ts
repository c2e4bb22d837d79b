import type { Network } from '../network/network.ts';
import type { StockRule } from '../policies/replenishment/replenishment-policy.ts';
import { isScaled } from './prepare-sellers.ts';

/**
 * Inventory position at or below which the policy of each stock is asked when the position falls [units]; -Infinity for
 * stocks that are reviewed periodically or not held.
 */
export function reviewTriggers(
  { sellers, siteCount }: Network,
  stockRules: readonly (StockRule | undefined)[],
): Float64Array {
  return Float64Array.from(stockRules, (rule, stock) => {
    if (rule?.reviewSeconds !== 0) return Number.NEGATIVE_INFINITY;
    return isScaled(sellers, Math.floor(stock / siteCount)) ? Number.POSITIVE_INFINITY : rule.reorderPoint;
  });
}
