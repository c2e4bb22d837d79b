import { FORECAST_DAYS } from '../../network/forecast-moments.ts';
import type { ForecastPlan } from '../../network/forecast-plan.ts';

/** Weeks ahead at which forecasts are judged. */
export const JUDGED_WEEKS = [1, 4, 12] as const;

/** Counters of forecast errors: for each of JUDGED_WEEKS the absolute errors and the forecasts; then those below. */
export const FORECAST_COUNTER = {
  /** Of the first judged horizon; the next ones follow at FORECAST_STRIDE [units]. */
  absoluteError: 0,
  forecast: 1,
  /** Units demanded in the weeks that ended. */
  actual: 6,
  /** Absolute changes of the forecast of a week from one forecast to the next, over the last 12, and their base. */
  revised: 7,
  revisedFrom: 8,
} as const;

/** Numbers that each judged horizon has. */
export const FORECAST_STRIDE = 2;
const COUNTERS = 9;
const LONGEST = 12;

/** A week of an item that is over. */
export interface FinishedWeek {
  readonly item: number;
  readonly week: number;
  /** Units demanded. */
  readonly units: number;
  /** Forecasts of its level by weeks ahead. */
  readonly levels: Float64Array;
  /** What was believed of the item's mean demand at the start of each week up to this. */
  readonly beliefMeans: readonly number[];
}

/** Compares what was forecast with what came, by week and item. */
export class ForecastErrors {
  readonly counters = new Float64Array(COUNTERS);
  private readonly plan: ForecastPlan;
  private readonly forecasts = new Float64Array(LONGEST + 1);

  constructor(plan: ForecastPlan) {
    this.plan = plan;
  }

  score(finished: FinishedWeek): void {
    const { counters, forecasts } = this;
    for (let lead = 0; lead <= LONGEST; lead++) forecasts[lead] = this.forecastUnits(finished, lead);
    for (const [index, weeks] of JUDGED_WEEKS.entries()) {
      const place = index * FORECAST_STRIDE;
      counters[place + FORECAST_COUNTER.absoluteError] += Math.abs(forecasts[weeks] - finished.units);
      counters[place + FORECAST_COUNTER.forecast] += forecasts[weeks];
    }
    counters[FORECAST_COUNTER.actual] += finished.units;
    for (let lead = 0; lead < LONGEST; lead++) {
      counters[FORECAST_COUNTER.revised] += Math.abs(forecasts[lead] - forecasts[lead + 1]);
      counters[FORECAST_COUNTER.revisedFrom] += forecasts[lead + 1];
    }
  }

  /** Units of an item expected in a week by the calendar known at the start of `issueWeek`, at level 1. */
  expectedUnits(item: number, week: number, issueWeek: number): number {
    const { plan } = this;
    const start = Math.max(week * FORECAST_DAYS, plan.firstSaleDay[item]);
    const end = (week + 1) * FORECAST_DAYS;
    if (start >= end) return 0;
    const days = plan.calendar.sum(plan.calendarRow[item], start, end, issueWeek * FORECAST_DAYS);
    return plan.unitsPerDay[item] * days;
  }

  private forecastUnits({ item, week, levels, beliefMeans }: FinishedWeek, lead: number): number {
    const level = levels[Math.min(lead, levels.length - 1)];
    const believed = beliefMeans[Math.min(Math.max(0, week - lead), beliefMeans.length - 1)];
    return this.expectedUnits(item, week, week - lead) * level * believed * this.plan.bias;
  }
}
