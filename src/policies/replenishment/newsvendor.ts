import { z } from 'zod';
import { reviewParameter } from '../parameters.ts';
import { OrderUpToLevels, OrderUpToLevelsRule } from './order-up-to-levels.ts';
import { defineStockPolicy, type StockFacts } from './replenishment-policy.ts';

const SECONDS_PER_DAY = 86_400;

/** Periodic order-up-to a quantile of the demand over lead time + review, from the demand model and the calendar. */
export const newsvendor = defineStockPolicy({
  family: 'replenishment',
  scope: 'stock',
  name: 'newsvendor',
  summary:
    'Periodic review: order up to a quantile of the demand over lead time + review; the quantile is given or follows from the costs.',
  source:
    'Silver, Pyke and Thomas (2017), sections 6.10 and 9.3; Zipkin (2000), section 6.2 (critical ratio)',
  parameters: z.strictObject({
    review: reviewParameter(),
    quantile: z
      .number()
      .gt(0)
      .lt(1)
      .optional()
      .describe(
        'Probability of covering demand until the next order can arrive, in (0, 1). Default: the critical ratio u / (u + h R) within [0.01, 0.999], u = cost of a unit missing here, h = holding cost per day, R = review in days, at least 1: a unit too many lies a day even where reviews come more often.',
      ),
  }),
  prepare: (given, stock) => {
    const reviewDays = given.review / SECONDS_PER_DAY;
    const probability = given.quantile ?? criticalRatio(stock, reviewDays);
    const levels = new OrderUpToLevels(stock, probability, reviewDays);
    const typical = Math.max(stock.leastDemandFactor, Math.min(1, stock.greatestDemandFactor));
    return new OrderUpToLevelsRule(levels, given.review, levels.at(typical));
  },
});

/**
 * Underage against overage of one unit over one review cycle, kept inside [0.01, 0.999]. The cycle counts as a day at
 * least: the chance that it is compared with is that of demand in a whole cycle, and for reviews by the hour or second
 * holding a unit over one would seem free and the ratio go to 1.
 */
export function criticalRatio(
  stock: Pick<StockFacts, 'holdingCostPerDay' | 'underageCost'>,
  reviewDays: number,
): number {
  const overage = stock.holdingCostPerDay * Math.max(reviewDays, 1);
  if (overage <= 0) return 0.999;
  return Math.min(0.999, Math.max(0.01, stock.underageCost / (stock.underageCost + overage)));
}
