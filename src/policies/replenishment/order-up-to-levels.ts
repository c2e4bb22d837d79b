import type { StockFacts } from './replenishment-policy.ts';

const GRID = 4;

/**
 * Order-up-to levels that follow the calendar: the demand quantile over lead time + review, tabled at `GRID + 1`
 * calendar factors between the least and the greatest of the run and interpolated between them.
 * Returns level(factor) [units], rounded up to whole units for indivisible items.
 */
export function orderUpToLevels(
  stock: StockFacts,
  probability: number,
  reviewDays: number,
): (factor: number) => number {
  const least = stock.leastDemandFactor;
  const step = (stock.greatestDemandFactor - least) / GRID;
  const round = stock.item.divisible ? (level: number) => level : (level: number) => Math.ceil(level - 1e-9);
  if (step <= 1e-9) {
    const level = round(stock.demandQuantile(probability, reviewDays, least));
    return () => level;
  }
  const levels = Float64Array.from({ length: GRID + 1 }, (_, point) =>
    stock.demandQuantile(probability, reviewDays, least + point * step),
  );
  return (factor) => {
    const position = Math.min(GRID, Math.max(0, (factor - least) / step));
    const below = Math.min(GRID - 1, Math.floor(position));
    const weight = position - below;
    return round(levels[below] * (1 - weight) + levels[below + 1] * weight);
  };
}
