import type { Comparison, Estimate, MetricInfo, Result } from '../../experiment/result.ts';
import { readableDecimals } from '../estimate-text.ts';
import { findCell, findComparison, leadMetrics, orderPolicies } from '../find-in-result.ts';
import {
  decimalsFor,
  formatDifference,
  formatNumber,
  formatRelative,
  NO_NUMBER,
  unitBesideLabel,
} from '../format-number.ts';
import { shownVerdict } from '../practical-difference.ts';
import { verdictTexts } from '../verdict-sentence.ts';
import type { VerdictText } from '../verdict-text.ts';
import { type Html, html, NOTHING } from './html.ts';
import { verdictWord } from './verdict-word.ts';

const TILE_LIMIT = 6;

/** What to do and by how much, one card per candidate, then the lead metrics as large numbers. */
export function verdictSection(result: Result): Html {
  const verdicts = verdictTexts(result);
  const cards = verdicts.map((verdict, position) => card(verdict, position === 0 || verdicts.length < 3));
  return html`${cards}${verdicts.length === 0 || result.sweep !== undefined ? NOTHING : tiles(result, verdicts[0])}`;
}

/** Where there are many candidates, only the first card has room for details. */
function card({ tone, action, sentence, details }: VerdictText, isFull: boolean): Html {
  const list = html`<ul>${details.map((detail) => html`<li>${detail}</li>`)}</ul>`;
  return html`<section class="verdict ${tone}${isFull ? '' : ' brief'}">
<p class="action">${action}</p>
${sentence === '' ? NOTHING : html`<p class="sentence">${sentence}</p>`}
${details.length === 0 || !isFull ? NOTHING : list}
</section>`;
}

/** The policy and scenario of a verdict, beside the incumbent. */
function tiles(result: Result, verdict: VerdictText): Html {
  const scenario = result.scenarios.find(({ id }) => id === verdict.scenario);
  const shown = result.policies.find(({ id }) => id === verdict.policy);
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
      const decimals =
        comparison === undefined
          ? decimalsFor(estimate?.mean ?? 0, metric.unit)
          : readableDecimals(comparison, metric);
      const unit = unitBesideLabel(metric);
      const was =
        comparison === undefined
          ? spreadText(estimate, metric, decimals)
          : changeText(comparison, metric, decimals);
      return html`<li class="tile"><div class="name">${metric.label}</div><div class="value">${estimate === undefined ? NO_NUMBER : formatNumber(estimate.mean, metric.unit, decimals)} <small>${unit}</small></div><div class="was">${was}</div></li>`;
    });
  if (shown === incumbent && result.scenarios.length < 2) return html`<ul class="tiles">${items}</ul>`;
  const where = result.scenarios.length > 1 ? ` at ${scenario.label}` : '';
  const against = shown === incumbent ? '' : `, compared with ${incumbent.label}`;
  return html`<ul class="tiles">${items}</ul><p class="note">${`${shown.label}${where}${against}.`}</p>`;
}

function spreadText(estimate: Estimate | undefined, metric: MetricInfo, decimals: number): Html {
  if (estimate === undefined || estimate.halfWidth === null) return html`one replication`;
  return html`95 % interval ± ${formatNumber(estimate.halfWidth, metric.unit, decimals)}`;
}

/** Shares change by points: "+4.6 %" of a percentage would be misread. Higher and lower are said by the sign. */
function changeText(comparison: Comparison, metric: MetricInfo, decimals: number): Html {
  const was = formatNumber(comparison.incumbent.mean, metric.unit, decimals);
  const verdict = shownVerdict(comparison, metric);
  if (verdict === 'identical' || verdict === 'practically equal')
    return html`was ${was}<br>${verdictWord(verdict)}`;
  const change =
    metric.unit === '%'
      ? formatDifference(comparison.difference.mean, metric.unit, decimals)
      : formatRelative(comparison.relative);
  const isSaid = verdict === 'too few replications' || verdict === 'higher' || verdict === 'lower';
  return html`was ${was}<br>${change}${isSaid ? NOTHING : html`, ${verdictWord(verdict)}`}`;
}
