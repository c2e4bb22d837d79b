import type { ChartConfiguration } from 'chart.js';
import type { Result, SweepReport } from '../../experiment/result.ts';
import { findMetric, orderPolicies } from '../find-in-result.ts';
import { bandedLine, metricAxis } from './banded-line.ts';
import { chartOptions, nameAxis, valueAxis } from './chart-style.ts';

/**
 * One metric against the levels of one factor of a sweep, for every policy, with 95 % bands; in a latin hypercube one
 * unjoined point per run of the design. Undefined without a sweep or without the effect.
 */
export function mainEffectsConfig(
  result: Result,
  factorId: string,
  metricId: string,
): ChartConfiguration | undefined {
  const factor = result.sweep?.factors.find(({ id }) => id === factorId);
  const metric = findMetric(result, metricId);
  const effects = effectsOf(result, factorId, metricId);
  if (factor === undefined || metric === undefined || effects.length === 0) return undefined;
  const levels = effects[0].levels.map(({ level }) => level);
  const isNumeric = levels.every((level) => typeof level === 'number');
  const isScatter = result.sweep?.design === 'latin-hypercube';
  const datasets = orderPolicies(result).flatMap((policy, position) => {
    const effect = effects.find((one) => one.policy === policy.id);
    const points = (effect?.levels ?? []).map(({ level, estimate }) => ({
      x: typeof level === 'number' && isNumeric ? level : String(level),
      estimate: isScatter ? { ...estimate, halfWidth: null } : estimate,
    }));
    const line = bandedLine(points, { policy, position, metric, policyCount: result.policies.length });
    return isScatter ? line.map((dataset) => ({ ...dataset, showLine: false })) : line;
  });
  const means = effects.flatMap((effect) => effect.levels.map(({ estimate }) => estimate.mean));
  return {
    type: 'line',
    data: isNumeric ? { datasets } : { labels: levels.map(String), datasets },
    options: chartOptions({
      showsLegend: true,
      scales: {
        x: isNumeric
          ? valueAxis(factor.label, '', numericBounds(levels.map(Number)))
          : { ...nameAxis(factor.label, { ticks: { autoSkip: true } }), offset: true },
        y: metricAxis(metric, means),
      },
      more: { interaction: { mode: 'nearest', axis: 'x', intersect: false } },
    }),
  };
}

/** How the charts of a sweep's effects are read. */
export function mainEffectsNote(result: Result): string {
  if (result.sweep?.design === 'latin-hypercube') return 'One dot per point of the design';
  return result.replications < 2
    ? 'Mean over all points with that level; one replication, no interval'
    : 'Mean over all points with that level; bands are 95 % intervals';
}

function effectsOf(result: Result, factor: string, metric: string): SweepReport['mainEffects'] {
  return (result.sweep?.mainEffects ?? []).filter(
    (effect) => effect.factor === factor && effect.metric === metric,
  );
}

/** The axis ends at the outer levels; a single level stands in the middle. */
function numericBounds(levels: readonly number[]): object {
  const low = Math.min(...levels);
  const high = Math.max(...levels);
  return low < high ? { min: low, max: high } : {};
}
