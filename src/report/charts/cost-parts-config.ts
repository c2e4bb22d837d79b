import type { ChartConfiguration, ChartDataset } from 'chart.js';
import type { Cell, Result } from '../../experiment/result.ts';
import { costLines, curveScenarios, findCell, orderPolicies } from '../find-in-result.ts';
import { decimalsFor, formatNumber, formatWithUnit, unitBesideLabel } from '../format-number.ts';
import { chartOptions, nameAxis, partColour, tidy, valueAxis } from './chart-style.ts';

/** Stacked cost lines of one policy along the curve. The axis is the same for every policy. Undefined without curve or cost lines. */
export function costPartsCurveConfig(result: Result, policy: string): ChartConfiguration | undefined {
  const scenarios = curveScenarios(result);
  const lines = costLines(result);
  if (result.curve === undefined || scenarios.length === 0 || lines.length === 0) return undefined;
  const cells = scenarios.map((scenario) => findCell(result, scenario.id, policy));
  const { label, xIsShare } = result.curve;
  const highest = Math.max(...result.cells.map((cell) => totalOf(result, cell)));
  return {
    type: 'bar',
    data: {
      labels: scenarios.map(({ x }) =>
        xIsShare ? `${formatNumber(x, '%', decimalsOfShare(x))} %` : formatNumber(x, ''),
      ),
      datasets: partDatasets(result, cells),
    },
    options: chartOptions({
      showsLegend: true,
      scales: {
        x: { ...nameAxis(label), stacked: true },
        y: { ...valueAxis('', lines[0].unit, { suggestedMax: highest }), stacked: true },
      },
    }),
  };
}

/** Stacked cost lines of every policy in one scenario, as horizontal bars. Undefined without cost lines. */
export function costBreakdownConfig(result: Result, scenario: string): ChartConfiguration | undefined {
  const lines = costLines(result);
  const policies = orderPolicies(result);
  const cells = policies.map((policy) => findCell(result, scenario, policy.id));
  if (lines.length === 0 || cells.every((cell) => cell === undefined)) return undefined;
  return {
    type: 'bar',
    data: {
      labels: policies.map((policy, position) => [
        ...wrapLabel(policy.label),
        totalLabel(result, cells[position]),
      ]) as string[][],
      datasets: partDatasets(result, cells),
    },
    options: chartOptions({
      showsLegend: true,
      scales: {
        x: { ...valueAxis('', lines[0].unit), stacked: true },
        y: { ...nameAxis(''), stacked: true },
      },
      more: { indexAxis: 'y' },
    }),
  };
}

function partDatasets(result: Result, cells: readonly (Cell | undefined)[]): ChartDataset[] {
  return costLines(result).flatMap((line, position) => {
    const means = cells.map((cell) => cell?.estimates[line.id]?.mean ?? 0);
    if (means.every((mean) => mean === 0)) return [];
    const decimals = decimalsFor(Math.max(...means.map(Math.abs)), line.unit);
    return {
      type: 'bar',
      label: line.label,
      data: means.map(tidy),
      tips: means.map((mean) => `${line.label}: ${formatWithUnit(mean, line.unit, decimals)}`),
      backgroundColor: partColour(position),
      borderColor: '#ffffff',
      borderWidth: 0.5,
      pointStyle: 'rect',
      maxBarThickness: 72,
    };
  }) as ChartDataset[];
}

/** The result's own total; without one, the sum of its lines. */
function totalOf(result: Result, cell: Cell): number {
  const total = cell.estimates['total-cost-per-unit'];
  if (total !== undefined) return total.mean;
  return costLines(result).reduce((sum, line) => sum + (cell.estimates[line.id]?.mean ?? 0), 0);
}

function totalLabel(result: Result, cell: Cell | undefined): string {
  return cell === undefined
    ? 'not run'
    : `${formatNumber(totalOf(result, cell), costUnit(result))} ${costUnit(result)}`;
}

/** Every cost line has the same unit; in a chart of cost per unit only the currency remains. */
function costUnit(result: Result): string {
  return unitBesideLabel({ label: 'Cost per unit', unit: costLines(result)[0].unit });
}

function decimalsOfShare(share: number): number {
  return Number.isInteger(Math.round(share * 1e6) / 1e4) ? 0 : 1;
}

/** Breaks a long name into lines of about 18 letters at spaces. */
export function wrapLabel(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 18) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
