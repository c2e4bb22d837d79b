import type { Comparison, Estimate, MetricInfo } from '../experiment/result.ts';
import { decimalsFor, formatNumber, formatSigned } from './format-number.ts';

/** "8.21 ± 0.05", without the spread when there is none. */
export function estimateText(estimate: Estimate | undefined, metric: MetricInfo, decimals?: number): string {
  if (estimate === undefined) return formatNumber(null, metric.unit);
  const digits = decimals ?? decimalsFor(estimate.mean, metric.unit, estimate.halfWidth);
  const mean = formatNumber(estimate.mean, metric.unit, digits);
  return estimate.halfWidth === null
    ? mean
    : `${mean} ± ${formatNumber(estimate.halfWidth, metric.unit, digits)}`;
}

/** Decimals that suit every number of one comparison: levels, difference and interval. */
export function comparisonDecimals(comparison: Comparison, metric: MetricInfo): number {
  const size = Math.max(Math.abs(comparison.incumbent.mean), Math.abs(comparison.candidate.mean));
  return decimalsFor(size, metric.unit, comparison.difference.halfWidth);
}

/** "−0.90 to −0.79": the 95 % interval of a difference, empty when there is none. */
export function intervalText(difference: Estimate, metric: MetricInfo, decimals: number): string {
  if (difference.halfWidth === null) return '';
  const low = formatSigned(difference.mean - difference.halfWidth, metric.unit, decimals);
  const high = formatSigned(difference.mean + difference.halfWidth, metric.unit, decimals);
  return `${low} to ${high}`;
}
