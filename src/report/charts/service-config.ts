import type { ChartConfiguration, ChartDataset } from 'chart.js';
import type { Result } from '../../experiment/result.ts';
import { findCell, orderPolicies } from '../find-in-result.ts';
import { formatNumber } from '../format-number.ts';
import { chartOptions, nameAxis, policyColour, tidy, valueAxis } from './chart-style.ts';

/**
 * Share of units whose promise was not kept, by speed and policy: bars from zero, so that heights can be compared.
 * Undefined when no cell of the scenario knows of promises.
 */
export function serviceConfig(result: Result, scenario: string): ChartConfiguration | undefined {
  const policies = orderPolicies(result);
  const cells = policies.map((policy) => findCell(result, scenario, policy.id));
  const speeds = cells.find((cell) => cell !== undefined && cell.speeds.length > 0)?.speeds ?? [];
  if (!speeds.some((speed) => speed.promiseMet !== null)) return undefined;
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
      categoryPercentage: 0.55,
      barPercentage: 0.94,
    };
  });
  return {
    type: 'bar',
    data: { labels: speeds.map((speed) => speed.label), datasets: datasets as ChartDataset[] },
    options: chartOptions({
      showsLegend: true,
      scales: {
        x: nameAxis('Promised speed'),
        y: valueAxis('Share of units demanded', '%', { beginAtZero: true }),
      },
    }),
  };
}
