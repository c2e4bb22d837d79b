import type { Comparison, MetricInfo, PolicyInfo, Result, ScenarioInfo } from '../../experiment/result.ts';
import { savingSentence } from '../campaign-sentences.ts';
import { comparisonDecimals } from '../estimate-text.ts';
import { findComparison, findMetric, leadMetrics, orderPolicies } from '../find-in-result.ts';
import { formatDifference, formatNumber, formatTimes, NO_NUMBER } from '../format-number.ts';
import { listWords } from '../sentence-words.ts';
import { type Html, html, NOTHING } from './html.ts';
import { metricName, table } from './scenario-tables.ts';

interface Row {
  readonly metric: MetricInfo;
  readonly comparison: Comparison;
}

/** What lies behind the verdicts of one candidate: what the pairing saved, in words; p values and other intervals, folded. */
export function significanceDetails(result: Result, scenario: ScenarioInfo, candidate: PolicyInfo): Html {
  const lead = leadMetrics(result);
  const rows = [...lead, ...result.metrics.filter((metric) => !lead.includes(metric))].flatMap((metric) => {
    const comparison = findComparison(result, {
      scenario: scenario.id,
      policy: candidate.id,
      metric: metric.id,
    });
    const varies = (comparison?.difference.standardDeviation ?? 0) > 0;
    return comparison !== undefined && varies ? [{ metric, comparison }] : [];
  });
  if (rows.every(({ comparison }) => comparison.pValue === null && comparison.savedByCommonNumbers === null))
    return NOTHING;
  const leading = rows.find(({ metric }) => metric === lead[0]);
  const saving = leading === undefined ? '' : savingSentence(leading.comparison, leading.metric);
  return html`${saving === '' ? NOTHING : html`<p class="note after">${saving}</p>`}${skewNote(result, scenario, candidate)}
<details><summary>How certain each difference is</summary><p class="note">${columnNote(result, rows)}</p>
${precisionTable(rows)}</details>`;
}

/** Columns that no row fills are left out. */
function precisionTable(rows: readonly Row[]): Html {
  const columns: readonly (readonly [string, (row: Row, decimals: number) => string])[] = [
    [
      'Difference',
      ({ comparison, metric }, decimals) => spreadText(comparison.difference, metric.unit, decimals),
    ],
    [
      'All candidates at once',
      ({ comparison, metric }, decimals) =>
        comparison.simultaneous === undefined
          ? ''
          : `± ${formatNumber(comparison.simultaneous.halfWidth, metric.unit, decimals)}`,
    ],
    [
      'Controlled',
      ({ comparison, metric }, decimals) =>
        comparison.controlled === undefined
          ? ''
          : spreadText(comparison.controlled.difference, metric.unit, decimals),
    ],
    ['p', ({ comparison }) => probabilityText(comparison.pValue)],
    ['p, adjusted', ({ comparison }) => probabilityText(comparison.holmPValue ?? null)],
    [
      'Saved by pairing',
      ({ comparison }) =>
        comparison.savedByCommonNumbers === null ? '' : formatTimes(comparison.savedByCommonNumbers),
    ],
  ];
  const cells = rows.map((row) => {
    const decimals = comparisonDecimals(row.comparison, row.metric);
    return columns.map(([, text]) => text(row, decimals));
  });
  const kept = columns.flatMap((_, column) => (cells.some((row) => row[column] !== '') ? [column] : []));
  return table(
    html`<tr><th scope="col">Metric</th>${kept.map((column) => html`<th scope="col">${columns[column][0]}</th>`)}</tr>`,
    rows.map(
      ({ metric }, row) =>
        html`<tr><th scope="row">${metricName(metric)}</th>${kept.map((column) => html`<td>${cells[row][column] || NO_NUMBER}</td>`)}</tr>`,
    ),
  );
}

/** What the columns mean, for those that are there. */
function columnNote(result: Result, rows: readonly Row[]): string {
  const controls = new Set(rows.flatMap(({ comparison }) => comparison.controlled?.controls ?? []));
  const has = (field: 'simultaneous' | 'controlled' | 'holmPValue'): boolean =>
    rows.some(({ comparison }) => comparison[field] !== undefined);
  const procedure = rows.find(({ comparison }) => comparison.simultaneous !== undefined)?.comparison
    .simultaneous?.procedure;
  return [
    'Difference: with the half width of its own 95 % interval.',
    ...(has('simultaneous')
      ? [
          `All candidates at once: half width that holds for the ${orderPolicies(result).length - 1} candidates together (${procedure}).`,
        ]
      : []),
    ...(has('controlled')
      ? [
          `Controlled: the same difference after taking out what chance did to ${listWords([...controls])}, which is known of every run.`,
        ]
      : []),
    'p: chance of a difference this large if there were none.',
    ...(has('holmPValue') ? ['p, adjusted: the same for all metrics of most interest together (Holm).'] : []),
    'Saved by pairing: how many times more replications independent runs would take.',
  ].join(' ');
}

function spreadText(
  { mean, halfWidth }: { readonly mean: number; readonly halfWidth: number | null },
  unit: string,
  decimals: number,
): string {
  const text = formatDifference(mean, unit, decimals);
  return halfWidth === null ? text : `${text} ± ${formatNumber(halfWidth, unit, decimals)}`;
}

/** "0.034", "< 0.001"; empty without a value. */
function probabilityText(value: number | null): string {
  if (value === null) return '';
  return value < 0.001 ? '< 0.001' : formatNumber(value, '', 3);
}

/** Estimates whose sample is skewed, with the interval that allows for it. */
function skewNote(result: Result, scenario: ScenarioInfo, candidate: PolicyInfo): Html {
  const [incumbent] = orderPolicies(result);
  const texts = result.comparisons
    .filter((comparison) => comparison.scenario === scenario.id && comparison.policy === candidate.id)
    .flatMap((comparison) => {
      const metric = findMetric(result, comparison.metric);
      if (metric === undefined) return [];
      const decimals = comparisonDecimals(comparison, metric);
      return [
        { policy: incumbent, estimate: comparison.incumbent },
        { policy: candidate, estimate: comparison.candidate },
      ].flatMap(({ policy, estimate: { skewAdjusted } }) => {
        if (skewAdjusted === undefined) return [];
        const [low, high] = [skewAdjusted.lower, skewAdjusted.upper].map((value) =>
          formatNumber(value, metric.unit, decimals),
        );
        return [`${metric.label}, ${policy.label}: ${low} to ${high}${metric.unit === '%' ? ' %' : ''}`];
      });
    });
  if (texts.length === 0) return NOTHING;
  const count = texts.length === 1 ? '1 estimate varies' : `${texts.length} estimates vary`;
  return html`<details class="zeros"><summary>${`${count} more to one side than to the other: skew-adjusted 95 % intervals`}</summary><p>${`${texts.join('; ')}.`}</p></details>`;
}
