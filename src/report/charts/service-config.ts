import type { ChartConfiguration, ChartDataset } from 'chart.js';
import type { Result } from '../../experiment/result.ts';
import { findCell, orderPolicies, speedsByDemand } from '../find-in-result.ts';
import { formatNumber } from '../format-number.ts';
import { upperFirst } from '../sentence-words.ts';
import { chartOptions, nameAxis, policyColour, tidy, valueAxis } from './chart-style.ts';

/** The axis reaches one percent at least, so that a few broken promises do not look like many. */
const LEAST_RANGE = 0.01;

/**
 * Share of units whose promise was not kept, by speed that was asked for and policy: bars from zero, so that lengths
 * can be compared. Undefined when the scenario knows of no promise or every one was kept.
 */
export function serviceConfig(result: Result, scenario: string): ChartConfiguration | undefined {
  const policies = orderPolicies(result);
  const cells = policies.map((policy) => findCell(result, scenario, policy.id));
  const speeds = speedsByDemand(result, scenario).asked;
  const datasets = policies.map((policy, position) => {
    const missed = speeds.map(({ id }) => {
      const kept = cells[position]?.speeds.find((speed) => speed.id === id)?.promiseMet ?? null;
      return kept === null ? null : tidy(1 - kept);
    });
    return {
      type: 'bar',
      label: policy.label,
      data: missed,
      tips: missed.map((share) =>
        share === null ? null : `${policy.label}: ${formatNumber(share, '%', 2)} % not kept`,
      ),
      backgroundColor: policyColour(position),
      pointStyle: 'rect',
      categoryPercentage: 0.72,
      barPercentage: 0.94,
      maxBarThickness: 56,
    };
  });
  if (!datasets.some(({ data }) => data.some((share) => share !== null && share > 0))) return undefined;
  return {
    type: 'bar',
    data: { labels: speeds.map((speed) => upperFirst(speed.label)), datasets: datasets as ChartDataset[] },
    options: chartOptions({
      showsLegend: true,
      scales: {
        x: valueAxis('Share of units demanded', '%', { beginAtZero: true, suggestedMax: LEAST_RANGE }),
        y: nameAxis(''),
      },
      more: { indexAxis: 'y' },
    }),
  };
}
