import type { ChartConfiguration } from 'chart.js';
import type { PolicyInfo, Result, ScenarioInfo } from '../../experiment/result.ts';
import { candidatesOf, leadScenario } from '../find-in-result.ts';
import { lowerFirst, upperFirst } from '../sentence-words.ts';
import { costBreakdownConfig } from './cost-parts-config.ts';
import { bandNote, costCurveConfig, daysOfCoverConfig } from './curve-config.ts';
import { differencesConfig } from './differences-config.ts';
import { inventoryConfig } from './inventory-config.ts';
import type { ReportChart } from './report-chart.ts';
import { serviceConfig } from './service-config.ts';

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
    ...(first === undefined ? [] : differenceCharts(result, scenario, [first, ...others])),
  ].filter((found) => found !== undefined);
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
