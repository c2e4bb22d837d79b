import type { MetricInfo, Result, SweepReport } from '../../experiment/result.ts';
import { mainEffectsConfig, mainEffectsNote } from '../charts/main-effects-config.ts';
import { estimateText } from '../estimate-text.ts';
import { findCell, leadMetrics, orderPolicies } from '../find-in-result.ts';
import { effectSentences } from '../sweep-sentences.ts';
import { chartFigure } from './chart-figure.ts';
import { type Html, html, NOTHING } from './html.ts';
import { metricName, table } from './scenario-tables.ts';

const DESIGNS: Readonly<Record<SweepReport['design'], string>> = {
  full: 'every combination of levels was run',
  fractional: 'a balanced fraction of all combinations was run',
  'latin-hypercube': 'points spread evenly over all factors were run (Latin hypercube)',
};

/** What each factor of a sweep does, in words, curves and a table of all points; nothing without a sweep. */
export function sweepSection(result: Result): Html {
  const { sweep } = result;
  const [lead, ...others] = leadMetrics(result);
  if (sweep === undefined || lead === undefined) return NOTHING;
  const sentences = effectSentences(result, sweep, lead);
  const factors = sweep.factors.length === 1 ? 'One factor' : `${sweep.factors.length} factors`;
  return html`<section><h2>What each factor does</h2>
<p class="note">${`${factors} varied over ${sweep.points.length} points: ${DESIGNS[sweep.design]}. Every point met the same customers and lead times.`}</p>
${sentences.length === 0 ? NOTHING : html`<ul class="plain">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`}
${effectCharts(result, sweep, lead)}
${others.map((metric) => html`<details><summary>${`The same for ${metric.label}`}</summary>${effectCharts(result, sweep, metric)}</details>`)}
<details><summary>${`All ${sweep.points.length} points`}</summary>${pointTable(result, sweep)}</details>
${sweep.aliases === undefined ? NOTHING : html`<details><summary>What the fraction cannot tell apart</summary><p class="note">${sweep.aliases}</p></details>`}
</section>`;
}

function effectCharts(result: Result, sweep: SweepReport, metric: MetricInfo): Html {
  return html`<div class="grid ${sweep.factors.length === 1 ? 'one' : 'two'}">${sweep.factors.map(
    ({ id, label }) =>
      chartFigure(
        {
          id: `main-effects-${id}-${metric.id}`,
          title: `${metric.label} by ${label}`,
          subtitle: mainEffectsNote(result),
          config: mainEffectsConfig(result, id, metric.id),
        },
        300,
      ),
  )}</div>`;
}

/** One row per point and policy: its levels, then the metrics of interest. */
function pointTable(result: Result, sweep: SweepReport): Html {
  const policies = orderPolicies(result);
  const metrics = leadMetrics(result);
  const rows = sweep.points.flatMap(({ scenario, levels }) =>
    policies.map((policy) => {
      const estimates = findCell(result, scenario, policy.id)?.estimates;
      return html`<tr><th scope="row">${scenario}</th>${levels.map((level) => html`<td>${String(level)}</td>`)}${policies.length > 1 ? html`<td class="text">${policy.label}</td>` : NOTHING}${metrics.map((metric) => html`<td>${estimateText(estimates?.[metric.id], metric)}</td>`)}</tr>`;
    }),
  );
  return table(
    html`<tr><th scope="col">Point</th>${sweep.factors.map(({ label }) => html`<th scope="col">${label}</th>`)}${policies.length > 1 ? html`<th scope="col" class="text">Policy</th>` : NOTHING}${metrics.map((metric) => html`<th scope="col">${metricName(metric)}</th>`)}</tr>`,
    rows,
  );
}
