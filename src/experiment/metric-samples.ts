import { ratioEstimate } from '../statistics/ratio-estimate.ts';
import { type RatioParts, ratioPseudoValues } from '../statistics/ratio-pseudo-values.ts';
import { skewAdjustedInterval } from '../statistics/skew-adjusted-interval.ts';
import type { ReplicationRow } from './replication-row.ts';
import type { Estimate } from './result.ts';

/** Skewness below which the plain Student interval is as good. */
const NOTABLE_SKEWNESS = 0.5;

/** Numerators and denominators of one metric over replications; undefined where it has no meaning in some of them. */
export function metricParts(rows: readonly ReplicationRow[], metric: number): RatioParts | undefined {
  const numerators = rows.map((row) => row.over[metric]);
  const denominators = rows.map((row) => row.per[metric]);
  const isDefined = rows.every((_, index) => Number.isFinite(numerators[index] / denominators[index]));
  return isDefined ? { numerators, denominators } : undefined;
}

/** One value per replication whose mean estimates the metric: jackknife pseudo-values of the ratio of sums. */
export function metricValues(parts: RatioParts): readonly number[] {
  return (
    ratioPseudoValues(parts) ??
    parts.numerators.map((numerator, index) => numerator / parts.denominators[index])
  );
}

/** Ratio of sums with its jackknife interval, and Hall's interval where the sample is notably skewed. */
export function estimateMetric(parts: RatioParts): Estimate | undefined {
  const estimate = ratioEstimate(parts);
  if (estimate === null) return undefined;
  const skewed = skewAdjustedInterval(metricValues(parts));
  const isOfUse =
    skewed !== null && Math.abs(skewed.skewness) > NOTABLE_SKEWNESS && skewed.n >= skewed.neededReplications;
  return isOfUse
    ? { ...estimate.ratio, skewAdjusted: { lower: skewed.lower, upper: skewed.upper } }
    : estimate.ratio;
}
