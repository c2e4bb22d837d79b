import { ForecastMoments } from './forecast-moments.ts';
import type { ForecastPlan } from './forecast-plan.ts';

/**
 * Squared coefficient of variation that forecasts made at the start state for an item's mean demand factor over the next
 * `days` days, before any of its levels is known.
 */
export function statedUncertainty(plan: ForecastPlan, item: number, days: number): number {
  const from = Math.min(plan.firstSaleDay[item], plan.dayCount - 1);
  const to = Math.min(plan.dayCount, from + Math.max(1, Math.round(days)));
  const moments = new ForecastMoments();
  moments.take(plan, { item, issueWeek: 0, from, to }, () => 1);
  const level = moments.sum > 0 ? moments.variance / (moments.sum * moments.sum) : 0;
  return withBelief(level, plan.calibration ** 2 * plan.priorCv2[item]);
}

/** Squared coefficient of variation of a product of two independent factors. */
export function withBelief(level: number, belief: number): number {
  return (1 + level) * (1 + belief) - 1;
}

/** Greatest log of what a forecast of a week's level may reasonably be: three standard deviations. */
export function forecastReach(plan: ForecastPlan, item: number): number {
  return Math.exp(3 * Math.sqrt(plan.variance[item] * plan.known[0] + plan.priorCv2[item]));
}
