import type { ChartDataset } from 'chart.js';
import type { Estimate, MetricInfo, PolicyInfo } from '../../experiment/result.ts';
import { decimalsFor, formatNumber, unitBesideLabel } from '../format-number.ts';
import { fade, policyColour, tidy, valueAxis } from './chart-style.ts';

/** An estimate at a place on the x axis: a number, or the name of a category. */
export interface BandPoint {
  readonly x: number | string;
  readonly estimate: Estimate;
}

/** A hair's breadth must not look like a gulf: an axis of shares covers one percentage point at least. */
export const LEAST_SHARE_RANGE = 0.01;

/** One policy as a line with the 95 % intervals of its means as a band; no datasets without points. */
export function bandedLine(
  points: readonly BandPoint[],
  {
    policy,
    position,
    metric,
    policyCount,
  }: {
    readonly policy: PolicyInfo;
    readonly position: number;
    readonly metric: MetricInfo;
    readonly policyCount: number;
  },
): ChartDataset[] {
  if (points.length === 0) return [];
  const colour = policyColour(position);
  const line = {
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
  // Chart.js reads names of categories as x, its types do not say so.
  return [...bandDatasets(points, colour, policyCount > 3 ? 0.12 : 0.25), line] as unknown as ChartDataset[];
}

/** Lower edge, then upper edge filled down to it. Unnamed datasets stay out of legend and tooltips. */
function bandDatasets(points: readonly BandPoint[], colour: string, opacity: number): object[] {
  if (points.some(({ estimate }) => estimate.halfWidth === null)) return [];
  const edge = (side: -1 | 1): object => ({
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

/** The y axis of a metric whose chart is titled with its name. */
export function metricAxis(metric: MetricInfo, means: readonly number[]): object {
  return valueAxis('', metric.unit, metric.unit === '%' ? shareBounds(means) : { grace: '8%' });
}

/** An axis of shares stays within 0 to 100 %. */
function shareBounds(means: readonly number[]): object {
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
