import type { Result } from '../../experiment/result.ts';
import { findMetric } from '../find-in-result.ts';
import { decimalsFor, formatNumber } from '../format-number.ts';
import { lowerFirst } from '../sentence-words.ts';
import { type Html, html, NOTHING } from './html.ts';
import { metricName, table } from './scenario-tables.ts';

/** Which policy was chosen, with what guarantee, and what it took; nothing when all policies were compared instead. */
export function selectionSection(result: Result): Html {
  const { selection } = result;
  if (selection === undefined) return NOTHING;
  const metric = findMetric(result, selection.metric);
  const unit = metric?.unit ?? '';
  const decimals = decimalsFor(Math.max(...selection.policies.map(({ mean }) => Math.abs(mean))), unit);
  const best = result.policies.find(({ id }) => id === selection.best)?.label ?? selection.best;
  const total = selection.policies.reduce((sum, { replications }) => sum + replications, 0);
  const most = Math.max(...selection.policies.map(({ replications }) => replications));
  const all = most * selection.policies.length;
  const effort =
    total < all
      ? `${formatNumber(total, '', 0)} runs in all; with as many for every policy as for the longest it would have been ${formatNumber(all, '', 0)}.`
      : `${formatNumber(total, '', 0)} runs in all.`;
  const rows = selection.policies.map(({ policy, replications, mean, eliminatedAfter }) => {
    const label = result.policies.find(({ id }) => id === policy)?.label ?? policy;
    const outcome =
      policy === selection.best
        ? 'chosen'
        : eliminatedAfter === null
          ? 'kept to the end'
          : `dropped after ${formatNumber(eliminatedAfter, '', 0)}`;
    return html`<tr${policy === selection.best ? html` class="total"` : NOTHING}><th scope="row">${label}</th><td>${formatNumber(mean, unit, decimals)}</td><td>${formatNumber(replications, '', 0)}</td><td class="text">${outcome}</td></tr>`;
  });
  const what = metric === undefined ? selection.metric : lowerFirst(metric.label);
  return html`<section><h2>${`Chosen by ${what}: ${best}`}</h2><p>${selection.statement}</p><p class="note">${effort}</p>
${table(
  html`<tr><th scope="col">Policy</th><th scope="col">${metric === undefined ? html`${selection.metric}` : metricName(metric)}</th><th scope="col">Replications</th><th scope="col" class="text">Outcome</th></tr>`,
  rows,
)}</section>`;
}
