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

/** More decimals than this tell a reader nothing, even when two numbers still look the same. */
const MOST_MORE_DECIMALS = 3;

/** Decimals for large numbers and sentences: as few as suit the size, but enough to tell 99.96 % from 100.00 %. */
export function readableDecimals(comparison: Comparison, metric: MetricInfo): number {
  const { incumbent, candidate, verdict } = comparison;
  const base = decimalsFor(Math.max(Math.abs(incumbent.mean), Math.abs(candidate.mean)), metric.unit);
  if (verdict === 'identical' || verdict === 'no clear difference') return base;
  return decimalsThatTellApart([incumbent.mean, candidate.mean], metric, base);
}

/** The same where the interval of the difference is printed too: its ends must not look alike either. */
export function readableIntervalDecimals(comparison: Comparison, metric: MetricInfo): number {
  const { mean, halfWidth } = comparison.difference;
  const base = readableDecimals(comparison, metric);
  return halfWidth === null || halfWidth === 0
    ? base
    : decimalsThatTellApart([mean - halfWidth, mean + halfWidth], metric, base);
}

/** As few decimals as tell two values apart when printed, `least` or up to three more. */
export function decimalsThatTellApart(
  [one, other]: readonly [number, number],
  metric: MetricInfo,
  least: number,
): number {
  let decimals = least;
  const show = (value: number): string => formatNumber(value, metric.unit, decimals);
  while (decimals < least + MOST_MORE_DECIMALS && show(one) === show(other)) decimals += 1;
  return decimals;
}
