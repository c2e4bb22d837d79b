import type { Result, SteadyStateReport } from '../experiment/result.ts';
import { findMetric } from './find-in-result.ts';
import { formatNumber } from './format-number.ts';
import { listWords, lowerFirst } from './sentence-words.ts';

/** Analyses of one scenario, in the result's order. */
export function steadyStateOf(result: Result, scenario: string): readonly SteadyStateReport[] {
  return (result.steadyState ?? []).filter((report) => report.scenario === scenario);
}

/** Days dropped at the start of every run of a scenario; undefined when nothing was analysed there. */
export function droppedDays(result: Result, scenario: string): number | undefined {
  const reports = steadyStateOf(result, scenario);
  if (reports.length === 0) return undefined;
  return Math.max(...reports.map(({ truncatedDays, droppedDays = truncatedDays }) => droppedDays));
}

/** Where the start ends, and what to doubt. */
export function steadyStateSentences(result: Result, scenario: string): readonly string[] {
  const reports = steadyStateOf(result, scenario);
  if (reports.length === 0) return [];
  const short = reports.filter(({ isAtLimit }) => isAtLimit);
  const dependent = reports.filter(({ isIndependent }) => !isIndependent);
  return [
    ...startSentences(result, scenario),
    ...(short.length === 0
      ? []
      : [`The run is too short to tell where the start ends for ${namesOf(result, short)}: run longer.`]),
    ...(dependent.length === 0
      ? []
      : [
          `${dependent.length === 1 ? 'The interval' : 'Each interval'} of ${namesOf(result, dependent)} is too short, as batches still depend on each other: run longer.`,
        ]),
  ];
}

function startSentences(result: Result, scenario: string): readonly string[] {
  const reports = steadyStateOf(result, scenario);
  const dropped = droppedDays(result, scenario) ?? 0;
  const longest = reports.reduce((one, other) => (other.truncatedDays > one.truncatedDays ? other : one));
  const days = formatNumber(dropped, '', 0);
  const all = formatNumber(result.warmUpDays + result.horizonDays, '', 0);
  if (longest.droppedDays !== undefined) {
    const head = `The first ${days} of ${all} days are dropped for every policy, as in the baseline.`;
    const own = `These runs alone would drop ${formatNumber(longest.truncatedDays, '', 0)} days, for ${nameOf(result, longest)}: the start has become longer.`;
    return longest.truncatedDays > dropped ? [head, own] : [head];
  }
  return [
    dropped === 0
      ? `No start had to be dropped: all ${all} days count.`
      : `The first ${days} of ${all} days are dropped for every policy, as the start lasts longest for ${nameOf(result, longest)}.`,
  ];
}

function namesOf(result: Result, reports: readonly SteadyStateReport[]): string {
  return listWords(reports.map((report) => nameOf(result, report)));
}

function nameOf(result: Result, { metric, policy }: SteadyStateReport): string {
  const label = lowerFirst(findMetric(result, metric)?.label ?? metric);
  if (result.policies.length === 1) return label;
  return `${label} under ${result.policies.find(({ id }) => id === policy)?.label ?? policy}`;
}
