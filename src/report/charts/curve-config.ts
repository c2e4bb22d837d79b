import type { ChartConfiguration, ChartDataset } from 'chart.js';
import type { Estimate, MetricInfo, PolicyInfo, Result } from '../../experiment/result.ts';
import { curveScenarios, findCell, findMetric, orderPolicies } from '../find-in-result.ts';
import { decimalsFor, formatNumber, unitBesideLabel } from '../format-number.ts';
import { chartOptions, fade, policyColour, tidy, valueAxis } from './chart-style.ts';

/**
 * One metric against the curve's x for every policy, with the 95 % interval of each mean as a band.
 * Returns undefined without a curve or without the metric.
 */
export function curveConfig(result: Result, metricId: string): ChartConfiguration | undefined {
  const metric = findMetric(result, metricId);
  const scenarios = curveScenarios(result);
  if (metric === undefined || result.curve === undefined || scenarios.length === 0) return undefined;
  const datasets = orderPolicies(result).flatMap((policy, position) =>
    policyDatasets(result, { policy, position, metric }),
  );
  if (datasets.length === 0) return undefined;
  const xs = scenarios.map((scenario) => scenario.x);
  return {
    type: 'line',
    data: { datasets },
    options: chartOptions({
      showsLegend: true,
      scales: {
        x: valueAxis(result.curve.label, result.curve.xIsShare ? '%' : '', {
          min: xs[0],
          max: xs[xs.length - 1],
        }),
        y: valueAxis('', metric.unit, metric.unit === '%' ? shareBounds(result, metricId) : { grace: '8%' }),
      },
      more: { interaction: { mode: 'nearest', axis: 'x', intersect: false } },
    }),
  };
}

/** Total cost per unit against x. */
export function costCurveConfig(result: Result): ChartConfiguration | undefined {
  return curveConfig(result, 'total-cost-per-unit');
}

/** Inventory, as days of cover, against x. */
export function daysOfCoverConfig(result: Result): ChartConfiguration | undefined {
  return curveConfig(result, 'days-of-cover');
}

/** A hair's breadth must not look like a gulf: an axis of shares covers one percentage point at least. */
const LEAST_SHARE_RANGE = 0.01;

/** An axis of shares stays within 0 to 100 %. */
function shareBounds(result: Result, metricId: string): object {
  const means = result.cells.flatMap((cell) => cell.estimates[metricId]?.mean ?? []);
  const highest = Math.max(...means);
  const lowest = Math.min(...means);
  const grace = 0.08 * (highest - lowest);
  const top = Math.min(1, highest + grace);
  const bottom = Math.max(0, Math.min(lowest - grace, top - LEAST_SHARE_RANGE));
  return {
    suggestedMin: bottom,
    suggestedMax: top,
    ...(top === 1 ? { max: 1 } : {}),
    ...(bottom === 0 ? { min: 0 } : {}),
  };
}

/** A band below this share of the curve's range is lost behind its line. */
const LOST_BAND = 0.02;

/** How many replications a curve rests on and where to see the 95 % intervals, if there are any. */
export function bandNote(result: Result, metricId: string): string {
  if (result.replications < 2) return 'One replication, no interval';
  const runs = `Mean of ${result.replications} replications`;
  const estimates = result.cells.flatMap((cell) => cell.estimates[metricId] ?? []);
  const means = estimates.map((estimate) => estimate.mean);
  const range = Math.max(...means) - Math.min(...means);
  const shownRange = findMetric(result, metricId)?.unit === '%' ? Math.max(range, LEAST_SHARE_RANGE) : range;
  const widest = Math.max(...estimates.map((estimate) => 2 * (estimate.halfWidth ?? 0)));
  return widest < LOST_BAND * shownRange
    ? `${runs}; 95 % intervals are too narrow to show`
    : `${runs}; bands are 95 % intervals of the mean`;
}

interface Point {
  readonly x: number;
  readonly estimate: Estimate;
}

function policyDatasets(
  result: Result,
  { policy, position, metric }: { policy: PolicyInfo; position: number; metric: MetricInfo },
): ChartDataset[] {
  const points: Point[] = [];
  for (const scenario of curveScenarios(result)) {
    const estimate = findCell(result, scenario.id, policy.id)?.estimates[metric.id];
    if (estimate !== undefined) points.push({ x: scenario.x, estimate });
  }
  if (points.length === 0) return [];
  const colour = policyColour(position);
  const line: ChartDataset<'line'> = {
    type: 'line',
    label: policy.label,
    data: points.map(({ x, estimate }) => ({ x, y: tidy(estimate.mean) })),
    tips: points.map(({ estimate }) => `${policy.label}: ${tipOf(metric, estimate)}`),
    borderColor: colour,
    backgroundColor: colour,
    borderWidth: 3,
    pointRadius: 4,
    pointStyle: position === 0 ? 'circle' : 'rectRot',
    clip: 12,
  };
  return [...bandDatasets(points, colour, result.policies.length > 3 ? 0.12 : 0.25), line] as ChartDataset[];
}

/** Lower edge, then upper edge filled down to it. Unnamed datasets stay out of legend and tooltips. */
function bandDatasets(points: readonly Point[], colour: string, opacity: number): ChartDataset<'line'>[] {
  if (points.some(({ estimate }) => estimate.halfWidth === null)) return [];
  const edge = (side: -1 | 1): ChartDataset<'line'> => ({
    type: 'line',
    label: '',
    data: points.map(({ x, estimate }) => ({ x, y: tidy(estimate.mean + side * (estimate.halfWidth ?? 0)) })),
    borderWidth: 0,
    pointRadius: 0,
    pointHitRadius: 0,
    pointHoverRadius: 0,
    backgroundColor: fade(colour, opacity),
    fill: side === 1 ? '-1' : false,
  });
  return [edge(-1), edge(1)];
}

function tipOf(metric: MetricInfo, estimate: Estimate): string {
  const decimals = decimalsFor(estimate.mean, metric.unit, estimate.halfWidth);
  const spread =
    estimate.halfWidth === null ? '' : ` ± ${formatNumber(estimate.halfWidth, metric.unit, decimals)}`;
  return `${formatNumber(estimate.mean, metric.unit, decimals)}${spread} ${unitBesideLabel(metric)}`.trim();
}
