import type { MetricInfo, PolicyInfo, Result, SweepReport } from '../experiment/result.ts';
import { block, type Column, nameColumn, type TableOptions } from './comparison-table.ts';
import { estimateText } from './estimate-text.ts';
import { findCell, leadMetrics, orderPolicies } from './find-in-result.ts';
import { decimalsFor, formatDifference, formatNumber, unitBesideLabel } from './format-number.ts';

/**
 * Terminal text of a sweep: for each factor and policy the mean of the lead metrics at each level and the change from
 * the first level to the last; for a latin hypercube, where each level stands at one point, the points. Empty for a
 * result that is no sweep. Ends without a newline.
 */
export function formatSweep(result: Result, options: TableOptions): string {
  const { sweep } = result;
  if (sweep === undefined) return '';
  const blocks =
    sweep.design === 'latin-hypercube'
      ? orderPolicies(result).map((policy) => pointBlock(result, sweep, policy, options))
      : [...sweep.factors.keys()].flatMap((position) =>
          orderPolicies(result).map((policy) => effectBlock(result, sweep, { position, policy }, options)),
        );
  const aliases = sweep.aliases === undefined ? [] : [sweep.aliases];
  return [...blocks, ...aliases].join('\n\n').replaceAll('\u00a0', ' ');
}

function effectBlock(
  result: Result,
  sweep: SweepReport,
  { position, policy }: { readonly position: number; readonly policy: PolicyInfo },
  options: TableOptions,
): string {
  const factor = sweep.factors[position];
  const rows = leadMetrics(result).flatMap((metric) => {
    const effect = sweep.mainEffects.find(
      (one) => one.factor === factor.id && one.policy === policy.id && one.metric === metric.id,
    );
    if (effect === undefined) return [];
    const largest = Math.max(...effect.levels.map(({ estimate }) => Math.abs(estimate.mean)));
    return { metric, effect, decimals: decimalsFor(largest, metric.unit, effect.change?.halfWidth ?? null) };
  });
  const levels = rows[0]?.effect.levels.map(({ level }) => level) ?? [];
  const levelColumns = levels.map(
    (level, index): Column => ({
      title: String(level),
      align: 'right',
      // Levels between the ends give way first, the last of them before the others.
      yields: index === 0 || index === levels.length - 1 ? 0 : index,
      cells: rows.map(({ metric, effect, decimals }) =>
        formatNumber(effect.levels[index].estimate.mean, metric.unit, decimals),
      ),
    }),
  );
  const change: Column = {
    title: 'First to last level',
    align: 'right',
    yields: 0,
    cells: rows.map(({ metric, effect, decimals }) => changeText(effect.change, metric, decimals)),
  };
  const columns = [nameColumn(rows.map(({ metric }) => metric)), ...levelColumns, change];
  return block(titleOf(result, `Mean at each level of ${factor.label}`, policy), columns, options);
}

function changeText(
  change: SweepReport['mainEffects'][number]['change'],
  metric: MetricInfo,
  decimals: number,
): string {
  if (change === undefined) return '';
  const text = formatDifference(change.mean, metric.unit, decimals);
  return change.halfWidth === null
    ? text
    : `${text} ± ${formatNumber(change.halfWidth, metric.unit, decimals)}`;
}

function pointBlock(result: Result, sweep: SweepReport, policy: PolicyInfo, options: TableOptions): string {
  const column = (title: string, cells: readonly string[], yields = 0): Column => ({
    title,
    align: 'right',
    yields,
    cells,
  });
  const columns: Column[] = [
    {
      ...column(
        'Point',
        sweep.points.map(({ scenario }) => scenario),
      ),
      align: 'left',
    },
    ...sweep.factors.map(({ label }, factor) =>
      column(
        label,
        sweep.points.map(({ levels }) => String(levels[factor])),
      ),
    ),
    ...leadMetrics(result).map((metric, index) => {
      const unit = unitBesideLabel(metric);
      const cells = sweep.points.map(({ scenario }) =>
        estimateText(findCell(result, scenario, policy.id)?.estimates[metric.id], metric),
      );
      return column(unit === '' ? metric.label : `${metric.label} [${unit}]`, cells, index);
    }),
  ];
  return block(titleOf(result, 'Points', policy), columns, options);
}

function titleOf(result: Result, title: string, policy: PolicyInfo): string {
  return result.policies.length === 1 ? title : `${title}: ${policy.label}`;
}
