import type { Result } from '../../experiment/result.ts';
import { costPartsCurveConfig } from '../charts/cost-parts-config.ts';
import { bandNote, costCurveConfig, curveConfig, daysOfCoverConfig } from '../charts/curve-config.ts';
import { costLines, curveScenarios, findMetric, leadMetrics, orderPolicies } from '../find-in-result.ts';
import { lowerFirst } from '../sentence-words.ts';
import { chartFigure } from './chart-figure.ts';
import { type Html, html, NOTHING } from './html.ts';

const CENTREPIECES = ['total-cost-per-unit', 'days-of-cover'];
const MORE_LIMIT = 4;

/** The curves: cost and inventory, what the cost is made of, then the other metrics of interest. Nothing without a curve. */
export function curveSection(result: Result): Html {
  if (curveScenarios(result).length === 0 || result.curve === undefined) return NOTHING;
  const parts = costLines(result).length === 0 ? [] : orderPolicies(result);
  const more = leadMetrics(result)
    .filter((metric) => !CENTREPIECES.includes(metric.id))
    .slice(0, MORE_LIMIT);
  const titleOf = (id: string): string => findMetric(result, id)?.label ?? id;
  const { label } = result.curve;
  return html`<section>
<h2>${`${label}: cost and inventory`}</h2>
<p class="note">${`How the answer moves with ${lowerFirst(label)}, for each policy.`}</p>
<div class="grid two">
${chartFigure({ id: 'curve-cost', title: titleOf('total-cost-per-unit'), subtitle: bandNote(result, 'total-cost-per-unit'), config: costCurveConfig(result) }, 440)}
${chartFigure({ id: 'curve-cover', title: `Inventory: ${lowerFirst(titleOf('days-of-cover'))}`, subtitle: bandNote(result, 'days-of-cover'), config: daysOfCoverConfig(result) }, 440)}
${parts.map((policy) =>
  chartFigure(
    {
      id: `curve-parts-${policy.id}`,
      title: `What the cost is made of: ${policy.label}`,
      subtitle: 'Means; the same scale for every policy',
      config: costPartsCurveConfig(result, policy.id),
    },
    340,
  ),
)}
${more.map((metric) => chartFigure({ id: `curve-${metric.id}`, title: metric.label, subtitle: bandNote(result, metric.id), config: curveConfig(result, metric.id) }, 280))}
</div>
</section>`;
}
