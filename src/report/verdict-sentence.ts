import type { MetricInfo, PolicyInfo, Result, ScenarioInfo } from '../experiment/result.ts';
import { adoptedAnswers, fromLead, overtakenText } from './adopted-answers.ts';
import { type Answer, answerChange, answersOf, isSameEverywhere, whereText } from './answer-by-scenario.ts';
import { bestPointText } from './best-point.ts';
import { type Decision, decideCandidate, type Subject } from './decide-candidate.ts';
import { readableIntervalDecimals } from './estimate-text.ts';
import {
  candidatesOf,
  curveScenarios,
  findCell,
  findComparison,
  leadMetrics,
  leadScenario,
  orderPolicies,
} from './find-in-result.ts';
import {
  decimalsFor,
  formatNumber,
  formatRelative,
  formatWithUnit,
  spellUnit,
  unitBesideLabel,
} from './format-number.ts';
import { otherDetails } from './other-details.ts';
import { listWords, lowerFirst, upperFirst } from './sentence-words.ts';
import type { VerdictText } from './verdict-text.ts';

/**
 * One verdict per candidate, those to adopt first. Where several could be adopted, only the one with the best lead
 * metric is, in each scenario. One plain statement when there is only one policy, when a selection chose one, and for a
 * sweep.
 */
export function verdictTexts(result: Result): readonly VerdictText[] {
  const scenario = leadScenario(result);
  const metric = leadMetrics(result)[0];
  if (scenario === undefined || metric === undefined) return [];
  if (result.sweep !== undefined) return bestPointText(result, result.sweep, metric);
  const incumbent = orderPolicies(result)[0];
  const compared = candidatesOf(result)
    .map((candidate) => answersOf(result, { candidate, incumbent, metric }))
    .filter((answers) => answers.length > 0);
  if (compared.length > 0) {
    const adopted = adoptedAnswers(result, compared);
    return adoptedFirst(compared, adopted).map((answers) => compareText(result, answers, adopted));
  }
  const chosen = result.selection?.best;
  return result.policies
    .filter(({ id }) => chosen === undefined || id === chosen)
    .map((policy) => singleText(result, { policy, scenario, metric }));
}

/** Candidates in the order in which they are adopted from the lead scenario on, then the others. */
function adoptedFirst(
  compared: readonly (readonly Answer[])[],
  adopted: readonly Answer[],
): readonly (readonly Answer[])[] {
  const place = (answers: readonly Answer[]): number => {
    const first = adopted.findIndex((answer) => answers.includes(answer));
    return first < 0 ? adopted.length : first;
  };
  return compared.toSorted((left, right) => place(left) - place(right));
}

function compareText(result: Result, answers: readonly Answer[], adopted: readonly Answer[]): VerdictText {
  const own = adopted.filter((answer) => answers.includes(answer));
  const { subject } = own[0] ?? clearestAnswer(result, answers);
  const decision = decideCandidate(result, subject);
  const action =
    decision.tone === 'better' ? adoptText(result, { answers, own, subject, decision }) : decision.action;
  const sentences = [
    upperFirst(`${scenarioClause(result, subject.scenario)}${mainClause(subject)}.`),
    own.length === 0 ? '' : overtakenText(result, answers, adopted),
    answerChange(result, subject),
  ];
  const details = [...otherDetails(result, subject), curveSentence(result, subject)];
  return {
    policy: subject.candidate.id,
    scenario: subject.scenario.id,
    tone: decision.tone,
    action,
    sentence: sentences.filter((text) => text !== '').join(' '),
    details: details.filter((detail) => detail !== ''),
  };
}

/** The lead scenario's answer when it is a clear one, otherwise the first clear one; all unclear: the lead scenario's. */
function clearestAnswer(result: Result, answers: readonly Answer[]): Answer {
  const [first, ...others] = fromLead(result, answers);
  return [first, ...others].find(({ decision }) => decision.tone !== 'undecided') ?? first;
}

function adoptText(
  result: Result,
  {
    answers,
    own,
    subject: { candidate, incumbent },
    decision,
  }: {
    readonly answers: readonly Answer[];
    readonly own: readonly Answer[];
    readonly subject: Subject;
    readonly decision: Decision;
  },
): string {
  if (own.length > 0) return `${decision.action}${whereText(result, own)}`;
  const good = answers.filter((answer) => answer.decision.tone === 'better');
  return `${candidate.label} beats ${incumbent.label}${whereText(result, good)} too, by less`;
}

function mainClause({ candidate, incumbent, metric, comparison }: Subject): string {
  const { difference, relative, verdict } = comparison;
  const label = lowerFirst(metric.label);
  const decimals = readableIntervalDecimals(comparison, metric);
  const show = (value: number): string => formatNumber(value, metric.unit, decimals);
  const unit = spellUnit(unitBesideLabel(metric));
  const amount = `${show(Math.abs(difference.mean))} ${spellDifferenceUnit(metric)}`.trim();
  const level = `${show(comparison.candidate.mean)} ${unit}`.trim();
  const levels = `from ${show(comparison.incumbent.mean)} to ${level}`;
  if (verdict === 'identical') {
    return `${candidate.label} and ${incumbent.label} give exactly the same ${label}, ${level}, in every replication`;
  }
  if (difference.halfWidth === null) {
    return `${candidate.label} takes ${label} ${levels} in a single replication; without an interval this may be chance`;
  }
  if (verdict === 'no clear difference') {
    const low = show(difference.mean - difference.halfWidth);
    const high = show(difference.mean + difference.halfWidth);
    return `${candidate.label} makes no clear difference to ${label}: the 95 % interval of its difference from ${incumbent.label} runs from ${low} to ${high} ${spellDifferenceUnit(metric)}`.trim();
  }
  const verb = difference.mean < 0 ? 'lowers' : 'raises';
  const size = Math.abs(difference.mean);
  const share = relative === null ? '' : `${formatRelative(relative)}, `;
  const interval = `95 % interval ${show(size - difference.halfWidth)} to ${show(size + difference.halfWidth)}`;
  return `${candidate.label} ${verb} ${label} by ${amount} (${share}${interval}), ${levels}`;
}

function spellDifferenceUnit(metric: MetricInfo): string {
  return metric.unit === '%' ? 'percentage points' : spellUnit(unitBesideLabel(metric));
}

function scenarioClause(result: Result, scenario: ScenarioInfo): string {
  return result.scenarios.length > 1 ? `at ${scenario.label}, ` : '';
}

/** How the lead metric's difference moves from one end of the curve to the other. */
function curveSentence(result: Result, subject: Subject): string {
  const { candidate, metric } = subject;
  const points = curveScenarios(result)
    .map((scenario) => ({
      scenario,
      comparison: findComparison(result, { scenario: scenario.id, policy: candidate.id, metric: metric.id }),
    }))
    .filter((point) => point.comparison !== undefined);
  const first = points[0]?.comparison;
  const last = points.at(-1)?.comparison;
  if (points.length < 2 || first === undefined || last === undefined) return '';
  const decimals = decimalsFor(first.incumbent.mean, metric.unit);
  const show = (value: number): string =>
    `${value > 0 ? '+' : ''}${formatNumber(value, metric.unit, decimals)}`;
  const isJudged = last.verdict !== 'too few replications' && metric.better !== 'neither';
  const wins = points.filter((point) => point.comparison?.verdict === 'better').length;
  const ends = `from ${show(first.difference.mean)} at ${points[0].scenario.label} to ${show(last.difference.mean)} ${spellDifferenceUnit(metric)} at ${points[points.length - 1].scenario.label}`;
  const count = !isJudged ? '' : `, ${winsText(wins, points.length)}`;
  if (isSameEverywhere(result, subject))
    return `Along the curve the answer stays the same: the difference in ${lowerFirst(metric.label)} goes ${ends}.`;
  return `Along the curve the difference in ${lowerFirst(metric.label)} goes ${ends}${count}.`;
}

function winsText(wins: number, count: number): string {
  if (wins === count) return `clearly better in all ${count} scenarios`;
  return wins === 0 ? 'clearly better in none' : `clearly better in ${wins} of ${count} scenarios`;
}

function singleText(
  result: Result,
  { policy, scenario, metric }: { policy: PolicyInfo; scenario: ScenarioInfo; metric: MetricInfo },
): VerdictText {
  const cell = findCell(result, scenario.id, policy.id);
  const describe = (shown: MetricInfo): string | undefined => {
    const estimate = cell?.estimates[shown.id];
    if (estimate === undefined) return undefined;
    const decimals = decimalsFor(estimate.mean, shown.unit, estimate.halfWidth);
    const spread =
      estimate.halfWidth === null ? '' : ` (± ${formatNumber(estimate.halfWidth, shown.unit, decimals)})`;
    return `${lowerFirst(shown.label)} ${withUnit(estimate.mean, shown, decimals)}${spread}`;
  };
  const [first, ...rest] = leadMetrics(result)
    .slice(0, 4)
    .map(describe)
    .filter((text) => text !== undefined);
  return {
    policy: policy.id,
    scenario: scenario.id,
    tone: 'undecided',
    action: `${result.selection === undefined ? '' : 'Choose '}${policy.label}: ${first ?? `no value of ${lowerFirst(metric.label)}`}`,
    sentence:
      rest.length === 0 ? '' : `${upperFirst(`${scenarioClause(result, scenario)}${listWords(rest)}`)}.`,
    details: result.replications < 2 ? ['A single replication: no interval can be given.'] : [],
  };
}

/** "0.84 USD" beside a label that says "per unit" already. */
function withUnit(value: number, metric: MetricInfo, decimals: number): string {
  return formatWithUnit(value, metric.unit === '%' ? '%' : unitBesideLabel(metric), decimals);
}
