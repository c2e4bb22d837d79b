import type {
  Estimate,
  MetricInfo,
  PolicyInfo,
  Result,
  ScenarioInfo,
  SpeedResult,
} from '../../experiment/result.ts';
import { comparisonDecimals, estimateText, intervalText } from '../estimate-text.ts';
import {
  costLines,
  findCell,
  findComparison,
  findMetric,
  leadMetrics,
  orderPolicies,
  speedsByDemand,
} from '../find-in-result.ts';
import {
  decimalsFor,
  formatDifference,
  formatNumber,
  formatRelative,
  NO_NUMBER,
  spellUnit,
  unitBesideLabel,
} from '../format-number.ts';
import { shownVerdict } from '../practical-difference.ts';
import { upperFirst } from '../sentence-words.ts';
import { type Html, html, NOTHING } from './html.ts';
import { verdictWord } from './verdict-word.ts';

const GROUP_LABELS: Readonly<Record<MetricInfo['group'], string>> = {
  headline: 'Headline',
  service: 'Service',
  cost: 'Cost per unit, by line',
  inventory: 'Inventory',
  flow: 'Flow',
  operations: 'Operations',
  speed: 'Speed',
};

interface MetricGroup {
  readonly label: string;
  readonly metrics: readonly MetricInfo[];
}

/** Metrics of interest first, then the others by group. */
function metricGroups(result: Result): readonly MetricGroup[] {
  const lead = leadMetrics(result);
  const others = result.metrics.filter((metric) => !lead.includes(metric));
  const groups = (Object.keys(GROUP_LABELS) as MetricInfo['group'][]).map((group) => ({
    label: GROUP_LABELS[group],
    metrics: others.filter((metric) => metric.group === group),
  }));
  return [{ label: 'Of most interest', metrics: lead }, ...groups].filter(
    (group) => group.metrics.length > 0,
  );
}

/** Levels, difference, interval and verdict of every metric for one candidate. */
export function comparisonTableHtml(result: Result, scenario: ScenarioInfo, candidate: PolicyInfo): Html {
  const [incumbent] = orderPolicies(result);
  const rowOf = (metric: MetricInfo): Html => {
    const comparison = findComparison(result, {
      scenario: scenario.id,
      policy: candidate.id,
      metric: metric.id,
    });
    if (comparison === undefined) return NOTHING;
    const decimals = comparisonDecimals(comparison, metric);
    return html`<tr><th scope="row">${metricName(metric)}</th>
<td>${estimateText(comparison.incumbent, metric, decimals)}</td><td>${estimateText(comparison.candidate, metric, decimals)}</td>
<td>${formatDifference(comparison.difference.mean, metric.unit, decimals)}</td>
<td>${intervalText(comparison.difference, metric, decimals) || NO_NUMBER}</td><td>${formatRelative(comparison.relative)}</td><td class="text">${verdictWord(shownVerdict(comparison, metric))}</td></tr>`;
  };
  const isZero = (metric: MetricInfo): boolean => isZeroFor(result, scenario, [incumbent, candidate], metric);
  return html`${table(
    html`<tr><th scope="col">Metric</th><th scope="col">${incumbent.label}</th><th scope="col">${candidate.label}</th><th scope="col">Difference</th><th scope="col">95 % interval</th><th scope="col">Relative</th><th scope="col" class="text">Verdict</th></tr>`,
    groupedRows(withoutMetrics(metricGroups(result), isZero), 7, rowOf),
  )}${zeroNote(result, isZero, 'both policies')}`;
}

/** Levels of every metric for one policy, when there is nothing to compare. */
export function levelTable(result: Result, scenario: ScenarioInfo): Html {
  const policies = orderPolicies(result);
  const rowOf = (metric: MetricInfo): Html => html`<tr><th scope="row">${metricName(metric)}</th>
${policies.map((policy) => html`<td>${estimateText(findCell(result, scenario.id, policy.id)?.estimates[metric.id], metric)}</td>`)}</tr>`;
  const isZero = (metric: MetricInfo): boolean => isZeroFor(result, scenario, policies, metric);
  return html`${table(
    html`<tr><th scope="col">Metric</th>${policies.map((policy) => html`<th scope="col">${policy.label}</th>`)}</tr>`,
    groupedRows(withoutMetrics(metricGroups(result), isZero), policies.length + 1, rowOf),
  )}${zeroNote(result, isZero, policies.length === 1 ? 'this policy' : 'every policy')}`;
}

/** True when every replication of every given policy has 0. */
function isZeroFor(
  result: Result,
  scenario: ScenarioInfo,
  policies: readonly PolicyInfo[],
  metric: MetricInfo,
): boolean {
  return policies.every((policy) => {
    const estimate = findCell(result, scenario.id, policy.id)?.estimates[metric.id];
    return estimate?.mean === 0 && (estimate.standardDeviation ?? 0) === 0;
  });
}

function withoutMetrics(
  groups: readonly MetricGroup[],
  isLeftOut: (metric: MetricInfo) => boolean,
): readonly MetricGroup[] {
  return groups
    .map((group) => ({ ...group, metrics: group.metrics.filter((metric) => !isLeftOut(metric)) }))
    .filter((group) => group.metrics.length > 0);
}

/** Rows full of zeros would hide the others; their names stay one click away. */
function zeroNote(result: Result, isZero: (metric: MetricInfo) => boolean, where: string): Html {
  const zeros = result.metrics.filter(isZero);
  if (zeros.length === 0) return NOTHING;
  const count = zeros.length === 1 ? '1 metric is' : `${zeros.length} metrics are`;
  return html`<details class="zeros"><summary>${`${count} 0 for ${where}`}</summary><p>${`${zeros.map((metric) => metric.label).join('; ')}.`}</p></details>`;
}

function groupedRows(
  groups: readonly MetricGroup[],
  columnCount: number,
  rowOf: (metric: MetricInfo) => Html,
): readonly Html[] {
  return groups.flatMap((group) => [
    html`<tr class="group"><th colspan="${columnCount}" scope="colgroup">${group.label}</th></tr>`,
    ...group.metrics.map(rowOf),
  ]);
}

/** Cost lines by policy, but those that are 0 for all, and their total, all with the same decimals so that they can be added up by eye. */
export function costTable(result: Result, scenario: ScenarioInfo): Html {
  const policies = orderPolicies(result);
  const lines = costLines(result).filter((line) => !isZeroFor(result, scenario, policies, line));
  if (lines.length === 0) return NOTHING;
  const total = findMetric(result, 'total-cost-per-unit');
  const shown = [...lines, ...(total === undefined ? [] : [total])];
  const estimateOf = (line: MetricInfo, policy: PolicyInfo): Estimate | undefined =>
    findCell(result, scenario.id, policy.id)?.estimates[line.id];
  const decimals = Math.max(
    ...shown.flatMap((line) =>
      policies.map((policy) => decimalsFor(estimateOf(line, policy)?.mean ?? 0, line.unit)),
    ),
  );
  const rows = shown.map((line) => {
    const values = policies.map(
      (policy) => html`<td>${estimateText(estimateOf(line, policy), line, decimals)}</td>`,
    );
    return html`<tr${line === total ? html` class="total"` : NOTHING}><th scope="row">${line.label}</th>${values}</tr>`;
  });
  const heads = policies.map((policy) => html`<th scope="col">${policy.label}</th>`);
  return table(
    html`<tr><th scope="col">Cost line <small>${spellUnit(lines[0].unit)}</small></th>${heads}</tr>`,
    rows,
  );
}

/** One row per policy and promised speed that some demand asked for. */
export function serviceTable(result: Result, scenario: ScenarioInfo): Html {
  const policies = orderPolicies(result);
  const { asked } = speedsByDemand(result, scenario.id);
  if (asked.length === 0) return NOTHING;
  const rows = asked.flatMap(({ id }) =>
    policies.map((policy) => {
      const speed = findCell(result, scenario.id, policy.id)?.speeds.find((candidate) => candidate.id === id);
      return speed === undefined ? NOTHING : speedRow(speed, policy);
    }),
  );
  return table(
    html`<tr><th scope="col">Speed</th><th scope="col" class="text">Policy</th><th scope="col">Units demanded</th><th scope="col">Promise kept</th><th scope="col">Late</th><th scope="col">Lost</th><th scope="col">From stock</th><th scope="col">Half within</th><th scope="col">90 % within</th><th scope="col">99 % within</th></tr>`,
    rows,
  );
}

function promiseText({ deadlineHours, deliverBy }: SpeedResult): string {
  if (deliverBy === undefined)
    return `${formatNumber(deadlineHours, 'h', Number.isInteger(deadlineHours) ? 0 : 1)} h`;
  const { days, at } = deliverBy;
  if (days <= 1) return `by ${at} ${days === 0 ? 'the same day' : 'the next day'}`;
  return `by ${at} ${days} days later`;
}

function speedRow(speed: SpeedResult, policy: PolicyInfo): Html {
  const share = (value: number | null): string =>
    value === null ? formatNumber(null, '%') : `${formatNumber(value, '%', 2)} %`;
  const hours = (value: number | null): string =>
    value === null
      ? formatNumber(null, 'h')
      : `${formatNumber(value, 'h', Number.isInteger(value) ? 0 : 1)} h`;
  return html`<tr><th scope="row">${upperFirst(speed.label)} <small>${promiseText(speed)}</small></th><td class="text">${policy.label}</td><td>${formatNumber(speed.unitsDemanded, 'units', 0)}</td>
<td>${share(speed.promiseMet)}</td><td>${share(speed.late)}</td><td>${share(speed.lost)}</td><td>${share(speed.fillRate)}</td><td>${hours(speed.deliveryHoursP50)}</td><td>${hours(speed.deliveryHoursP90)}</td><td>${hours(speed.deliveryHoursP99)}</td></tr>`;
}

/** A metric's label with its unit in small print. */
export function metricName(metric: MetricInfo): Html {
  const unit = spellUnit(unitBesideLabel(metric));
  return unit === '' ? html`${metric.label}` : html`${metric.label} <small>${unit}</small>`;
}

/** A table that scrolls inside its own box on a narrow screen. */
export function table(head: Html, rows: readonly Html[]): Html {
  return html`<div class="scroll" tabindex="0"><table><thead>${head}</thead><tbody>${rows}</tbody></table></div>`;
}
