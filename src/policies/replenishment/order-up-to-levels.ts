import { levelBetween, placeOfFactor, roundedLevel } from './calendar-levels.ts';
import { ForecastLevels } from './forecast-levels.ts';
import type { CalendarLevels, StockFacts, StockRule, StockState } from './replenishment-policy.ts';

const GRID = 4;

/**
 * Order-up-to levels that follow the calendar: the demand quantile over lead time + review, tabled at `GRID + 1`
 * calendar factors between the least and the greatest of the run and interpolated between them. With forecasts they follow
 * what is forecast now, and how surely.
 */
export class OrderUpToLevels {
  /** Days until the next order can arrive: review + mean lead time. */
  readonly days: number;
  /** The table; undefined with forecasts. */
  readonly calendar: CalendarLevels | undefined;
  private readonly whole: boolean;
  private readonly forecast: ForecastLevels | undefined;
  /** What forecasts state at the start. */
  private readonly uncertainty: number;

  constructor(stock: StockFacts, probability: number, reviewDays: number) {
    this.days = reviewDays + stock.meanLeadTimeDays;
    this.whole = !stock.item.divisible;
    this.uncertainty = stock.forecastUncertainty?.(this.days) ?? 0;
    const hasForecast = stock.forecastUncertainty !== undefined;
    this.forecast = hasForecast ? new ForecastLevels(stock, probability, reviewDays) : undefined;
    this.calendar = hasForecast ? undefined : calendarLevels(stock, probability, reviewDays);
  }

  /** The level now [units], rounded as `at` does. */
  now(state: StockState): number {
    const factor = state.demandFactorAhead(this.days);
    if (this.forecast === undefined) return this.at(factor);
    return roundedLevel(this.forecast.at(factor, state.demandUncertaintyAhead(this.days)), this.whole);
  }

  /** The level at a factor, at the start of the run [units], rounded up to whole units for indivisible items. */
  at(factor: number): number {
    if (this.calendar === undefined)
      return roundedLevel(this.forecast?.at(factor, this.uncertainty) ?? 0, this.whole);
    const { levels } = this.calendar;
    const { below, weight } = placeOfFactor(this.calendar, factor);
    return roundedLevel(levelBetween(levels[below], levels[below + 1], weight), this.whole);
  }
}

function calendarLevels(stock: StockFacts, probability: number, reviewDays: number): CalendarLevels {
  const days = reviewDays + stock.meanLeadTimeDays;
  const leastFactor = stock.leastDemandFactor;
  const factorStep = (stock.greatestDemandFactor - leastFactor) / GRID;
  const quantile = (factor: number) => stock.demandQuantile(probability, reviewDays, factor);
  const levels =
    factorStep <= 1e-9
      ? [quantile(leastFactor)]
      : Array.from({ length: GRID + 1 }, (_, point) => quantile(leastFactor + point * factorStep));
  return { days, leastFactor, factorStep, levels };
}

/** Periodic review: order up to the level of the days until the next order can arrive. */
export class OrderUpToLevelsRule implements StockRule {
  readonly reviewSeconds: number;
  readonly reorderPoint = Number.POSITIVE_INFINITY;
  readonly initialStock: number;
  readonly calendarLevels: CalendarLevels | undefined;
  private readonly levels: OrderUpToLevels;

  constructor(levels: OrderUpToLevels, reviewSeconds: number, initialStock: number) {
    this.reviewSeconds = reviewSeconds;
    this.initialStock = initialStock;
    this.calendarLevels = levels.calendar;
    this.levels = levels;
  }

  orderQuantity(state: StockState): number {
    return Math.max(0, this.levels.now(state) - state.inventoryPosition);
  }
}
