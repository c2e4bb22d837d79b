import { ForecastLevels } from './forecast-levels.ts';
import type { StockFacts, StockRule, StockState } from './replenishment-policy.ts';

const GRID = 4;
/** Places in a table of levels: least factor, step between factors, then the levels. */
const LEAST = 0;
const STEP = 1;
const LEVELS = 2;

/**
 * Order-up-to levels that follow the calendar: the demand quantile over lead time + review, tabled at `GRID + 1`
 * calendar factors between the least and the greatest of the run and interpolated between them. With forecasts they follow
 * what is forecast now, and how surely.
 */
export class OrderUpToLevels {
  private readonly whole: boolean;
  /** A plain array lies in one piece beside its owner: a review of all stocks reads twice as fast as from closures. */
  private readonly table: readonly number[];
  private readonly forecast: ForecastLevels | undefined;
  /** What forecasts state at the start. */
  private readonly uncertainty: number;

  constructor(stock: StockFacts, probability: number, reviewDays: number) {
    this.whole = !stock.item.divisible;
    this.uncertainty = stock.forecastUncertainty?.(stock.meanLeadTimeDays + reviewDays) ?? 0;
    this.forecast =
      stock.forecastUncertainty === undefined
        ? undefined
        : new ForecastLevels(stock, probability, reviewDays);
    this.table = this.forecast === undefined ? levelTable(stock, probability, reviewDays) : [];
  }

  /** The level now, for the days until the next order can arrive [units], rounded as `at` does. */
  now(state: StockState, days: number): number {
    const factor = state.demandFactorAhead(days);
    if (this.forecast === undefined) return this.at(factor);
    return this.rounded(this.forecast.at(factor, state.demandUncertaintyAhead(days)));
  }

  /** The level at a factor, at the start of the run [units], rounded up to whole units for indivisible items. */
  at(factor: number): number {
    if (this.forecast !== undefined) return this.rounded(this.forecast.at(factor, this.uncertainty));
    const table = this.table;
    let level = table[LEVELS];
    if (table.length > LEVELS + 1) {
      const position = Math.min(GRID, Math.max(0, (factor - table[LEAST]) / table[STEP]));
      const below = Math.min(GRID - 1, Math.floor(position));
      const weight = position - below;
      level = table[LEVELS + below] * (1 - weight) + table[LEVELS + below + 1] * weight;
    }
    return this.rounded(level);
  }

  private rounded(level: number): number {
    return this.whole ? Math.ceil(level - 1e-9) : level;
  }
}

function levelTable(stock: StockFacts, probability: number, reviewDays: number): number[] {
  const least = stock.leastDemandFactor;
  const step = (stock.greatestDemandFactor - least) / GRID;
  const quantile = (factor: number) => stock.demandQuantile(probability, reviewDays, factor);
  const levels =
    step <= 1e-9
      ? [quantile(least)]
      : Array.from({ length: GRID + 1 }, (_, point) => quantile(least + point * step));
  return [least, step, ...levels];
}

/** Periodic review: order up to the level of the days until the next order can arrive. */
export class OrderUpToLevelsRule implements StockRule {
  readonly reviewSeconds: number;
  readonly reorderPoint = Number.POSITIVE_INFINITY;
  readonly initialStock: number;
  private readonly levels: OrderUpToLevels;
  private readonly horizonDays: number;

  constructor(levels: OrderUpToLevels, reviewSeconds: number, horizonDays: number, initialStock: number) {
    this.reviewSeconds = reviewSeconds;
    this.initialStock = initialStock;
    this.levels = levels;
    this.horizonDays = horizonDays;
  }

  orderQuantity(state: StockState): number {
    return Math.max(0, this.levels.now(state, this.horizonDays) - state.inventoryPosition);
  }
}
