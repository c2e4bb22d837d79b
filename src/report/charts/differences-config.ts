import type { ChartConfiguration, ChartDataset } from 'chart.js';
import type { Comparison, MetricInfo, Result } from '../../experiment/result.ts';
import { findComparison, leadMetrics } from '../find-in-result.ts';
import { formatRelative, formatTimes } from '../format-number.ts';
import { shownVerdict } from '../practical-difference.ts';
import { chartOptions, INK, nameAxis, tidy, VERDICT_COLOURS, valueAxis } from './chart-style.ts';

/** A change beyond this share would squeeze all others to nothing; such metrics stay in the table. */
const WIDEST = 1;

interface Row {
  readonly metric: MetricInfo;
  readonly comparison: Comparison;
  readonly relative: number;
  readonly halfWidth: number;
}

const GROUPS = [
  { label: 'Better', colour: VERDICT_COLOURS.better, pointStyle: 'circle', verdicts: ['better'] },
  { label: 'Worse', colour: VERDICT_COLOURS.worse, pointStyle: 'rectRot', verdicts: ['worse'] },
  {
    label: 'Neither better nor worse',
    colour: VERDICT_COLOURS.unclear,
    pointStyle: 'rect',
    verdicts: ['no clear difference', 'practically equal', 'identical', 'higher', 'lower'],
  },
] as const;

/**
 * Relative differences from the incumbent as dots with 95 % whiskers, one row per metric: those of interest first.
 * Undefined when no metric has an interval.
 */
export function differencesConfig(
  result: Result,
  scenario: string,
  policy: string,
): ChartConfiguration | undefined {
  const rows = differenceRows(result, scenario, policy);
  if (rows.length === 0) return undefined;
  return {
    type: 'bar',
    data: {
      labels: rows.map((row) => row.metric.label),
      datasets: [...GROUPS.flatMap((group) => groupDatasets(rows, group)), zeroLine(rows.length)],
    },
    options: chartOptions({
      showsLegend: true,
      scales: {
        x: valueAxis('Difference from the incumbent, with 95 % interval', '%', {
          grace: '5%',
          grid: { color: '#e4e7eb', drawTicks: false },
        }),
        y: { ...nameAxis(''), grid: { display: true, color: '#f0f2f5', drawTicks: false } },
      },
      more: { indexAxis: 'y' },
    }),
  };
}

/** Metrics that the plot can show: an interval, an incumbent that is not 0, a change of at most 100 %. */
export function differenceRows(result: Result, scenario: string, policy: string): readonly Row[] {
  const lead = leadMetrics(result);
  const others = result.metrics.filter((metric) => !lead.includes(metric) && metric.group !== 'cost');
  const rows: Row[] = [];
  for (const metric of [...lead, ...others]) {
    const comparison = findComparison(result, { scenario, policy, metric: metric.id });
    if (comparison === undefined || comparison.relative === null || comparison.difference.halfWidth === null)
      continue;
    const halfWidth = comparison.difference.halfWidth / Math.abs(comparison.incumbent.mean);
    if (Math.abs(comparison.relative) + halfWidth > WIDEST) continue;
    rows.push({ metric, comparison, relative: comparison.relative, halfWidth });
  }
  return rows;
}

/** Whiskers are thin floating bars; dots lie over them. A verdict that no row has takes no place in the legend. */
function groupDatasets(rows: readonly Row[], group: (typeof GROUPS)[number]): ChartDataset[] {
  const isMember = (row: Row): boolean =>
    (group.verdicts as readonly string[]).includes(shownVerdict(row.comparison, row.metric));
  if (!rows.some(isMember)) return [];
  const dots = {
    type: 'line',
    label: group.label,
    data: rows.map((row) => (isMember(row) ? tidy(row.relative) : null)),
    tips: rows.map((row) => (isMember(row) ? tipOf(row) : null)),
    showLine: false,
    pointRadius: 5,
    pointHoverRadius: 6,
    pointStyle: group.pointStyle,
    backgroundColor: group.colour,
    borderColor: '#ffffff',
    order: 1,
  };
  const whiskers = {
    type: 'bar',
    label: '',
    data: rows.map((row) =>
      isMember(row) ? [tidy(row.relative - row.halfWidth), tidy(row.relative + row.halfWidth)] : null,
    ),
    backgroundColor: group.colour,
    barThickness: 3,
    grouped: false,
    minBarLength: 2,
    order: 2,
  };
  return [dots, whiskers] as unknown as ChartDataset[];
}

function tipOf({ relative, halfWidth, comparison, metric }: Row): string {
  const interval = `95 % interval ${formatRelative(relative - halfWidth)} to ${formatRelative(relative + halfWidth)}`;
  const { savedByCommonNumbers: saved } = comparison;
  const saving = saved === null ? '' : `; pairing saved ${formatTimes(saved)}`;
  return `${formatRelative(relative)} (${interval}): ${shownVerdict(comparison, metric)}${saving}`;
}

function zeroLine(rowCount: number): ChartDataset {
  return {
    type: 'line',
    label: '',
    data: Array.from({ length: rowCount }, () => 0),
    borderColor: INK,
    borderWidth: 1,
    pointRadius: 0,
    pointHitRadius: 0,
    pointHoverRadius: 0,
    order: 3,
  };
}
