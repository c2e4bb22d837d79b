/** What becomes known of an item's level between one number of weeks before the target week and the next. */
export interface RevealedShare {
  /** Whole weeks before the target week at which all of this share is known; 0 = only during the week itself. */
  readonly weeks: number;
  /** Share of the variance, >= 0; sums to 1. */
  readonly share: number;
}

/** The items of a rule: all conditions must hold; an absent one always holds. */
export interface ItemFilter {
  readonly items?: readonly number[];
  readonly classes?: readonly string[];
}

/** Another variance of the level for some items. */
export interface LevelRule {
  readonly where: ItemFilter;
  readonly variance: number;
}

/** Items whose demand nobody knows when they are first sold. */
export interface ColdStartRule {
  readonly where: ItemFilter;
  /** Day of the first sale, counted from the start; <= 0 = from the start on. */
  readonly firstSaleDay: number;
  /** Squared coefficient of variation of the true mean demand around the model's, > 0. */
  readonly priorCv2: number;
}

/** How far policies see into demand: docs/mechanisms/forecasts.md. */
export interface ForecastSpec {
  /** Variance of the log of the level of an item's demand in a week, >= 0. */
  readonly variance: number;
  /** Exceptions to `variance`; the first that matches wins. */
  readonly levels: readonly LevelRule[];
  /** Weeks falling, the last at 0. */
  readonly revealed: readonly RevealedShare[];
  /** Share of the variance that all items have in common, 0 to 1. */
  readonly commonShare: number;
  /** Forecast / what an honest forecast would say, > 0. */
  readonly bias: number;
  /** Standard deviation that forecasts state / the true one, >= 0. */
  readonly calibration: number;
  /** The first that matches wins. */
  readonly coldStart: readonly ColdStartRule[];
  /** Days before an event from which forecasts know of it; Infinity = always. */
  readonly eventsKnownDays: number;
  /** Standard deviation of the log of an event's true factor around the factor of the model, >= 0. */
  readonly eventDeviation: number;
}

/** Whether an item is one of a rule's. */
export function isItemIn(filter: ItemFilter, item: number, itemClass: string): boolean {
  return (
    (filter.items === undefined || filter.items.includes(item)) &&
    (filter.classes === undefined || filter.classes.includes(itemClass))
  );
}
