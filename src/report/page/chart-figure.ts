import type { ReportChart } from '../charts/report-chart.ts';
import { type Html, html, NOTHING, trustedHtml } from './html.ts';

/** A chart that may have nothing to show. */
export type FigureChart = Omit<ReportChart, 'config'> & {
  readonly config: ReportChart['config'] | undefined;
};

/** A titled canvas with its configuration beside it as JSON, for the page script to draw. Nothing without a configuration. */
export function chartFigure(chart: FigureChart, height: number): Html {
  if (chart.config === undefined) return NOTHING;
  return html`<figure class="chart">
<h3>${chart.title}</h3><p>${chart.subtitle}</p>
<div class="canvas-box" style="height:${height}px"><canvas data-chart="${chart.id}" role="img" aria-label="${`${chart.title}. ${chart.subtitle}`}"></canvas><script type="application/json">${jsonForScript(chart.config)}</script></div>
</figure>`;
}

/** JSON that cannot end the script element it stands in, whatever a model is called. */
export function jsonForScript(value: unknown): Html {
  return trustedHtml(JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028'));
}
