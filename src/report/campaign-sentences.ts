import type { BestComparison, Comparison, MetricInfo, Result, StoppingReport } from '../experiment/result.ts';
import { placesText } from './answer-by-scenario.ts';
import { candidatesOf, findComparison, findMetric, leadMetrics, leadScenario } from './find-in-result.ts';
import { formatNumber, formatTimes, formatWithUnit } from './format-number.ts';
import { listWords, lowerFirst, upperFirst } from './sentence-words.ts';
import { droppedDays, steadyStateSentences } from './steady-state-text.ts';

/** Below this, pairing bought next to nothing. */
const NOTABLE_SAVING = 1.05;

/** What a campaign says about itself, below a terminal table: savings, stopping, selection, the best, steady state. */
export function campaignSentences(result: Result): readonly string[] {
  const scenario = leadScenario(result);
  return [
    ...savingSentences(result),
    ...(result.stopping === undefined ? [] : stoppingSentences(result, result.stopping)),
    ...(result.selection === undefined ? [] : [result.selection.statement]),
    ...bestSentences(result),
    ...(scenario === undefined || droppedDays(result, scenario.id) === undefined
      ? []
      : steadyStateSentences(result, scenario.id)),
  ];
}

/** What common random numbers bought for the lead metric of the lead scenario, per candidate. */
function savingSentences(result: Result): readonly string[] {
  const scenario = leadScenario(result);
  const [metric] = leadMetrics(result);
  if (scenario === undefined || metric === undefined) return [];
  const candidates = candidatesOf(result);
  return candidates.flatMap(({ id, label }) => {
    const comparison = findComparison(result, { scenario: scenario.id, policy: id, metric: metric.id });
    const sentence = comparison === undefined ? '' : savingSentence(comparison, metric);
    if (sentence === '') return [];
    return [candidates.length === 1 ? sentence : `${label}: ${lowerFirst(sentence)}`];
  });
}

/** How many replications the pairing saved for one difference; empty when that has no value. */
export function savingSentence({ savedByCommonNumbers, difference }: Comparison, metric: MetricInfo): string {
  if (savedByCommonNumbers === null) return '';
  const what = `the difference in ${lowerFirst(metric.label)}`;
  if (savedByCommonNumbers < NOTABLE_SAVING) {
    return `Common random numbers saved nothing for ${what} (${formatTimes(savedByCommonNumbers)}).`;
  }
  const needed = formatNumber(Math.ceil(difference.n * savedByCommonNumbers), '', 0);
  return `Common random numbers saved ${formatTimes(savedByCommonNumbers)}: with independent runs, an interval as short for ${what} would take about ${needed} replications instead of ${formatNumber(difference.n, '', 0)}.`;
}

/** Why the campaign stopped, then one sentence per target. */
export function stoppingSentences(result: Result, stopping: StoppingReport): readonly string[] {
  const { reason, rounds, targets } = stopping;
  const last = formatNumber(rounds[rounds.length - 1] ?? result.replications, '', 0);
  const path = rounds.length < 2 ? '' : ` in rounds of ${listWords(rounds.map(String))}`;
  const head =
    reason === 'precision reached'
      ? `Stopped after ${last} replications${path}: every target was met.`
      : `Stopped after ${last} replications${path}: the budget was spent before every target was met.`;
  return [head, ...targets.map((target) => targetSentence(result, target))];
}

function targetSentence(result: Result, target: StoppingReport['targets'][number]): string {
  const metric = findMetric(result, target.metric);
  const amount = (value: number): string => targetAmount(value, target.kind, metric);
  const policy = result.policies.find(({ id }) => id === target.policy)?.label ?? target.policy;
  const scenario = result.scenarios.find(({ id }) => id === target.scenario)?.label ?? target.scenario;
  const where = result.scenarios.length > 1 ? `${policy} at ${scenario}` : policy;
  const reached = target.reached === null ? 'no interval yet' : `± ${amount(target.reached)}`;
  return `${metric?.label ?? target.metric}: asked for ± ${amount(target.target)}, reached ${reached} where it is least precise (${where})${target.isReached ? '' : ': not met'}.`;
}

/** A half width: relative to the mean, or in the metric's unit, where shares are in percentage points. */
export function targetAmount(
  value: number,
  kind: 'relative' | 'absolute',
  metric: MetricInfo | undefined,
): string {
  const decimals = value < 0.001 ? 3 : value < 0.01 ? 2 : 1;
  if (kind === 'relative') return `${formatNumber(value, '%', decimals)}\u00a0% of the mean`;
  if (metric?.unit === '%') return `${formatNumber(value, '%', decimals)} points`;
  return formatWithUnit(value, metric?.unit ?? '');
}

/** The comparisons with the best of one scenario, the metrics of most interest first. */
export function bestOf(result: Result, scenario: string): readonly BestComparison[] {
  const own = (result.best ?? []).filter((best) => best.scenario === scenario);
  return leadMetrics(result).flatMap(({ id }) => own.filter(({ metric }) => metric === id));
}

/** Which policies may be the best in each metric of most interest; scenarios with the same answer share a sentence. */
function bestSentences(result: Result): readonly string[] {
  const found = result.scenarios.flatMap(({ id }) => bestOf(result, id));
  return leadMetrics(result).flatMap(({ id }) => {
    const groups = new Map<string, BestComparison[]>();
    for (const best of found.filter(({ metric }) => metric === id)) {
      const key = best.maybeBest.join(',');
      groups.set(key, [...(groups.get(key) ?? []), best]);
    }
    return [...groups.values()].map((group) => bestSentence(result, group));
  });
}

/** Which policies may be the best in one metric, at 95 % confidence, in one scenario or in several with the same answer. */
export function bestSentence(result: Result, group: readonly BestComparison[]): string {
  const [{ metric, maybeBest }] = group;
  const labels = result.policies.filter(({ id }) => maybeBest.includes(id)).map(({ label }) => label);
  const scenarios = result.scenarios.filter(({ id }) => group.some(({ scenario }) => scenario === id));
  const count = result.scenarios.length;
  const where = count > 1 ? ` ${placesText(scenarios, count)}` : '';
  const what = `${upperFirst(findMetric(result, metric)?.label ?? metric)}${where}`;
  if (labels.length === 1) return `${what}: ${labels[0]} is the best of all policies (95 % confidence).`;
  if (labels.length === result.policies.length)
    return `${what}: any of the policies may be the best (95 % confidence); more replications would tell.`;
  return `${what}: ${listWords(labels)} may be the best, the others are not (95 % confidence).`;
}
