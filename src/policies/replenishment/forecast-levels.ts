import type { StockFacts } from './replenishment-policy.ts';

/** Factors at which the quantile is computed, to each doubling; 1 is one of them. */
const ROWS_PER_DOUBLING = 4;
const STEP = 2 ** (1 / ROWS_PER_DOUBLING) - 1;
const DEVIATION_STEP = 0.05;
/** Binary logarithm of the factor below which demand is none. */
const LEAST_LOG = -20;
const KEYS = 4096;

/**
 * Order-up-to levels at any factor and uncertainty that a forecast may show: the demand quantile over lead time + review
 * on a grid of factors (geometric) and standard deviations, interpolated between. A point is computed when it is first
 * needed; it is a pure function of the stock, so it does not matter which run needed it.
 */
export class ForecastLevels {
  private readonly quantile: (factor: number, uncertainty: number) => number;
  private readonly known = new Map<number, number>();

  constructor(stock: StockFacts, probability: number, reviewDays: number) {
    this.quantile = (factor, uncertainty) =>
      stock.demandQuantile(probability, reviewDays, factor, uncertainty);
  }

  /** The level at a factor and its squared coefficient of variation [units], not rounded. */
  at(factor: number, uncertainty: number): number {
    const row = (Math.log2(factor) - LEAST_LOG) * ROWS_PER_DOUBLING;
    if (row < 0) return 0;
    const below = Math.floor(row);
    const low = factorOf(below);
    const weight = (factor - low) / (low * STEP);
    const column = Math.sqrt(uncertainty) / DEVIATION_STEP;
    const left = Math.floor(column);
    const side = column - left;
    const between = (at: number) => {
      const first = this.point(below, at) * (1 - weight);
      return weight === 0 ? first : first + this.point(below + 1, at) * weight;
    };
    return side === 0 ? between(left) : between(left) * (1 - side) + between(left + 1) * side;
  }

  private point(row: number, column: number): number {
    const key = row * KEYS + column;
    let level = this.known.get(key);
    if (level === undefined) {
      level = this.quantile(factorOf(row), (column * DEVIATION_STEP) ** 2);
      this.known.set(key, level);
    }
    return level;
  }
}

function factorOf(row: number): number {
  return 2 ** (row / ROWS_PER_DOUBLING + LEAST_LOG);
}
