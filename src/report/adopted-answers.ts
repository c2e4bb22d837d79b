import type { Result } from '../experiment/result.ts';
import { type Answer, placesText } from './answer-by-scenario.ts';
import type { Subject } from './decide-candidate.ts';
import { decimalsThatTellApart } from './estimate-text.ts';
import { leadScenario } from './find-in-result.ts';
import { decimalsFor, formatNumber, formatWithUnit, unitBesideLabel } from './format-number.ts';
import { lowerFirst, upperFirst } from './sentence-words.ts';

/**
 * Which candidate to adopt in each scenario, from the lead scenario on: among those that are better than the incumbent
 * the one with the best lead metric. One that is adopted already stays as long as it may be the best there (comparison
 * with the best), so that chance does not change the answer from scenario to scenario.
 */
export function adoptedAnswers(result: Result, compared: readonly (readonly Answer[])[]): readonly Answer[] {
  const adopted: Answer[] = [];
  const scenarios = new Set(fromLead(result, compared.flat()).map(({ subject }) => subject.scenario.id));
  for (const scenario of scenarios) {
    const adoptable = compared
      .flat()
      .filter(({ subject, decision }) => subject.scenario.id === scenario && decision.tone === 'better');
    if (adoptable.length === 0) continue;
    const kept = adopted
      .map(({ subject }) => adoptable.find((answer) => answer.subject.candidate === subject.candidate))
      .find((answer) => answer !== undefined && mayBeBest(result, answer.subject));
    const leader = adoptable.reduce((best, other) => (isAhead(other.subject, best.subject) ? other : best));
    adopted.push(kept ?? leader);
  }
  return adopted;
}

/** The answers of the lead scenario first, the others in their order. */
export function fromLead(result: Result, answers: readonly Answer[]): readonly Answer[] {
  const lead = leadScenario(result)?.id;
  const isLead = ({ subject }: Answer): boolean => subject.scenario.id === lead;
  return [...answers.filter(isLead), ...answers.filter((answer) => !isLead(answer))];
}

/**
 * Where another candidate is adopted though this one is better than the incumbent, too: "At Dear stock, lean has the
 * lower total cost per unit, 18.71 instead of 30.95 USD."
 */
export function overtakenText(
  result: Result,
  answers: readonly Answer[],
  adopted: readonly Answer[],
): string {
  const overtaken = answers.flatMap((own) => {
    const other = adopted.find(({ subject }) => subject.scenario === own.subject.scenario);
    return own.decision.tone !== 'better' || other === undefined || other === own ? [] : [{ own, other }];
  });
  const winners = [...new Set(overtaken.map(({ other }) => other.subject.candidate))];
  return winners
    .map((winner) => {
      const pairs = overtaken.filter(({ other }) => other.subject.candidate === winner);
      const places = placesText(
        pairs.map(({ own }) => own.subject.scenario),
        result.scenarios.length,
      );
      const [{ own, other }] = pairs;
      const { metric } = own.subject;
      const levels = pairs.length > 1 ? '' : `, ${levelsText(other.subject, own.subject)}`;
      const word = metric.better === 'higher' ? 'higher' : 'lower';
      return `${upperFirst(places)}, ${winner.label} has the ${word} ${lowerFirst(metric.label)}${levels}.`;
    })
    .join(' ');
}

function levelsText({ metric, comparison }: Subject, own: Subject): string {
  const levels = [comparison.candidate.mean, own.comparison.candidate.mean] as const;
  const base = decimalsFor(Math.max(...levels.map(Math.abs)), metric.unit);
  const decimals = decimalsThatTellApart(levels, metric, base);
  const unit = metric.unit === '%' ? '%' : unitBesideLabel(metric);
  return `${formatNumber(levels[0], metric.unit, decimals)} instead of ${formatWithUnit(levels[1], unit, decimals)}`;
}

/** Without a comparison with the best, the means alone decide. */
function mayBeBest(result: Result, { scenario, metric, candidate }: Subject): boolean {
  return (result.best ?? []).some(
    (best) =>
      best.scenario === scenario.id && best.metric === metric.id && best.maybeBest.includes(candidate.id),
  );
}

function isAhead(one: Subject, other: Subject): boolean {
  const lead = one.comparison.candidate.mean - other.comparison.candidate.mean;
  return one.metric.better === 'higher' ? lead > 0 : lead < 0;
}
