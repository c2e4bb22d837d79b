import type { Network } from '../network/network.ts';
import { sellerOfItem } from '../network/seller-plan.ts';
import { levelBetween, placeOfFactor, roundedLevel } from '../policies/replenishment/calendar-levels.ts';
import type { CalendarLevels, StockRule } from '../policies/replenishment/replenishment-policy.ts';

/** Levels of stocks whose factors always lie at the same place among them. */
interface Span {
  /** Row of the calendar; -1 = always factor 1. */
  readonly row: number;
  readonly grid: CalendarLevels;
}

/**
 * The calendar levels of a review group's stocks, side by side: most reviews of a large network end in no order, and
 * then cost a few reads in a row instead of a walk through the objects of each rule.
 */
export class ReviewLevels {
  private readonly network: Network;
  private readonly spans: readonly Span[];
  /** By place in the group: its span, -1 = ask the rule. */
  private readonly spanOf: Int32Array;
  /** By number of the level and place in the group: number * count + place [units]. */
  private readonly levels: Float64Array;
  private readonly whole: Uint8Array;
  private readonly below: Int32Array;
  private readonly weight: Float64Array;

  constructor(network: Network, stocks: Int32Array, rules: readonly (StockRule | undefined)[]) {
    const count = stocks.length;
    const published = Array.from(stocks, (stock) => publishedLevels(network, stock, rules[stock]));
    const numbers = published.reduce((most, own) => Math.max(most, own?.levels.length ?? 0), 0);
    const spans: Span[] = [];
    const known = new Map<string, number>();
    this.network = network;
    this.spans = spans;
    this.spanOf = new Int32Array(count).fill(-1);
    this.levels = new Float64Array((numbers + 1) * count);
    this.whole = new Uint8Array(count);
    for (const [place, grid] of published.entries()) {
      if (grid === undefined) continue;
      const item = Math.floor(stocks[place] / network.siteCount);
      const row = network.itemFactorRow[item];
      const key = `${row}/${grid.days}/${grid.leastFactor}/${grid.factorStep}/${grid.levels.length}`;
      const span = known.get(key) ?? spans.push({ row, grid }) - 1;
      known.set(key, span);
      this.spanOf[place] = span;
      this.whole[place] = network.model.items[item].divisible ? 0 : 1;
      for (const [number, level] of grid.levels.entries()) this.levels[number * count + place] = level;
    }
    this.below = new Int32Array(spans.length);
    this.weight = new Float64Array(spans.length);
  }

  /** Looks the factors of a day up; the levels are those of this day until the next call. */
  startReview(day: number): void {
    const { calendar } = this.network;
    for (const [index, { row, grid }] of this.spans.entries()) {
      const factor = row < 0 ? 1 : calendar.meanFactor(row, day, grid.days);
      const { below, weight } = placeOfFactor(grid, factor);
      this.below[index] = below;
      this.weight[index] = weight;
    }
  }

  /** The order-up-to level of the stock at a place in the group [units]; NaN = its rule has to be asked. */
  levelAt(place: number): number {
    const span = this.spanOf[place];
    if (span < 0) return Number.NaN;
    const count = this.spanOf.length;
    const at = this.below[span] * count + place;
    const level = levelBetween(this.levels[at], this.levels[at + count], this.weight[span]);
    return roundedLevel(level, this.whole[place] === 1);
  }
}

/** The published levels of a review group; undefined when there are none. */
export function reviewLevels(
  network: Network,
  stocks: Int32Array,
  rules: readonly (StockRule | undefined)[],
): ReviewLevels | undefined {
  return stocks.some((stock) => publishedLevels(network, stock, rules[stock]) !== undefined)
    ? new ReviewLevels(network, stocks, rules)
    : undefined;
}

/** What a rule publishes for a stock; not that of a seller, who sees demand in his own way. */
function publishedLevels(
  { sellers, siteCount }: Network,
  stock: number,
  rule: StockRule | undefined,
): CalendarLevels | undefined {
  const isSellers = sellerOfItem(sellers, Math.floor(stock / siteCount)) !== undefined;
  return isSellers ? undefined : rule?.calendarLevels;
}
