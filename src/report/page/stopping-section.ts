import type { Result } from '../../experiment/result.ts';
import { stoppingSentences, targetAmount } from '../campaign-sentences.ts';
import { findMetric } from '../find-in-result.ts';
import { NO_NUMBER } from '../format-number.ts';
import { type Html, html, NOTHING } from './html.ts';
import { metricName, table } from './scenario-tables.ts';

/** Why no more replications were run; nothing after a fixed number. */
export function stoppingSection(result: Result): Html {
  const { stopping } = result;
  if (stopping === undefined) return NOTHING;
  const [head] = stoppingSentences(result, stopping);
  const rows = stopping.targets.map((target) => {
    const metric = findMetric(result, target.metric);
    const policy = result.policies.find(({ id }) => id === target.policy)?.label ?? target.policy;
    const scenario = result.scenarios.find(({ id }) => id === target.scenario)?.label ?? target.scenario;
    const reached =
      target.reached === null ? NO_NUMBER : `± ${targetAmount(target.reached, target.kind, metric)}`;
    return html`<tr><th scope="row">${metric === undefined ? html`${target.metric}` : metricName(metric)}</th><td>${`± ${targetAmount(target.target, target.kind, metric)}`}</td><td>${reached}</td><td class="text">${target.isReached ? 'met' : 'not met'}</td><td class="text">${result.scenarios.length > 1 ? `${policy}, ${scenario}` : policy}</td></tr>`;
  });
  return html`<section><h2>Was it run long enough?</h2><p>${head}</p>
${table(
  html`<tr><th scope="col">Metric</th><th scope="col">Asked for</th><th scope="col">Reached</th><th scope="col" class="text">Target</th><th scope="col" class="text">Least precise</th></tr>`,
  rows,
)}
<p class="note after">Half widths of 95 % intervals. A relative target is met with a margin that keeps its promise for the true mean, not only for the estimate (Law 2015, section 9.4.1).</p></section>`;
}
