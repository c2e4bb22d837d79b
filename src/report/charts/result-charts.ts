import type { ChartConfiguration } from 'chart.js';
import type { PolicyInfo, Result, ScenarioInfo } from '../../experiment/result.ts';
import { candidatesOf, findMetric, leadMetrics, leadScenario } from '../find-in-result.ts';
import { lowerFirst, upperFirst } from '../sentence-words.ts';
import { steadyStateOf } from '../steady-state-text.ts';
import { costBreakdownConfig } from './cost-parts-config.ts';
import { bandNote, costCurveConfig, daysOfCoverConfig } from './curve-config.ts';
import { differencesConfig } from './differences-config.ts';
import { inventoryConfig } from './inventory-config.ts';
import { mainEffectsConfig, mainEffectsNote } from './main-effects-config.ts';
import type { ReportChart } from './report-chart.ts';
import { serviceConfig } from './service-config.ts';
import { warmUpConfig } from './warm-up-config.ts';

/**
 * The charts for slides, ids as file names: curves, then the lead scenario in detail.
 * A chart that makes no sense for the result (no curve, one policy, one replication) is left out.
 */
export function resultCharts(result: Result): readonly ReportChart[] {
  const scenario = leadScenario(result);
  if (scenario === undefined) return [];
  const [first, ...others] = candidatesOf(result);
  return [
    chart(
      'cost-curve',
      `Total cost per unit by ${lowerFirst(result.curve?.label ?? '')}`,
      bandNote(result, 'total-cost-per-unit'),
      costCurveConfig(result),
    ),
    chart(
      'days-of-cover',
      `Inventory in days of cover by ${lowerFirst(result.curve?.label ?? '')}`,
      bandNote(result, 'days-of-cover'),
      daysOfCoverConfig(result),
    ),
    chart(
      'cost-breakdown',
      'Where the cost comes from',
      scenarioNote(result, scenario),
      costBreakdownConfig(result, scenario.id),
    ),
    chart(
      'service',
      'Promises not kept, by speed',
      scenarioNote(result, scenario),
      serviceConfig(result, scenario.id),
    ),
    chart(
      'inventory',
      'Units on hand over time',
      scenarioNote(result, scenario),
      inventoryConfig(result, scenario.id),
    ),
    ...effectCharts(result),
    warmUpChart(result, scenario),
    ...(first === undefined ? [] : differenceCharts(result, scenario, [first, ...others])),
  ].filter((found) => found !== undefined);
}

/** One chart for each factor of a sweep, on the first metric of interest. */
function effectCharts(result: Result): (ReportChart | undefined)[] {
  const [metric] = leadMetrics(result);
  if (metric === undefined) return [];
  return (result.sweep?.factors ?? []).map(({ id, label }) =>
    chart(
      `main-effects-${id}`,
      `${metric.label} by ${label}`,
      mainEffectsNote(result),
      mainEffectsConfig(result, id, metric.id),
    ),
  );
}

/** The start of the runs, on the first metric that was analysed. */
function warmUpChart(result: Result, scenario: ScenarioInfo): ReportChart | undefined {
  const [report] = steadyStateOf(result, scenario.id);
  if (report === undefined) return undefined;
  return chart(
    'warm-up',
    `Where the start ends: ${lowerFirst(findMetric(result, report.metric)?.label ?? report.metric)}`,
    `${scenarioNote(result, scenario)} by interval; the shaded days are dropped`,
    warmUpConfig(result, scenario.id, report.metric),
  );
}

/** The first candidate's chart is `differences`; further candidates add their id. */
function differenceCharts(
  result: Result,
  scenario: ScenarioInfo,
  candidates: readonly PolicyInfo[],
): (ReportChart | undefined)[] {
  const incumbent = result.policies.find((policy) => policy.incumbent)?.label ?? 'the incumbent';
  return candidates.map((candidate, position) =>
    chart(
      position === 0 ? 'differences' : `differences-${candidate.id}`,
      `${candidate.label} against ${incumbent}`,
      `${scenarioNote(result, scenario)}, paired by replication`,
      differencesConfig(result, scenario.id, candidate.id),
    ),
  );
}

function chart(
  id: string,
  title: string,
  subtitle: string,
  config: ChartConfiguration | undefined,
): ReportChart | undefined {
  return config === undefined ? undefined : { id, title, subtitle, config };
}

function scenarioNote(result: Result, scenario: ScenarioInfo): string {
  const runs = result.replications < 2 ? 'one replication' : `mean of ${result.replications} replications`;
  return result.scenarios.length > 1 ? `${scenario.label}, ${runs}` : upperFirst(runs);
}
