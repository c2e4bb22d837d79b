import type { MetricInfo, Result, ScenarioInfo } from '../../experiment/result.ts';
import { mserConfig, warmUpConfig } from '../charts/warm-up-config.ts';
import { estimateText } from '../estimate-text.ts';
import { findCell, findMetric, orderPolicies } from '../find-in-result.ts';
import { formatNumber, NO_NUMBER } from '../format-number.ts';
import { steadyStateOf, steadyStateSentences } from '../steady-state-text.ts';
import { chartFigure } from './chart-figure.ts';
import { type Html, html, NOTHING } from './html.ts';
import { metricName, table } from './scenario-tables.ts';

/** Where the start of the runs ends and what the long run brings; nothing for experiments with a fixed warm-up. */
export function steadyStateSection(result: Result, scenario: ScenarioInfo, suffix: string): Html {
  const reports = steadyStateOf(result, scenario.id);
  if (reports.length === 0) return NOTHING;
  const [head, ...doubts] = steadyStateSentences(result, scenario.id);
  const ids = new Set(reports.map(({ metric }) => metric));
  const metrics = [...ids].flatMap((id) => findMetric(result, id) ?? []);
  const key = result.scenarios.indexOf(scenario);
  const [first, ...others] = metrics;
  return html`<section><h2>${`The long run${suffix}`}</h2><p>${head}</p>
${doubts.map((doubt) => html`<p class="caution">${doubt}</p>`)}
<div class="grid two">${first === undefined ? NOTHING : charts(result, scenario, first, key)}</div>
${longRunTable(result, scenario, metrics)}
<details><summary>How the start was found</summary><p class="note">${`Every run was recorded from day 0 by intervals of ${formatNumber(reports[0].intervalDays, '', 0)} d. MSER-5 cuts each series where the mean of the rest becomes most precise; the longest cut is made for all, so that policies are compared over the same days. A statistic that still falls at its end is a warning. Batch means estimate from the series of all replications together, the other column from one value per replication: two ways that should agree.`}</p>
<div class="grid two">${others.map((metric) => charts(result, scenario, metric, key))}</div></details></section>`;
}

function charts(result: Result, scenario: ScenarioInfo, metric: MetricInfo, key: number): Html {
  return html`${chartFigure(
    {
      id: `warm-up-${key}-${metric.id}`,
      title: metric.label,
      subtitle: 'Mean over replications by interval; the shaded days are dropped',
      config: warmUpConfig(result, scenario.id, metric.id),
    },
    300,
  )}${chartFigure(
    {
      id: `mser-${key}-${metric.id}`,
      title: `Where the start ends: ${metric.label}`,
      subtitle: 'MSER-5 statistic against days dropped; its least value is marked',
      config: mserConfig(result, scenario.id, metric.id),
    },
    300,
  )}`;
}

function longRunTable(result: Result, scenario: ScenarioInfo, metrics: readonly MetricInfo[]): Html {
  const reports = steadyStateOf(result, scenario.id);
  const rows = metrics.flatMap((metric) =>
    orderPolicies(result).flatMap((policy) => {
      const report = reports.find((one) => one.metric === metric.id && one.policy === policy.id);
      if (report === undefined) return [];
      const days = formatNumber(report.truncatedDays, '', 0);
      const lag = report.lagOne === null ? NO_NUMBER : formatNumber(report.lagOne, '', 2);
      return html`<tr><th scope="row">${metricName(metric)}</th><td class="text">${policy.label}</td><td>${days}${report.isAtLimit ? ' or more' : ''}</td><td>${estimateText(report.estimate, metric)}</td><td>${estimateText(findCell(result, scenario.id, policy.id)?.estimates[metric.id], metric)}</td><td>${formatNumber(report.batches, '', 0)}</td><td>${lag}</td></tr>`;
    }),
  );
  return table(
    html`<tr><th scope="col">Metric</th><th scope="col" class="text">Policy</th><th scope="col">Start, days</th><th scope="col">By batch means</th><th scope="col">Over replications</th><th scope="col">Batches</th><th scope="col">Lag-1 correlation</th></tr>`,
    rows,
  );
}
