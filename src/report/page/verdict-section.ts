import type { Comparison, Estimate, MetricInfo, Result } from '../../experiment/result.ts';
import {
  candidatesOf,
  findCell,
  findComparison,
  leadMetrics,
  leadScenario,
  orderPolicies,
} from '../find-in-result.ts';
import {
  decimalsFor,
  formatNumber,
  formatRelative,
  formatSigned,
  NO_NUMBER,
  spellUnit,
  unitBesideLabel,
} from '../format-number.ts';
import { verdictTexts } from '../verdict-sentence.ts';
import { verdictWord } from './estimate-text.ts';
import { type Html, html, NOTHING } from './html.ts';

const TILE_LIMIT = 6;

/** What to do and by how much, one card per candidate, then the lead metrics as large numbers. */
export function verdictSection(result: Result): Html {
  const cards = verdictTexts(result).map(
    ({ tone, action, sentence, details }) => html`<section class="verdict ${tone}">
<p class="action">${action}</p>
${sentence === '' ? NOTHING : html`<p class="sentence">${sentence}</p>`}
${details.length === 0 ? NOTHING : html`<ul>${details.map((detail) => html`<li>${detail}</li>`)}</ul>`}
</section>`,
  );
  return html`${cards}${tiles(result)}`;
}

/** The first candidate (or the only policy) in the lead scenario. */
function tiles(result: Result): Html {
  const scenario = leadScenario(result);
  const shown = candidatesOf(result)[0] ?? orderPolicies(result)[0];
  const incumbent = orderPolicies(result)[0];
  if (scenario === undefined || shown === undefined) return NOTHING;
  const items = leadMetrics(result)
    .slice(0, TILE_LIMIT)
    .map((metric) => {
      const estimate = findCell(result, scenario.id, shown.id)?.estimates[metric.id];
      const comparison = findComparison(result, {
        scenario: scenario.id,
        policy: shown.id,
        metric: metric.id,
      });
      const decimals = decimalsFor(estimate?.mean ?? 0, metric.unit);
      const unit = spellUnit(unitBesideLabel(metric));
      const was =
        comparison === undefined
          ? spreadText(estimate, metric, decimals)
          : changeText(comparison, metric, decimals);
      return html`<li class="tile"><div class="name">${metric.label}</div><div class="value">${estimate === undefined ? NO_NUMBER : formatNumber(estimate.mean, metric.unit, decimals)} <small>${unit}</small></div><div class="was">${was}</div></li>`;
    });
  const where = result.scenarios.length > 1 ? ` at ${scenario.label}` : '';
  const against = shown === incumbent ? '' : `, compared with ${incumbent.label}`;
  return html`<ul class="tiles">${items}</ul><p class="note">${`${shown.label}${where}${against}.`}</p>`;
}

function spreadText(estimate: Estimate | undefined, metric: MetricInfo, decimals: number): Html {
  if (estimate === undefined || estimate.halfWidth === null) return html`one replication`;
  return html`95 % interval ± ${formatNumber(estimate.halfWidth, metric.unit, decimals)}`;
}

/** Shares change by points: "+4.6 %" of a percentage would be misread. */
function changeText(comparison: Comparison, metric: MetricInfo, decimals: number): Html {
  const was = formatNumber(comparison.incumbent.mean, metric.unit, decimals);
  const change =
    metric.unit === '%'
      ? `${formatSigned(comparison.difference.mean, metric.unit, decimals)} points`
      : formatRelative(comparison.relative);
  return html`was ${was} (${change}) ${verdictWord(comparison.verdict)}`;
}
