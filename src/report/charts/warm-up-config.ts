import type { ChartConfiguration } from 'chart.js';
import type { Result, SteadyStateReport } from '../../experiment/result.ts';
import { findMetric, orderPolicies } from '../find-in-result.ts';
import { droppedDays, steadyStateOf } from '../steady-state-text.ts';
import { chartOptions, INK, policyColour, tidy, valueAxis } from './chart-style.ts';

/** Observations drawn of one series; longer ones are averaged in equal groups. */
const MOST_POINTS = 300;

/** The series of one metric over the days of the run, for every policy, with what is dropped shaded. */
export function warmUpConfig(
  result: Result,
  scenario: string,
  metricId: string,
): ChartConfiguration | undefined {
  const metric = findMetric(result, metricId);
  const reports = steadyStateOf(result, scenario).filter((report) => report.metric === metricId);
  const dropped = droppedDays(result, scenario);
  if (metric === undefined || reports.length === 0 || dropped === undefined) return undefined;
  const lines = policyLines(result, reports, ({ series, intervalDays }) => thin(series, intervalDays));
  const values = lines.flatMap(({ data }) => data.map(({ y }) => y));
  const [bottom, top] = roundBounds(values);
  const shade = {
    type: 'line',
    label: 'Dropped',
    data: [
      { x: 0, y: top },
      { x: dropped, y: top },
    ],
    tips: [null, null],
    borderWidth: 0,
    pointRadius: 0,
    pointHitRadius: 0,
    pointHoverRadius: 0,
    pointStyle: 'rect',
    backgroundColor: '#e4e9ee',
    fill: 'start',
    order: 10,
  };
  const days = Math.max(...reports.map(({ series, intervalDays }) => series.length * intervalDays));
  return config([...lines, ...(dropped > 0 ? [shade] : [])], {
    x: valueAxis('Days from the start of the run', '', { min: 0, max: days }),
    y: valueAxis('', metric.unit, { min: bottom, max: top }),
  });
}

/** MSER-5 for every policy: the statistic against the days dropped, as a multiple of its least value, which is marked. */
export function mserConfig(
  result: Result,
  scenario: string,
  metricId: string,
): ChartConfiguration | undefined {
  const reports = steadyStateOf(result, scenario).filter((report) => report.metric === metricId);
  const shown = reports.filter(({ mserCurve }) => Math.min(...mserCurve) > 0);
  const dropped = droppedDays(result, scenario);
  if (shown.length === 0 || dropped === undefined) return undefined;
  const curves = policyLines(result, shown, curvePoints);
  const marks = policyLines(result, shown, (report) => [{ x: report.truncatedDays, y: 1 }]).map((mark) => ({
    ...mark,
    label: '',
    pointRadius: 6,
    clip: 12,
    tips: [`${mark.label}: least after ${mark.data[0].x} days`],
    order: 0,
  }));
  const highest = Math.max(...curves.flatMap(({ data }) => data.map(({ y }) => y)));
  const furthest = Math.max(...curves.flatMap(({ data }) => data.map(({ x }) => x)));
  const common = {
    type: 'line',
    label: 'Dropped for all',
    data: [
      { x: dropped, y: 1 },
      { x: dropped, y: highest },
    ],
    tips: [null, null],
    borderColor: INK,
    borderWidth: 1.5,
    borderDash: [5, 4],
    pointRadius: 0,
    pointHitRadius: 0,
    pointStyle: 'line',
    order: 9,
  };
  return config([...curves, ...marks, common], {
    x: valueAxis('Days dropped', '', { min: 0, max: furthest }),
    y: { ...valueAxis('Statistic / its least value', ''), type: 'logarithmic', min: 1 },
  });
}

interface Line {
  readonly label: string;
  readonly data: readonly { readonly x: number; readonly y: number }[];
}

function policyLines(
  result: Result,
  reports: readonly SteadyStateReport[],
  pointsOf: (report: SteadyStateReport) => Line['data'],
): (Line & object)[] {
  return orderPolicies(result).flatMap((policy, position) => {
    const report = reports.find((one) => one.policy === policy.id);
    if (report === undefined) return [];
    return {
      type: 'line',
      label: policy.label,
      data: pointsOf(report),
      borderColor: policyColour(position),
      backgroundColor: policyColour(position),
      borderWidth: 1.75,
      pointRadius: 0,
      pointStyle: position === 0 ? 'circle' : 'rectRot',
      order: 1,
    };
  });
}

/** The values' range widened to whole ticks. */
function roundBounds(values: readonly number[]): readonly [number, number] {
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const rough = (highest - lowest || Math.abs(highest) || 1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  return [tidy(Math.floor(lowest / step) * step), tidy(Math.ceil(highest / step) * step)];
}

/** Group means at the middle day of each group. */
function thin(series: readonly number[], intervalDays: number): Line['data'] {
  const size = Math.ceil(series.length / MOST_POINTS);
  return Array.from({ length: Math.ceil(series.length / size) }, (_, group) => {
    const values = series.slice(group * size, (group + 1) * size);
    return {
      x: tidy((group * size + values.length / 2) * intervalDays),
      y: tidy(values.reduce((sum, value) => sum + value, 0) / values.length),
    };
  });
}

/** Points of the statistic, one per group of five observations dropped, at most about MOST_POINTS of them. */
function curvePoints({ mserCurve, intervalDays }: SteadyStateReport): Line['data'] {
  const least = Math.min(...mserCurve);
  const step = Math.ceil(mserCurve.length / MOST_POINTS);
  return mserCurve.flatMap((value, group) =>
    group % step === 0 || value === least ? [{ x: group * 5 * intervalDays, y: tidy(value / least) }] : [],
  );
}

function config(datasets: readonly object[], scales: object): ChartConfiguration {
  const options = chartOptions({
    showsLegend: true,
    scales,
    more: { interaction: { mode: 'nearest', axis: 'x', intersect: false } },
  });
  return { type: 'line', data: { datasets }, options } as ChartConfiguration;
}
