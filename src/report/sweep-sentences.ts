import type { MetricInfo, Result, SweepReport } from '../experiment/result.ts';
import { findMetric, orderPolicies } from './find-in-result.ts';
import { decimalsFor, formatDifference, formatNumber, spellUnit, unitBesideLabel } from './format-number.ts';
import { listWords, lowerFirst } from './sentence-words.ts';

type Effect = SweepReport['mainEffects'][number];

/** What each factor does to one metric from its first level to its last, the factor that moves it most first. */
export function effectSentences(result: Result, sweep: SweepReport, metric: MetricInfo): readonly string[] {
  const ofFactor = sweep.factors.map((factor) => ({
    factor,
    effects: orderPolicies(result).flatMap(
      (policy) =>
        sweep.mainEffects.find(
          (effect) =>
            effect.factor === factor.id &&
            effect.policy === policy.id &&
            effect.metric === metric.id &&
            effect.change !== undefined,
        ) ?? [],
    ),
  }));
  return ofFactor
    .filter(({ effects }) => effects.length > 0)
    .toSorted((one, other) => strength(other.effects) - strength(one.effects))
    .map(({ factor, effects }) => {
      const { levels } = effects[0];
      const changes = effects.map((effect) => changeText(result, effect, metric));
      return `${factor.label}, from ${levels[0].level} to ${levels[levels.length - 1].level}: ${lowerFirst(metric.label)} ${listWords(changes)}.`;
    });
}

function strength(effects: readonly Effect[]): number {
  return Math.max(
    ...effects.map(({ levels }) => {
      const means = levels.map(({ estimate }) => estimate.mean);
      return Math.max(...means) - Math.min(...means);
    }),
  );
}

/** "+1.20 ± 0.10 USD under National plan". */
function changeText(result: Result, effect: Effect, metric: MetricInfo): string {
  const { change, policy } = effect;
  const known = findMetric(result, metric.id) ?? metric;
  const mean = change?.mean ?? 0;
  const halfWidth = change?.halfWidth ?? null;
  const decimals = decimalsFor(mean, known.unit, halfWidth);
  const spread = halfWidth === null ? '' : ` ± ${formatNumber(halfWidth, known.unit, decimals)}`;
  const unit = known.unit === '%' ? '' : ` ${spellUnit(unitBesideLabel(known))}`;
  const label = result.policies.find(({ id }) => id === policy)?.label ?? policy;
  const under = result.policies.length === 1 ? '' : ` under ${label}`;
  return (
    `${formatDifference(mean, known.unit, decimals)}${spread}${unit}`.trim() + under + turningPoint(effect)
  );
}

/** A first and a last level say little where the extreme lies between: " (least at 3)". */
function turningPoint({ levels }: Effect): string {
  const means = levels.map(({ estimate }) => estimate.mean);
  const words = [
    { word: 'least', place: means.indexOf(Math.min(...means)) },
    { word: 'most', place: means.indexOf(Math.max(...means)) },
  ]
    .filter(({ place }) => place > 0 && place < means.length - 1)
    .map(({ word, place }) => `${word} at ${levels[place].level}`);
  return words.length === 0 ? '' : ` (${listWords(words)})`;
}
