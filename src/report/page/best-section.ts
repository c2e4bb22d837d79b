import type { BestComparison, Result, ScenarioInfo } from '../../experiment/result.ts';
import { bestOf, bestSentence } from '../campaign-sentences.ts';
import { findMetric } from '../find-in-result.ts';
import { decimalsFor, formatSigned } from '../format-number.ts';
import { type Html, html, NOTHING } from './html.ts';
import { metricName, table } from './scenario-tables.ts';

/** Which policies may be the best in one scenario; nothing without such a comparison. */
export function bestSection(result: Result, scenario: ScenarioInfo, suffix: string): Html {
  const found = bestOf(result, scenario.id);
  if (found.length === 0) return NOTHING;
  return html`<section><h2>${`Which policy is the best${suffix}`}</h2>
<ul class="plain">${found.map((best) => html`<li>${bestSentence(result, [best])}</li>`)}</ul>
<details><summary>Each policy against the best of the others</summary><p class="note">${`Mean less the best of the other policies, with limits that hold for all policies at once; a policy whose limits do not reach the good side of 0 is not the best. Procedure: ${found[0].procedure}.`}</p>
${table(
  html`<tr><th scope="col">Metric</th><th scope="col" class="text">Policy</th><th scope="col">Difference</th><th scope="col">From</th><th scope="col">To</th><th scope="col" class="text">Best?</th></tr>`,
  found.flatMap((best) => rowsOf(result, best)),
)}</details></section>`;
}

function rowsOf(result: Result, best: BestComparison): readonly Html[] {
  const metric = findMetric(result, best.metric);
  if (metric === undefined) return [];
  const size = Math.max(
    ...best.rows.flatMap(({ difference, lower, upper }) => [difference, lower, upper].map(Math.abs)),
  );
  const decimals = decimalsFor(size, metric.unit);
  const show = (value: number): string => formatSigned(value, metric.unit, decimals);
  return best.rows.map(({ policy, difference, lower, upper }) => {
    const label = result.policies.find(({ id }) => id === policy)?.label ?? policy;
    const word = best.maybeBest.includes(policy) ? (best.maybeBest.length === 1 ? 'yes' : 'maybe') : 'no';
    return html`<tr><th scope="row">${metricName(metric)}</th><td class="text">${label}</td><td>${show(difference)}</td><td>${show(lower)}</td><td>${show(upper)}</td><td class="text">${word}</td></tr>`;
  });
}
