import type { ChartConfiguration, ChartDataset } from 'chart.js';
import type { MetricInfo, PolicyInfo, Result } from '../../experiment/result.ts';
import { curveScenarios, findCell, findMetric, orderPolicies } from '../find-in-result.ts';
import { type BandPoint, bandedLine, LEAST_SHARE_RANGE, metricAxis } from './banded-line.ts';
import { chartOptions, valueAxis } from './chart-style.ts';

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
        y: metricAxis(
          metric,
          result.cells.flatMap((cell) => cell.estimates[metricId]?.mean ?? []),
        ),
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

function policyDatasets(
  result: Result,
  { policy, position, metric }: { policy: PolicyInfo; position: number; metric: MetricInfo },
): ChartDataset[] {
  const points: BandPoint[] = [];
  for (const scenario of curveScenarios(result)) {
    const estimate = findCell(result, scenario.id, policy.id)?.estimates[metric.id];
    if (estimate !== undefined) points.push({ x: scenario.x, estimate });
  }
  return bandedLine(points, { policy, position, metric, policyCount: result.policies.length });
}
