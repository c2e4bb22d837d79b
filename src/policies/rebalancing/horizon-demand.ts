import type { RebalancedStock, RebalancedStockFacts } from './rebalancing-policy.ts';

/** Equally likely values that stand for the demand over the horizon. */
const POINTS = 20;

/**
 * What one stock is worth over a horizon, from the demand planned for it there. The demand is its quantiles at the
 * middles of 20 equal slices of probability, times the demand factor ahead.
 */
export class HorizonDemand {
  private readonly points: Float64Array;
  private readonly meanPoint: number;
  private readonly days: number;
  private readonly facts: RebalancedStockFacts;

  constructor(facts: RebalancedStockFacts, days: number) {
    this.facts = facts;
    this.days = days;
    this.points = Float64Array.from({ length: POINTS }, (_, slice) =>
      facts.quantileOverDays((slice + 0.5) / POINTS, days, 1),
    );
    this.meanPoint = this.points.reduce((sum, point) => sum + point, 0) / POINTS;
  }

  /** Units there are to meet demand over the horizon: on hand and arriving within it, less what is owed. */
  unitsFor(state: RebalancedStock): number {
    return state.onHand + state.unitsArrivingWithin(this.days) - state.backorders;
  }

  factor(state: RebalancedStock): number {
    return state.demandFactorAhead(this.days);
  }

  /** Mean demand per day at a factor [units]. */
  dailyMean(factor: number): number {
    return this.facts.meanDailyDemand * factor;
  }

  /** Expected units short over the horizon when there are `units`. */
  shortage(units: number, factor: number): number {
    let sum = 0;
    for (const point of this.points) sum += Math.max(0, point * factor - units);
    return sum / POINTS;
  }

  /** Minus the expected costs of shortage, and of holding what is left at the horizon, when there are `units` [money]. */
  value(units: number, factor: number): number {
    const { underageCost, holdingCostPerDay } = this.facts;
    const short = this.shortage(units, factor);
    const left = units - this.meanPoint * factor + short;
    return -underageCost * short - holdingCostPerDay * this.days * left;
  }
}
