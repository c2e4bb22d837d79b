import { FORECAST_COUNTER, FORECAST_STRIDE, JUDGED_WEEKS } from '../simulation/mechanisms/forecast-errors.ts';
import type { Metric, MetricInput } from './metric.ts';

/** How far forecasts were from what came, in weeks that ended in the measured time. */
export const FORECAST_METRICS: readonly Metric[] = [
  ...JUDGED_WEEKS.flatMap((weeks, index) => judged(weeks, index * FORECAST_STRIDE)),
  {
    id: 'forecast-volatility',
    label: 'Forecast volatility',
    unit: '%',
    better: 'lower',
    group: 'operations',
    definition:
      "Change of the forecast of an item's week from one weekly forecast to the next, without sign, over the 12 weeks before it / those forecasts.",
    isIn: hasForecast,
    over: (input) => counter(input, FORECAST_COUNTER.revised),
    per: (input) => counter(input, FORECAST_COUNTER.revisedFrom),
  },
];

function judged(weeks: number, place: number): Metric[] {
  const ahead = weeks === 1 ? '1 week' : `${weeks} weeks`;
  const common = { unit: '%', group: 'operations', isIn: hasForecast } as const;
  return [
    {
      ...common,
      id: `forecast-error-${ahead.replace(' ', '-')}`,
      label: `Forecast error, ${ahead}`,
      better: 'lower',
      definition: `|units forecast ${ahead} before the week began - units demanded|, summed over items and weeks / units demanded (weighted absolute percentage error).`,
      over: (input) => counter(input, place + FORECAST_COUNTER.absoluteError),
      per: actual,
    },
    {
      ...common,
      id: `forecast-bias-${ahead.replace(' ', '-')}`,
      label: `Forecast bias, ${ahead}`,
      better: 'neither',
      definition: `Units forecast ${ahead} before the week began - units demanded, summed over items and weeks / units demanded.`,
      over: (input) => counter(input, place + FORECAST_COUNTER.forecast) - actual(input),
      per: actual,
    },
  ];
}

function hasForecast(model: MetricInput['network']['model']): boolean {
  return model.forecast !== undefined;
}

function actual(input: MetricInput): number {
  return counter(input, FORECAST_COUNTER.actual);
}

function counter({ outcome }: MetricInput, place: number): number {
  const { forecasts } = outcome.measured.mechanisms;
  return forecasts[place];
}
