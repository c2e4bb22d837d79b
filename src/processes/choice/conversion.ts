/*
 * In: promises and prices as a customer sees them, and uniforms of his own. Out: what he chooses. Never: stock, nodes, or
 * anything that a policy decides.
 */

/** How many of those who look buy. */
export interface ConversionSpec {
  /** Share that buys what comes at once and at no fee, 0 to 1. */
  readonly base: number;
  /** Relative loss of buyers per day promised, >= 0: 0.01 = one in a hundred leaves for each day. */
  readonly perDay: number;
  /** The same per unit of money of the fee [1/money], >= 0. */
  readonly perFee: number;
}

/**
 * Probability that a customer buys at a promise of `days` and a delivery fee: base x exp(-perDay x days - perFee x fee).
 * One day more loses 1 - exp(-perDay) of the buyers, whatever the days before (a constant semi-elasticity).
 * Measured: 1.5 % for each business day (Fisher, Gallino and Xu 2016), 0.5 to 0.7 % for a promise of one day more or less
 * (Cui et al. 2021).
 */
export function conversionProbability(spec: ConversionSpec, days: number, fee: number): number {
  return spec.base * Math.exp(-spec.perDay * days - spec.perFee * fee);
}
