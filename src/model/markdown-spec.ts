import type { ItemFilter } from './forecast-spec.ts';

/** Items that may be marked down, and what that does to their demand; the first rule that matches wins. */
export interface MarkdownRuleSpec {
  readonly where: ItemFilter;
  /** Age from which units count as aged, whole reviews [days]. */
  readonly ageDays: number;
  /** Share of the price, above 0 and below 1. */
  readonly greatestDiscount: number;
  /** Demand at discount d = (1 - d) ^ -elasticity x demand at none; >= 0. */
  readonly elasticity: number;
}

/** When discounts are reviewed and for which items. */
export interface MarkdownSpec {
  /** Whole days between reviews, the first at time 0. */
  readonly reviewDays: number;
  readonly rules: readonly MarkdownRuleSpec[];
}
