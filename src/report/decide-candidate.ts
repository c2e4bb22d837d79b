import type { Comparison, MetricInfo, PolicyInfo, Result, ScenarioInfo } from '../experiment/result.ts';
import { findComparison, leadMetrics } from './find-in-result.ts';
import { shownVerdict } from './practical-difference.ts';
import { listWords, lowerFirst } from './sentence-words.ts';

/** One candidate seen through the lead metric in one scenario. */
export interface Subject {
  readonly candidate: PolicyInfo;
  readonly incumbent: PolicyInfo;
  readonly scenario: ScenarioInfo;
  readonly metric: MetricInfo;
  readonly comparison: Comparison;
}

/** The same candidate and scenario through another metric of interest. */
export interface OtherComparison {
  readonly metric: MetricInfo;
  readonly comparison: Comparison;
}

/** What to do with a candidate, and the colour of that news. */
export interface Decision {
  /** Good news, bad news, a choice to make, or nothing to choose on. */
  readonly tone: 'better' | 'worse' | 'trade-off' | 'undecided';
  /** A few words: "Adopt Regional plan". */
  readonly action: string;
}

/** The metrics of interest beside the lead metric, as far as they were compared. */
export function otherComparisons(
  result: Result,
  { candidate, scenario }: Subject,
): readonly OtherComparison[] {
  return leadMetrics(result)
    .slice(1)
    .map((metric) => ({
      metric,
      comparison: findComparison(result, { scenario: scenario.id, policy: candidate.id, metric: metric.id }),
    }))
    .filter((other): other is OtherComparison => other.comparison !== undefined);
}

/**
 * Adopt when the lead metric is clearly better and no other metric of interest is clearly worse; keep the incumbent in
 * the opposite case; a trade-off when metrics, or scenarios of the lead metric, point both ways; otherwise undecided.
 */
export function decideCandidate(result: Result, subject: Subject): Decision {
  const opposite = oppositeScenarios(result, subject);
  return opposite.length > 0 ? mixed(subject, opposite) : decideScenario(result, subject);
}

/** The decision on one scenario alone. */
export function decideScenario(result: Result, subject: Subject): Decision {
  return decideHere(subject, otherComparisons(result, subject));
}

/** Scenarios where the lead metric is as clearly worse as it is better in the subject's, or the other way round. */
export function oppositeScenarios(
  result: Result,
  { candidate, metric, comparison }: Subject,
): readonly string[] {
  const verdict = shownVerdict(comparison, metric);
  if (verdict !== 'better' && verdict !== 'worse') return [];
  const opposite = verdict === 'better' ? 'worse' : 'better';
  return result.scenarios
    .filter((scenario) => {
      const key = { scenario: scenario.id, policy: candidate.id, metric: metric.id };
      const there = findComparison(result, key);
      return there !== undefined && shownVerdict(there, metric) === opposite;
    })
    .map((scenario) => scenario.label);
}

/** Metrics in the lead metric's own unit of money are parts of it or count in it: they are no second goal. */
function labelsWith(
  verdict: 'better' | 'worse',
  others: readonly OtherComparison[],
  lead: MetricInfo,
): readonly string[] {
  return others
    .filter(
      (other) =>
        shownVerdict(other.comparison, other.metric) === verdict &&
        !(other.metric.unit === lead.unit && lead.unit.includes('/')),
    )
    .map((other) => lowerFirst(other.metric.label));
}

function listShort(labels: readonly string[]): string {
  return labels.length > 3
    ? listWords([...labels.slice(0, 2), `${labels.length - 2} more`])
    : listWords(labels);
}

function mixed({ candidate, scenario, metric, comparison }: Subject, opposite: readonly string[]): Decision {
  const where = opposite.length > 3 ? `${opposite.length} scenarios` : listWords(opposite);
  const [here, there] = comparison.verdict === 'better' ? ['better', 'worse'] : ['worse', 'better'];
  const label = lowerFirst(metric.label);
  return {
    tone: 'trade-off',
    action: `${candidate.label} has the ${here} ${label} at ${scenario.label}, the ${there} at ${where}`,
  };
}

function decideHere(subject: Subject, others: readonly OtherComparison[]): Decision {
  const { candidate, incumbent, metric, comparison } = subject;
  const label = lowerFirst(metric.label);
  const lost = labelsWith('worse', others, metric);
  const won = labelsWith('better', others, metric);
  switch (shownVerdict(comparison, metric)) {
    case 'better':
      return lost.length === 0
        ? { tone: 'better', action: `Adopt ${candidate.label}` }
        : {
            tone: 'trade-off',
            action: `${candidate.label} is a trade-off: better ${label}, worse ${listShort(lost)}`,
          };
    case 'worse':
      return won.length === 0
        ? { tone: 'worse', action: `Keep ${incumbent.label}` }
        : {
            tone: 'trade-off',
            action: `${candidate.label} is a trade-off: worse ${label}, better ${listShort(won)}`,
          };
    case 'identical':
      return { tone: 'undecided', action: `${candidate.label} changes nothing here` };
    case 'practically equal':
      return {
        tone: 'undecided',
        action: `${candidate.label} and ${incumbent.label} are practically equal in ${label}`,
      };
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
