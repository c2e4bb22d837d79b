import type { Result, ScenarioInfo } from '../experiment/result.ts';
import {
  type Decision,
  decideScenario,
  oppositeScenarios,
  otherComparisons,
  type Subject,
} from './decide-candidate.ts';
import { readableDecimals } from './estimate-text.ts';
import { curveScenarios, findComparison } from './find-in-result.ts';
import { formatWithUnit } from './format-number.ts';
import { shownVerdict } from './practical-difference.ts';
import { listWords, lowerFirst } from './sentence-words.ts';

/** More scenarios than this are counted instead of named. */
const MOST_NAMED = 3;

/** The decision about one candidate in one scenario. */
export interface Answer {
  readonly subject: Subject;
  readonly decision: Decision;
}

/** A candidate and the lead metric, whatever the scenario. */
export type Matter = Pick<Subject, 'candidate' | 'incumbent' | 'metric'>;

/** The decision in each scenario on its own: along the curve when there is one, otherwise in the experiment's order. */
export function answersOf(result: Result, matter: Matter): readonly Answer[] {
  return scenariosInOrder(result).flatMap((scenario) => {
    const key = { scenario: scenario.id, policy: matter.candidate.id, metric: matter.metric.id };
    const comparison = findComparison(result, key);
    if (comparison === undefined) return [];
    const there = { ...matter, scenario, comparison };
    return [{ subject: there, decision: decideScenario(result, there) }];
  });
}

function scenariosInOrder(result: Result): readonly ScenarioInfo[] {
  const curve = curveScenarios(result);
  return curve.length > 0 ? curve : result.scenarios;
}

/** Where an answer holds: " from 25 % one-day on" along a curve, " at Dear stock" otherwise; empty when everywhere. */
export function whereText(result: Result, answers: readonly Answer[]): string {
  const all = scenariosInOrder(result);
  const held = all.filter((scenario) => answers.some(({ subject }) => subject.scenario.id === scenario.id));
  if (held.length === all.length || held.length === 0) return '';
  const isTail = held[0] === all[all.length - held.length];
  if (curveScenarios(result).length > 0 && isTail && held.length > 1) return ` from ${held[0].label} on`;
  return ` ${placesText(held, all.length)}`;
}

/** "at Cheap stock and Dear stock"; many are counted. */
export function placesText(scenarios: readonly ScenarioInfo[], count: number): string {
  return scenarios.length > MOST_NAMED
    ? `in ${scenarios.length} of ${count} scenarios`
    : `at ${listWords(scenarios.map(({ label }) => label))}`;
}

/** True when one clear answer, adopt, keep or trade-off, holds in every scenario. */
export function isSameEverywhere(result: Result, subject: Subject): boolean {
  const { tone } = decideScenario(result, subject);
  return tone !== 'undecided' && answersOf(result, subject).every((answer) => answer.decision.tone === tone);
}

/**
 * Where the answer is another one than in the subject's scenario, and which: "The answer changes: at 0 % one-day, …". Empty
 * when it is the same everywhere, and where the lead metric itself turns round, which the action says.
 */
export function answerChange(result: Result, subject: Subject): string {
  const answers = answersOf(result, subject);
  if (answers.length < 2 || oppositeScenarios(result, subject).length > 0) return '';
  const here = decideScenario(result, subject);
  const others = answers.filter((answer) => answer.decision.tone !== here.tone);
  if (others.length === 0) return '';
  const actions = [...new Set(others.map((answer) => answer.decision.action))];
  const parts = actions.map((action) => {
    const group = others.filter((answer) => answer.decision.action === action);
    const where = listWords(group.map((answer) => answer.subject.scenario.label));
    const levels = group.length === 1 ? levelsText(result, group[0]) : '';
    return `at ${where}, ${inSentence(action)}${levels}`;
  });
  return `The answer changes: ${parts.join('; ')}.`;
}

/** Commands lose their capital; names of policies keep theirs. */
function inSentence(action: string): string {
  return /^(Adopt|Keep|Run) /.test(action) ? lowerFirst(action) : action;
}

/** The levels of what a trade-off gives up: " (promise met 97.8 % instead of 100.0 %)". */
function levelsText(result: Result, { subject, decision }: Answer): string {
  if (decision.tone !== 'trade-off') return '';
  const lost = otherComparisons(result, subject)
    .filter(({ comparison, metric }) => shownVerdict(comparison, metric) === 'worse')
    .slice(0, 2)
    .map(({ comparison, metric }) => {
      const decimals = readableDecimals(comparison, metric);
      const now = formatWithUnit(comparison.candidate.mean, metric.unit, decimals);
      const before = formatWithUnit(comparison.incumbent.mean, metric.unit, decimals);
      return `${lowerFirst(metric.label)} ${now} instead of ${before}`;
    });
  return lost.length === 0 ? '' : ` (${listWords(lost)})`;
}
