import { levelVariance } from '../processes/forecast/level-forecast.ts';
import type { ForecastPlan } from './forecast-plan.ts';

/** Days between forecasts, the first at time 0; a level holds for such a week. */
export const FORECAST_DAYS = 7;

/** Days [from, to) ahead of a forecast made at the start of a week. */
export interface ForecastWindow {
  readonly item: number;
  /** Week in which the forecast was made. */
  readonly issueWeek: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Mean and stated variance of the sum of an item's demand factors over a window of days, as forecast: weeks are
 * independent, the days of a week share one level, and those of an event its true factor. Without what is unknown of a
 * new item's mean. One instance is reused.
 */
export class ForecastMoments {
  sum = 0;
  /** Of the sum, as the forecast states it: true standard deviations times the calibration. */
  variance = 0;

  /** @param levelAhead forecast level by weeks ahead of the issue week */
  take(plan: ForecastPlan, window: ForecastWindow, levelAhead: (lead: number) => number): void {
    const { item, issueWeek, to } = window;
    const { calibration, known } = plan;
    const row = plan.calendarRow[item];
    const stated = plan.variance[item] * calibration * calibration;
    this.sum = 0;
    this.variance = 0;
    let end = 0;
    for (let start = Math.max(window.from, plan.firstSaleDay[item]); start < to; start = end) {
      const week = Math.floor(start / FORECAST_DAYS);
      end = Math.min(to, (week + 1) * FORECAST_DAYS);
      const lead = week - issueWeek;
      const part = plan.calendar.sum(row, start, end, issueWeek * FORECAST_DAYS) * levelAhead(lead);
      this.sum += part;
      if (stated > 0) {
        const unknown = 1 - known[Math.min(lead, known.length - 1)];
        this.variance += part * part * levelVariance(stated * unknown);
      }
    }
    if (plan.eventDeviation > 0 && row >= 0) this.addEvents(plan, window, row, levelAhead);
  }

  private addEvents(
    plan: ForecastPlan,
    { item, issueWeek, from, to }: ForecastWindow,
    row: number,
    levelAhead: (lead: number) => number,
  ): void {
    const { calendar, calibration, eventDeviation } = plan;
    const issueDay = issueWeek * FORECAST_DAYS;
    const known = calendar.knownCount(issueDay);
    const share = levelVariance((calibration * eventDeviation) ** 2);
    for (let index = 0; index < known; index++) {
      const event = calendar.events[index];
      if (event.rows[row] === 0) continue;
      let part = 0;
      const last = Math.min(to, event.toDay);
      for (let day = Math.max(from, event.fromDay, plan.firstSaleDay[item]); day < last; day++) {
        const level = levelAhead(Math.floor(day / FORECAST_DAYS) - issueWeek);
        part += calendar.sum(row, day, day + 1, issueDay) * level;
      }
      this.variance += part * part * share;
    }
  }
}
