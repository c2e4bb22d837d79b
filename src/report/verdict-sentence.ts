import type { Comparison, MetricInfo, PolicyInfo, Result, ScenarioInfo } from '../experiment/result.ts';
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

/** What the result says about one candidate (or about the only policy). */
export interface VerdictText {
  /** Colour and order follow it: good news, bad news, a choice to make, or nothing to choose on. */
  readonly tone: 'better' | 'worse' | 'trade-off' | 'undecided';
  /** What to do, a few words: "Adopt Regional plan". */
  readonly action: string;
  /** By how much, with interval. */
  readonly sentence: string;
  /** What else to know: other metrics of interest, the rest of the curve. May be empty. */
  readonly details: readonly string[];
}

/** One verdict per candidate, in the experiment's order; one plain statement when there is only one policy. */
export function verdictTexts(result: Result): readonly VerdictText[] {
  const scenario = leadScenario(result);
  const metric = leadMetrics(result)[0];
  if (scenario === undefined || metric === undefined) return [];
  const incumbent = orderPolicies(result)[0];
  const texts = candidatesOf(result).map((candidate) => {
    const comparison = findComparison(result, {
      scenario: scenario.id,
      policy: candidate.id,
      metric: metric.id,
    });
    return comparison && compareText(result, { candidate, incumbent, scenario, metric, comparison });
  });
  const found = texts.filter((text) => text !== undefined);
  return found.length > 0
    ? found
    : result.policies.map((policy) => singleText(result, { policy, scenario, metric }));
}

interface Subject {
  readonly candidate: PolicyInfo;
  readonly incumbent: PolicyInfo;
  readonly scenario: ScenarioInfo;
  readonly metric: MetricInfo;
  readonly comparison: Comparison;
}

function compareText(result: Result, subject: Subject): VerdictText {
  const others = leadMetrics(result)
    .slice(1)
    .map((metric) => ({
      metric,
      comparison: findComparison(result, {
        scenario: subject.scenario.id,
        policy: subject.candidate.id,
        metric: metric.id,
      }),
    }))
    .filter((other): other is Other => other.comparison !== undefined);
  const losing = losingScenarios(result, subject);
  const { tone, action } = losing.length > 0 ? mixed(subject, losing) : decide(subject, others);
  return {
    tone,
    action,
    sentence: `${upperFirst(`${scenarioClause(result, subject.scenario)}${mainClause(subject)}`)}.`,
    details: [othersSentence(others), curveSentence(result, subject)].filter((sentence) => sentence !== ''),
  };
}

interface Other {
  readonly metric: MetricInfo;
  readonly comparison: Comparison;
}

/** Scenarios where the lead metric is clearly worse although it is clearly better in the lead scenario. */
function losingScenarios(result: Result, { candidate, metric, comparison }: Subject): readonly string[] {
  if (comparison.verdict !== 'better') return [];
  return result.scenarios
    .filter((scenario) => {
      const key = { scenario: scenario.id, policy: candidate.id, metric: metric.id };
      return findComparison(result, key)?.verdict === 'worse';
    })
    .map((scenario) => scenario.label);
}

function mixed(
  { candidate, scenario, metric }: Subject,
  losing: readonly string[],
): Pick<VerdictText, 'tone' | 'action'> {
  const where = losing.length > 3 ? `${losing.length} scenarios` : listWords(losing);
  return {
    tone: 'trade-off',
    action: `${candidate.label} has the better ${lowerFirst(metric.label)} at ${scenario.label}, the worse at ${where}`,
  };
}

function decide(subject: Subject, others: readonly Other[]): Pick<VerdictText, 'tone' | 'action'> {
  const { candidate, incumbent, metric, comparison } = subject;
  const label = lowerFirst(metric.label);
  const lost = others
    .filter((other) => other.comparison.verdict === 'worse')
    .map((other) => lowerFirst(other.metric.label));
  const won = others
    .filter((other) => other.comparison.verdict === 'better')
    .map((other) => lowerFirst(other.metric.label));
  switch (comparison.verdict) {
    case 'better':
      return lost.length === 0
        ? { tone: 'better', action: `Adopt ${candidate.label}` }
        : {
            tone: 'trade-off',
            action: `${candidate.label} is a trade-off: better ${label}, worse ${listWords(lost)}`,
          };
    case 'worse':
      return won.length === 0
        ? { tone: 'worse', action: `Keep ${incumbent.label}` }
        : {
            tone: 'trade-off',
            action: `${candidate.label} is a trade-off: worse ${label}, better ${listWords(won)}`,
          };
    case 'identical':
      return { tone: 'undecided', action: `${candidate.label} changes nothing here` };
    case 'no clear difference':
      return {
        tone: 'undecided',
        action: `${candidate.label} and ${incumbent.label} cannot be told apart by ${label}`,
      };
    case 'too few replications':
      return { tone: 'undecided', action: 'Run at least two replications before deciding' };
    default:
      return {
        tone: 'undecided',
        action: `${candidate.label} changes ${label}; neither direction is better`,
      };
  }
}

function mainClause({ candidate, incumbent, metric, comparison }: Subject): string {
  const { difference, relative, verdict } = comparison;
  const label = lowerFirst(metric.label);
  const decimals = decimalsFor(comparison.incumbent.mean, metric.unit, difference.halfWidth);
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
    return `${candidate.label} makes no clear difference to ${label}: the 95 % interval of its difference from ${incumbent.label} runs from ${low} to ${high} ${spellDifferenceUnit(metric)}`.trim();
  }
  const verb = difference.mean < 0 ? 'lowers' : 'raises';
  const size = Math.abs(difference.mean);
  const share = relative === null ? '' : `${formatRelative(relative)}, `;
  const interval = `95 % interval ${show(size - difference.halfWidth)} to ${show(size + difference.halfWidth)}`;
  return `${candidate.label} ${verb} ${label} by ${amount} (${share}${interval}), ${levels}`;
}

function spellDifferenceUnit(metric: MetricInfo): string {
  return metric.unit === '%' ? 'percentage points' : spellUnit(unitBesideLabel(metric));
}

function scenarioClause(result: Result, scenario: ScenarioInfo): string {
  return result.scenarios.length > 1 ? `at ${scenario.label}, ` : '';
}

/** "Promises kept: 96.2 % versus 91.0 % (better). …" for up to three more metrics of interest. */
function othersSentence(others: readonly Other[]): string {
  return others
    .slice(0, 3)
    .map(({ metric, comparison }) => {
      const decimals = decimalsFor(comparison.incumbent.mean, metric.unit);
      const now = formatWithUnit(comparison.candidate.mean, metric.unit, decimals);
      const before = formatWithUnit(comparison.incumbent.mean, metric.unit, decimals);
      const judged = comparison.verdict === 'too few replications' ? '' : ` (${comparison.verdict})`;
      return `${metric.label}: ${now} versus ${before}${judged}.`;
    })
    .join(' ');
}

/** How the lead metric's difference moves from one end of the curve to the other. */
function curveSentence(result: Result, { candidate, metric }: Subject): string {
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
  const count = !isJudged ? '' : `, clearly better in ${wins} of ${points.length} scenarios`;
  return `Along the curve the difference in ${lowerFirst(metric.label)} goes ${ends}${count}.`;
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
    return `${lowerFirst(shown.label)} ${formatWithUnit(estimate.mean, shown.unit, decimals)}${spread}`;
  };
  const [first, ...rest] = leadMetrics(result)
    .slice(0, 4)
    .map(describe)
    .filter((text) => text !== undefined);
  return {
    tone: 'undecided',
    action: `${policy.label}: ${first ?? `no value of ${lowerFirst(metric.label)}`}`,
    sentence:
      rest.length === 0 ? '' : `${upperFirst(`${scenarioClause(result, scenario)}${listWords(rest)}`)}.`,
    details: result.replications < 2 ? ['A single replication: no interval can be given.'] : [],
  };
}

function lowerFirst(text: string): string {
  const isAcronym = /^[A-Z][A-Z0-9]/.test(text);
  return isAcronym ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function listWords(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
