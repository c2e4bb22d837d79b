/** What the views handed to policies ask of the forecasts of a run. */
export interface ForecastView {
  /** Forecast of the mean demand factor of an item over `days` whole days from `afterDays` days ahead on. */
  factorAhead(item: number, days: number, afterDays: number): number;
  /** Squared coefficient of variation that the forecast states for that mean. */
  uncertaintyAhead(item: number, days: number, afterDays: number): number;
}
