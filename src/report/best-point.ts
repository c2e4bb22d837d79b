import type { MetricInfo, PolicyInfo, Result, ScenarioInfo, SweepReport } from '../experiment/result.ts';
import { estimateText } from './estimate-text.ts';
import { candidatesOf, findCell, orderPolicies } from './find-in-result.ts';
import { spellUnit, unitBesideLabel } from './format-number.ts';
import { shownVerdict } from './practical-difference.ts';
import { lowerFirst } from './sentence-words.ts';
import type { VerdictText } from './verdict-text.ts';

interface Candidate {
  readonly scenario: ScenarioInfo;
  readonly policy: PolicyInfo;
  readonly mean: number;
}

/** The point of a sweep with the best mean of the lead metric; for a metric without a better direction, none. */
export function bestPointText(
  result: Result,
  sweep: SweepReport,
  metric: MetricInfo,
): readonly VerdictText[] {
  const candidates = result.scenarios.flatMap((scenario) =>
    result.policies.flatMap((policy): Candidate[] => {
      const mean = findCell(result, scenario.id, policy.id)?.estimates[metric.id]?.mean;
      return mean === undefined ? [] : [{ scenario, policy, mean }];
    }),
  );
  if (metric.better === 'neither' || candidates.length === 0) return [];
  const sign = metric.better === 'lower' ? 1 : -1;
  const { scenario, policy } = candidates.reduce((best, one) =>
    sign * one.mean < sign * best.mean ? one : best,
  );
  const estimate = findCell(result, scenario.id, policy.id)?.estimates[metric.id];
  const unit = metric.unit === '%' ? '\u00a0%' : ` ${spellUnit(unitBesideLabel(metric))}`.trimEnd();
  const under = result.policies.length === 1 ? '' : ` under ${policy.label}`;
  const word = metric.better === 'lower' ? 'Lowest' : 'Highest';
  return [
    {
      policy: policy.id,
      scenario: scenario.id,
      tone: 'undecided',
      action: `${word} ${lowerFirst(metric.label)}: ${scenario.label}${under}`,
      sentence: `${estimateText(estimate, metric)}${unit}, the best of ${sweep.points.length} points. The best of many looks a little better than it is: confirm it with fresh runs.`,
      details: candidatesOf(result).flatMap((candidate) => winsText(result, candidate, metric)),
    },
  ];
}

/** "Regional plan against National plan: better at 9 points, worse at 1 of 12." Nothing where none was compared. */
function winsText(result: Result, candidate: PolicyInfo, metric: MetricInfo): string[] {
  const compared = result.comparisons.filter(
    (comparison) => comparison.policy === candidate.id && comparison.metric === metric.id,
  );
  if (compared.length === 0) return [];
  const count = (word: string): number =>
    compared.filter((comparison) => shownVerdict(comparison, metric) === word).length;
  const [incumbent] = orderPolicies(result);
  return [
    `${candidate.label} against ${incumbent.label} by ${lowerFirst(metric.label)}: better at ${count('better')} of ${compared.length} points, worse at ${count('worse')}.`,
  ];
}
