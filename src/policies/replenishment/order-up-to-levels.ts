import type { StockFacts, StockRule, StockState } from './replenishment-policy.ts';

const GRID = 4;
/** Places in a table of levels: least factor, step between factors, then the levels. */
const LEAST = 0;
const STEP = 1;
const LEVELS = 2;

/**
 * Order-up-to levels that follow the calendar: the demand quantile over lead time + review, tabled at `GRID + 1`
 * calendar factors between the least and the greatest of the run and interpolated between them.
 */
export class OrderUpToLevels {
  private readonly whole: boolean;
  /** A plain array lies in one piece beside its owner: a review of all stocks reads twice as fast as from closures. */
  private readonly table: readonly number[];

  constructor(stock: StockFacts, probability: number, reviewDays: number) {
    const least = stock.leastDemandFactor;
    const step = (stock.greatestDemandFactor - least) / GRID;
    const quantile = (factor: number) => stock.demandQuantile(probability, reviewDays, factor);
    const levels =
      step <= 1e-9
        ? [quantile(least)]
        : Array.from({ length: GRID + 1 }, (_, point) => quantile(least + point * step));
    this.whole = !stock.item.divisible;
    this.table = [least, step, ...levels];
  }

  /** The level at a calendar factor [units], rounded up to whole units for indivisible items. */
  at(factor: number): number {
    const table = this.table;
    let level = table[LEVELS];
    if (table.length > LEVELS + 1) {
      const position = Math.min(GRID, Math.max(0, (factor - table[LEAST]) / table[STEP]));
      const below = Math.min(GRID - 1, Math.floor(position));
      const weight = position - below;
      level = table[LEVELS + below] * (1 - weight) + table[LEVELS + below + 1] * weight;
    }
    return this.whole ? Math.ceil(level - 1e-9) : level;
  }
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
    return Math.max(0, this.levels.at(state.demandFactorAhead(this.horizonDays)) - state.inventoryPosition);
  }
}
