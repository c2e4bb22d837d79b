import type { Optimum } from '../experiment/optimum.ts';
import type { Estimate } from '../experiment/result.ts';
import { block, type Column, type TableOptions } from './comparison-table.ts';
import { decimalsFor, formatDifference, formatNumber, formatWithUnit } from './format-number.ts';

/**
 * Terminal text of a search: the parameters at its start and its best, what both were worth on replications that the
 * search had not used, and how lucky the best looked in the search. Ends without a newline.
 */
export function formatOptimum(optimum: Optimum, options: TableOptions): string {
  const { parameters, start, best, metric, constraints, confirmation } = optimum;
  const names = [
    ...parameters.map(({ id, unit }) => (unit === undefined ? id : `${id} [${unit}]`)),
    `${metric.label}${metric.unit === '' ? '' : ` [${metric.unit}]`}`,
    ...constraints.map(
      ({ metric: id, unit, relation, bound }) =>
        `${id} (${relation === '>=' ? 'at least' : 'at most'} ${formatNumber(bound, unit)}${unit === '%' ? ' %' : ''})`,
    ),
  ];
  const { start: before, best: after } = confirmation;
  const estimates = (own: Estimate, side: 'start' | 'best'): readonly string[] => [
    valueText(own, metric.unit),
    ...confirmation.constraints.map((bounded, index) => valueText(bounded[side], constraints[index].unit)),
  ];
  const column = (title: string, values: readonly number[], figures: readonly string[]): Column => ({
    title,
    align: 'right',
    yields: 0,
    cells: [...values.map(String), ...figures],
  });
  const table = block(
    `${optimum.policy}: ${optimum.goal} ${metric.label.toLowerCase()}`,
    [
      { title: 'Parameter or metric', align: 'left', yields: 0, cells: names },
      column('Start', start.values, estimates(before, 'start')),
      column('Best', best.values, estimates(after, 'best')),
    ],
    options,
  );
  return [table, '', ...sentences(optimum), ...endSentences(optimum)].join('\n').replaceAll('\u00a0', ' ');
}

/** The best value at an end of its range says that the range, not the metric, may have ended the search there. */
function endSentences({ parameters, best }: Optimum): readonly string[] {
  return parameters.flatMap(({ id, low, high, unit }, index) => {
    const value = best.values[index];
    // Values are rounded to 6 significant digits, the ends are as the file says.
    const isAt = (end: number): boolean => value === Number(end.toPrecision(6));
    if (!isAt(low) && !isAt(high)) return [];
    const words = `${value}${unit === undefined ? '' : ` ${unit}`}`;
    return [
      `The best ${id}, ${words}, is the ${isAt(low) ? 'low' : 'high'} end of its range (${low} to ${high}): a wider range may hold a better one.`,
    ];
  });
}

function sentences({
  metric,
  best,
  start,
  confirmation,
  runs,
  stopped,
  history,
  goal,
}: Optimum): readonly string[] {
  const { difference, verdict, optimism, replications } = confirmation;
  const decimals = decimalsFor(confirmation.best.mean, metric.unit, difference.halfWidth);
  const half = formatNumber(difference.halfWidth, metric.unit, decimals);
  const change = `${formatDifference(difference.mean, metric.unit, decimals)} ± ${half}`;
  const isStart = best.values.join() === start.values.join();
  const outcome = isStart
    ? `The search found nothing better than its start, which ran again on ${replications} new replications.`
    : verdict === 'better'
      ? `The best is better than the start: ${change} on ${replications} new replications (95 % interval, paired).`
      : `The best is not clearly better than the start: ${change} on ${replications} new replications (95 % interval, paired).`;
  const missed = confirmation.constraints.filter(({ isKept }) => !isKept).map(({ metric: id }) => id);
  const flattered = goal === 'minimize' ? optimism < 0 : optimism > 0;
  const looked = formatWithUnit(Math.abs(optimism), metric.unit, decimals);
  return [
    outcome,
    ...(missed.length === 0 ? [] : [`On them the best misses its bound of ${missed.join(', ')}.`]),
    `In the search it looked ${looked} ${flattered ? 'better' : 'worse'} than on them.`,
    `${runs} runs, ${history.length} looks; ${stopped === 'budget' ? 'the budget ended the search' : 'nothing was left to try'}.`,
  ];
}

function valueText({ mean, halfWidth }: Estimate, unit: string): string {
  const decimals = decimalsFor(mean, unit, halfWidth);
  const text = formatNumber(mean, unit, decimals);
  return halfWidth === null ? text : `${text} ± ${formatNumber(halfWidth, unit, decimals)}`;
}
