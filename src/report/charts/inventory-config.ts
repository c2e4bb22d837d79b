import type { ChartConfiguration, ChartDataset } from 'chart.js';
import type { Cell, Result } from '../../experiment/result.ts';
import { findCell, orderPolicies } from '../find-in-result.ts';
import { droppedDays } from '../steady-state-text.ts';
import { chartOptions, nameAxis, policyColour, tidy, valueAxis } from './chart-style.ts';

const ON_HAND = 'on-hand';

/** Daily columns that count units on hand in one layer, such as `on-hand-dc`; layers that never hold stock are left out. */
export function onHandColumns(result: Result): readonly string[] {
  const columns = Object.keys(result.cells[0]?.daily.columns ?? {});
  return columns.filter(
    (column) =>
      column.startsWith(`${ON_HAND}-`) &&
      result.cells.some((cell) => cell.daily.columns[column]?.some((units) => units > 0)),
  );
}

/**
 * Units on hand per day and policy in one scenario: the whole network, or one layer when `column` is given.
 * The warm-up, which no estimate counts, is shaded. Undefined without such a daily column.
 */
export function inventoryConfig(
  result: Result,
  scenario: string,
  column?: string,
): ChartConfiguration | undefined {
  const policies = orderPolicies(result);
  const series = policies.map((policy) => {
    const cell = findCell(result, scenario, policy.id);
    return cell === undefined ? [] : seriesOf(cell, column);
  });
  const days = findCell(result, scenario, policies[0]?.id ?? '')?.daily.day ?? [];
  if (days.length < 2 || series.every((values) => values.length === 0)) return undefined;
  const top = roundUp(Math.max(...series.flat()));
  const lines = policies.map((policy, position) => ({
    type: 'line',
    label: policy.label,
    data: series[position].map(tidy),
    borderColor: policyColour(position),
    backgroundColor: policyColour(position),
    borderWidth: days.length > 200 ? 1.5 : 2,
    pointRadius: 0,
    pointStyle: 'line',
  }));
  return {
    type: 'line',
    data: {
      labels: days.map((day) => dateLabel(result.model.startDate, day)),
      datasets: [
        ...warmUpDatasets(droppedDays(result, scenario) ?? result.warmUpDays, days, top),
        ...lines,
      ] as ChartDataset[],
    },
    options: chartOptions({
      showsLegend: true,
      scales: {
        x: nameAxis('', { ticks: { autoSkip: true, autoSkipPadding: 24, maxTicksLimit: 9 } }),
        y: valueAxis('', 'units', { beginAtZero: true, max: top }),
      },
      more: { interaction: { mode: 'index', intersect: false } },
    }),
  };
}

/** The whole network is the column `on-hand` when there is one, otherwise the sum of the layers. */
function seriesOf(cell: Cell, column: string | undefined): readonly number[] {
  const { columns, day } = cell.daily;
  const only = columns[column ?? ON_HAND];
  if (only !== undefined || column !== undefined) return only ?? [];
  const layers = Object.keys(columns).filter((name) => name.startsWith(`${ON_HAND}-`));
  if (layers.length === 0) return [];
  return day.map((_, index) => layers.reduce((sum, name) => sum + columns[name][index], 0));
}

function warmUpDatasets(dropped: number, days: readonly number[], top: number): object[] {
  if (dropped <= 0) return [];
  return [
    {
      type: 'line',
      label: 'Warm-up, not counted',
      data: days.map((day) => (day <= dropped ? top : null)),
      tips: [],
      borderWidth: 0,
      pointRadius: 0,
      pointHitRadius: 0,
      pointHoverRadius: 0,
      pointStyle: 'rect',
      backgroundColor: '#eef1f4',
      fill: 'origin',
      order: 10,
    },
  ];
}

/** ISO date plus whole days, as "1 Jan 2026". */
function dateLabel(startDate: string, day: number): string {
  const date = new Date(`${startDate.slice(0, 10)}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + day);
  const month = date.toLocaleDateString('en-US', { month: 'short', timeZone: 'UTC' });
  return `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`;
}

/** The next of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten at or above the value. */
function roundUp(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((candidate) => candidate * power >= value) ?? 10;
  return step * power;
}
