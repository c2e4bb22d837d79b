import type { MetricInfo, Result } from '../experiment/result.ts';
import { type OtherComparison, otherComparisons, type Subject } from './decide-candidate.ts';
import { readableDecimals } from './estimate-text.ts';
import { costLines } from './find-in-result.ts';
import { formatNumber, formatWithUnit, unitBesideLabel } from './format-number.ts';
import { shownVerdict } from './practical-difference.ts';
import { listWords, lowerFirst } from './sentence-words.ts';

const LIMIT = 4;
/** Stock by other measures: what it costs to hold is a line of the total cost. */
const STOCK_METRICS = ['days-of-cover', 'mean-on-hand', 'inventory-value', 'turns'];

/**
 * What happens to the other metrics of interest, one sentence each: "Days of cover: up from 20.1 to 45.8 days."
 * Those that do not move share one: "Practically unchanged: promise met 100.00 % (was 99.96 %)."
 */
export function otherDetails(result: Result, subject: Subject): readonly string[] {
  const others = otherComparisons(result, subject).slice(0, LIMIT);
  const isStill = ({ comparison, metric }: OtherComparison): boolean =>
    ['practically equal', 'identical'].includes(shownVerdict(comparison, metric));
  const still = others.filter(isStill);
  const moving = others.filter((other) => !isStill(other)).map((other) => movingText(result, subject, other));
  if (still.length === 0) return moving;
  return [...moving, `Practically unchanged: ${listWords(still.map(stillText))}.`];
}

function movingText(result: Result, subject: Subject, { comparison, metric }: OtherComparison): string {
  const decimals = readableDecimals(comparison, metric);
  const before = formatNumber(comparison.incumbent.mean, metric.unit, decimals);
  const now = withUnit(comparison.candidate.mean, metric, decimals);
  const verdict = shownVerdict(comparison, metric);
  if (verdict === 'no clear difference')
    return `${metric.label}: no clear difference, ${now} (was ${before}).`;
  const direction = comparison.difference.mean > 0 ? 'up' : 'down';
  const judged = verdict === 'better' || verdict === 'worse' ? `, ${verdict}` : '';
  const paid = isPaidFor(result, subject, metric) ? '; what it costs to hold is in the total cost' : '';
  return `${metric.label}: ${direction} from ${before} to ${now}${judged}${paid}.`;
}

function stillText({ comparison, metric }: OtherComparison): string {
  const decimals = readableDecimals(comparison, metric);
  const before = withUnit(comparison.incumbent.mean, metric, decimals);
  const now = withUnit(comparison.candidate.mean, metric, decimals);
  return `${lowerFirst(metric.label)} ${now}${now === before ? '' : ` (was ${before})`}`;
}

function isPaidFor(result: Result, subject: Subject, metric: MetricInfo): boolean {
  return (
    subject.metric.id === 'total-cost-per-unit' &&
    STOCK_METRICS.includes(metric.id) &&
    costLines(result).some((line) => line.id === 'cost-holding-per-unit')
  );
}

function withUnit(value: number, metric: MetricInfo, decimals: number): string {
  return formatWithUnit(value, metric.unit === '%' ? '%' : unitBesideLabel(metric), decimals);
}
