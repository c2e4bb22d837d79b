import type { Metric } from '../observation/metric.ts';
import { controlVariates } from '../statistics/control-variates.ts';
import { dunnettCriticalValue } from '../statistics/dunnett-critical-value.ts';
import { holmAdjustment } from '../statistics/holm-adjustment.ts';
import { judge } from '../statistics/judge.ts';
import { pairedPValue } from '../statistics/paired-p-value.ts';
import { pairedRatioDifference } from '../statistics/paired-ratio-difference.ts';
import { varianceRatio } from '../statistics/variance-ratio.ts';
import { estimateMetric, metricParts, metricValues } from './metric-samples.ts';
import type { ReplicationRow } from './replication-row.ts';
import type { Comparison, Estimate } from './result.ts';

/** The replications of one policy in one scenario. */
export interface PolicyRows {
  readonly scenario: string;
  readonly policy: string;
  readonly rows: readonly ReplicationRow[];
}

export interface ComparisonOptions {
  readonly metrics: readonly Metric[];
  readonly metricsOfInterest: readonly string[];
  /** Apply control variates to the differences. */
  readonly usesControls: boolean;
}

/** A variance ratio must exceed this before a controlled estimate is worth showing. */
const LEAST_GAIN = 1.05;

/** Candidates against the incumbent in one scenario, every metric, paired by replication. */
export function comparePolicies(
  incumbent: PolicyRows,
  candidates: readonly PolicyRows[],
  options: ComparisonOptions,
): Comparison[] {
  return candidates.flatMap((unequal) => {
    // A selection procedure drops policies early: only common replications can be paired.
    const count = Math.min(unequal.rows.length, incumbent.rows.length);
    const candidate = { ...unequal, rows: unequal.rows.slice(0, count) };
    const base = { ...incumbent, rows: incumbent.rows.slice(0, count) };
    const compared = options.metrics.flatMap(
      (metric, index) => compareMetric(base, candidate, metric, index, options) ?? [],
    );
    return withHolm(withSimultaneous(compared, candidates.length), options.metricsOfInterest);
  });
}

function compareMetric(
  incumbent: PolicyRows,
  candidate: PolicyRows,
  metric: Metric,
  index: number,
  options: ComparisonOptions,
): Comparison | undefined {
  const base = metricParts(incumbent.rows, index);
  const changed = metricParts(candidate.rows, index);
  if (base === undefined || changed === undefined) return undefined;
  const paired = pairedRatioDifference(changed, base);
  const baseEstimate = estimateMetric(base);
  const changedEstimate = estimateMetric(changed);
  if (paired === null || baseEstimate === undefined || changedEstimate === undefined) return undefined;
  const hasSpread = paired.difference.standardDeviation !== 0;
  const controlled =
    options.usesControls && hasSpread ? controlDifference(incumbent, candidate, index) : undefined;
  return {
    scenario: candidate.scenario,
    policy: candidate.policy,
    metric: metric.id,
    incumbent: baseEstimate,
    candidate: changedEstimate,
    difference: paired.difference,
    relative: baseEstimate.mean === 0 ? null : paired.difference.mean / Math.abs(baseEstimate.mean),
    correlation: paired.correlation,
    verdict: judge(paired.difference, metric.better),
    savedByCommonNumbers: varianceRatio(metricValues(changed), metricValues(base)),
    pValue: pairedPValue(paired.difference)?.pValue ?? null,
    ...(controlled === undefined ? {} : { controlled }),
  };
}

/** Regression of the difference on what is known of the replication: demand and lead times against their means. */
function controlDifference(
  incumbent: PolicyRows,
  candidate: PolicyRows,
  metric: number,
): Comparison['controlled'] | undefined {
  const base = metricParts(incumbent.rows, metric);
  const changed = metricParts(candidate.rows, metric);
  if (base === undefined || changed === undefined) return undefined;
  const baseValues = metricValues(base);
  const differences = metricValues(changed).map((value, index) => value - baseValues[index]);
  const controlled = controlVariates(differences, [
    { name: 'units demanded', values: candidate.rows.map((row) => row.demandSurprise), trueMean: 0 },
    {
      name: 'lead times',
      values: candidate.rows.map(
        (row, index) => row.leadTimeSurprise - incumbent.rows[index].leadTimeSurprise,
      ),
      trueMean: 0,
    },
  ]);
  const gain = controlled?.varianceRatio ?? null;
  if (controlled === null || gain === null || gain < LEAST_GAIN) return undefined;
  return { difference: controlled.adjusted, gain, controls: controlled.used.map(({ name }) => name) };
}

/**
 * Dunnett's half widths. Paired differences share the incumbent: when all policies vary alike and are equally correlated
 * (sphericity, as Nelson and Matejcik 1995 assume under common random numbers) two differences correlate by 1/2.
 * Each keeps its own variance with n - 1 degrees of freedom.
 */
function withSimultaneous(comparisons: readonly Comparison[], candidateCount: number): Comparison[] {
  return comparisons.map((comparison) => {
    const { halfWidth, standardDeviation, n } = comparison.difference;
    if (candidateCount < 2 || halfWidth === null || standardDeviation === null) return comparison;
    const critical = dunnettCriticalValue({ comparisons: candidateCount, degreesOfFreedom: n - 1, sides: 2 });
    const simultaneous = {
      procedure: 'Dunnett' as const,
      halfWidth: (critical * standardDeviation) / Math.sqrt(n),
    };
    return { ...comparison, simultaneous };
  });
}

function withHolm(comparisons: readonly Comparison[], metricsOfInterest: readonly string[]): Comparison[] {
  const family = comparisons.filter(
    ({ metric, pValue }) => metricsOfInterest.includes(metric) && pValue !== null,
  );
  if (family.length < 2) return [...comparisons];
  const adjusted = holmAdjustment(family.map(({ pValue }) => pValue ?? 1));
  return comparisons.map((comparison) => {
    const place = family.indexOf(comparison);
    return place < 0 ? comparison : { ...comparison, holmPValue: adjusted[place] };
  });
}

/** Estimates of every metric that has a meaning in all replications. */
export function estimateMetrics(
  rows: readonly ReplicationRow[],
  metrics: readonly Metric[],
): Readonly<Record<string, Estimate>> {
  const estimates: Record<string, Estimate> = {};
  for (const [index, metric] of metrics.entries()) {
    const parts = metricParts(rows, index);
    const estimate = parts === undefined ? undefined : estimateMetric(parts);
    if (estimate !== undefined) estimates[metric.id] = estimate;
  }
  return estimates;
}
