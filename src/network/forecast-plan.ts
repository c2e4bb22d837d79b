import { varianceOf } from '../model/check-forecast-demand.ts';
import { type ForecastSpec, isItemIn } from '../model/forecast-spec.ts';
import type { Model } from '../model/model.ts';
import { knownShares } from '../processes/forecast/known-shares.ts';
import type { Calendar } from './calendar.ts';
import { KnownCalendar } from './known-calendar.ts';
import type { PlanningStream } from './planning-streams.ts';

/** The forecast section of a model, by item. */
export interface ForecastPlan {
  /** Variance of the log of the weekly level; 0 for items that have only periodic or replayed orders. */
  readonly variance: Float64Array;
  /** Share of it that forecasts know, by weeks ahead; longer leads know the last. */
  readonly known: Float64Array;
  readonly commonShare: number;
  readonly bias: number;
  readonly calibration: number;
  /** Day of the first sale; 0 = from the start. */
  readonly firstSaleDay: Int32Array;
  /** Squared coefficient of variation of the true mean demand at the first sale; 0 = the model's mean is the true one. */
  readonly priorCv2: Float64Array;
  readonly calendar: KnownCalendar;
  /** Days that the calendar knows. */
  readonly dayCount: number;
  /** Row of the calendar, -1 = none. */
  readonly calendarRow: Int32Array;
  /** Standard deviation of the log of an event's true factor around its factor. */
  readonly eventDeviation: number;
  /** Mean demand at factor 1 [units per day]. */
  readonly unitsPerDay: Float64Array;
  /** Variance of the units of a day to their mean, at a known level. */
  readonly varianceToMean: Float64Array;
}

/** What forecasts are compiled from. */
export interface ForecastParts {
  readonly model: Model;
  readonly classes: readonly string[];
  readonly calendar: Calendar;
  readonly itemFactorRow: Int32Array;
  readonly planning: readonly (readonly PlanningStream[])[];
}

/** The forecast section as typed arrays; undefined when the model has none. */
export function compileForecast(parts: ForecastParts): ForecastPlan | undefined {
  const { model, classes, calendar, itemFactorRow, planning } = parts;
  const { forecast, items } = model;
  if (forecast === undefined) return undefined;
  const cold = items.map((item, position) => coldStartOf(forecast, position, item.class));
  return {
    variance: Float64Array.from(items, (item, position) =>
      itemFactorRow[position] < 0 ? 0 : varianceOf(forecast, position, item.class),
    ),
    known: knownShares(forecast.revealed),
    commonShare: forecast.commonShare,
    bias: forecast.bias,
    calibration: forecast.calibration,
    firstSaleDay: Int32Array.from(cold, (rule) => Math.max(0, rule?.firstSaleDay ?? 0)),
    priorCv2: Float64Array.from(cold, (rule) => rule?.priorCv2 ?? 0),
    calendar: new KnownCalendar(model, classes, calendar.dayCount, forecast.eventsKnownDays),
    dayCount: calendar.dayCount,
    calendarRow: itemFactorRow,
    eventDeviation: forecast.eventDeviation,
    unitsPerDay: Float64Array.from(planning, unitsPerDay),
    varianceToMean: Float64Array.from(planning, varianceToMean),
  };
}

function coldStartOf(forecast: ForecastSpec, item: number, itemClass: string) {
  return forecast.coldStart.find(({ where }) => isItemIn(where, item, itemClass));
}

function unitsPerDay(streams: readonly PlanningStream[]): number {
  return streams.reduce((sum, { mean, size }) => sum + mean * size.mean, 0);
}

/** Of a sum of random numbers of orders of random size: Var N x E[size]^2 + E N x Var size, over the mean. */
function varianceToMean(streams: readonly PlanningStream[]): number {
  const variance = streams.reduce(
    (sum, { mean, varianceToMean: ratio, size }) =>
      sum + mean * (ratio * size.mean * size.mean + size.variance),
    0,
  );
  const units = unitsPerDay(streams);
  return units > 0 ? variance / units : 1;
}
