import type { Comparison, MetricInfo, PolicyInfo, Result, ScenarioInfo } from '../experiment/result.ts';
import { campaignSentences } from './campaign-sentences.ts';
import { comparisonDecimals, estimateText, intervalText } from './estimate-text.ts';
import { candidatesOf, findCell, findComparison, leadMetrics, orderPolicies } from './find-in-result.ts';
import { formatDifference, formatNumber, formatRelative, unitBesideLabel } from './format-number.ts';
import { shownVerdict } from './practical-difference.ts';

export interface TableOptions {
  /** Columns of the terminal, >= 40. Long names are broken over lines to fit as far as that goes. */
  readonly width: number;
  /** True adds ANSI colours to titles and verdicts; the words carry the meaning without them. */
  readonly color: boolean;
}

/** A column of a terminal table; all columns of a table have equally many cells. */
export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Columns with the highest number are left out first; 0 stays. */
  readonly yields: number;
  readonly cells: readonly string[];
}

const GAP = '  ';
/** Names of metrics stay at least this long while another column can give way, and this long at last. */
const NAME_WITH_MORE = 26;
const NAME_ALONE = 14;
/** Longer words in titles may be cut. */
const LONGEST_WORD = 14;

/**
 * Terminal table of a result: per scenario (and candidate) one block of metric, incumbent, candidate, difference with
 * 95 % interval and verdict in words. Along a curve only the metrics of interest are shown. Below stands how the campaign went: what
 * common random numbers saved, why it stopped, which policies may be the best. Ends without a newline.
 */
export function formatComparisonTable(result: Result, options: TableOptions): string {
  const blocks = result.scenarios.flatMap((scenario) => scenarioBlocks(result, scenario, options));
  const sentences = campaignSentences(result).map((sentence) =>
    breakWords(sentence, options.width, '').join('\n'),
  );
  return [...blocks, ...(sentences.length === 0 ? [] : [sentences.join('\n')])]
    .join('\n\n')
    .replaceAll('\u00a0', ' ');
}

function scenarioBlocks(result: Result, scenario: ScenarioInfo, options: TableOptions): readonly string[] {
  const lead = leadMetrics(result);
  const metrics =
    result.curve === undefined
      ? [...lead, ...result.metrics.filter((metric) => !lead.includes(metric))]
      : lead;
  const candidates = candidatesOf(result);
  if (!result.comparisons.some((comparison) => comparison.scenario === scenario.id)) {
    return [block(scenario.label, levelColumns(result, scenario, metrics), options)];
  }
  return candidates.map((candidate) => {
    const title = candidates.length === 1 ? scenario.label : `${scenario.label}: ${candidate.label}`;
    return block(title, comparisonColumns(result, { scenario, candidate, metrics }), options);
  });
}

function comparisonColumns(
  result: Result,
  {
    scenario,
    candidate,
    metrics,
  }: { scenario: ScenarioInfo; candidate: PolicyInfo; metrics: readonly MetricInfo[] },
): readonly Column[] {
  const rows: { readonly metric: MetricInfo; readonly comparison: Comparison; readonly decimals: number }[] =
    [];
  for (const metric of metrics) {
    const comparison = findComparison(result, {
      scenario: scenario.id,
      policy: candidate.id,
      metric: metric.id,
    });
    if (comparison !== undefined)
      rows.push({ metric, comparison, decimals: comparisonDecimals(comparison, metric) });
  }
  const right = (title: string, yields: number, cellOf: (row: (typeof rows)[number]) => string): Column => ({
    title,
    align: 'right',
    yields,
    cells: rows.map(cellOf),
  });
  const columns: readonly Column[] = [
    nameColumn(rows.map((row) => row.metric)),
    right(orderPolicies(result)[0].label, 0, ({ metric, comparison, decimals }) =>
      formatNumber(comparison.incumbent.mean, metric.unit, decimals),
    ),
    right(candidate.label, 0, ({ metric, comparison, decimals }) =>
      formatNumber(comparison.candidate.mean, metric.unit, decimals),
    ),
    right('Difference', 0, ({ metric, comparison, decimals }) =>
      formatDifference(comparison.difference.mean, metric.unit, decimals),
    ),
    right('95 % interval', 1, ({ metric, comparison, decimals }) =>
      intervalText(comparison.difference, metric, decimals),
    ),
    right('Relative', 2, ({ comparison }) => formatRelative(comparison.relative)),
    {
      title: 'Verdict',
      align: 'left',
      yields: 0,
      cells: rows.map((row) => shownVerdict(row.comparison, row.metric)),
    },
  ];
  return columns.filter((column) => column.yields === 0 || column.cells.some((cell) => cell !== ''));
}

function levelColumns(
  result: Result,
  scenario: ScenarioInfo,
  metrics: readonly MetricInfo[],
): readonly Column[] {
  const levels = orderPolicies(result).map((policy): Column => {
    const estimates = findCell(result, scenario.id, policy.id)?.estimates;
    return {
      title: policy.label,
      align: 'right',
      yields: 0,
      cells: metrics.map((metric) => estimateText(estimates?.[metric.id], metric)),
    };
  });
  return [nameColumn(metrics), ...levels];
}

/** The first column of a table with one row per metric: its label and unit. */
export function nameColumn(metrics: readonly MetricInfo[]): Column {
  const cells = metrics.map((metric) => {
    const unit = unitBesideLabel(metric);
    return unit === '' ? metric.label : `${metric.label} [${unit}]`;
  });
  return { title: 'Metric', align: 'left', yields: 0, cells };
}

/** A titled terminal table that fits the width as far as its columns can yield; the first column may be broken over lines. */
export function block(title: string, columns: readonly Column[], options: TableOptions): string {
  const { kept, widths } = fitColumns(columns, options.width);
  const lines = kept[0].cells.flatMap((name, row) => {
    const [first, ...rest] = breakWords(name, widths[0]);
    const line = joinCells(kept, (column, index) => {
      const cell = index === 0 ? first : column.cells[row];
      if (column.title === 'Verdict') return paint(cell, verdictColour(cell), options);
      return pad(cell, widths[index], column.align);
    });
    return [line, ...rest];
  });
  const head = headLines(kept, widths).map((line) => paint(line, '2', options));
  return [paint(title, '1', options), ...head, ...lines].join('\n');
}

/** Titles over as many lines as the longest needs, standing on the same last line. */
function headLines(columns: readonly Column[], widths: readonly number[]): readonly string[] {
  const titles = columns.map(({ title }, index) => breakWords(title, widths[index], ''));
  const height = Math.max(...titles.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    joinCells(columns, ({ align }, index) =>
      pad(titles[index][line - height + titles[index].length] ?? '', widths[index], align),
    ),
  );
}

/** Lines of at most `width` characters, broken at blanks; those after the first begin with `indent`. */
function breakWords(text: string, width: number, indent = '  '): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || longer.length <= width) line = longer;
    else {
      lines.push(line);
      line = indent + word;
    }
  }
  return [...lines, line];
}

/** Leaves out columns while the rest cannot be made narrow enough, then shortens the names. */
function fitColumns(
  columns: readonly Column[],
  width: number,
): { kept: readonly Column[]; widths: readonly number[] } {
  const natural = columns.map((column) => widest(column.cells, column.title));
  const mostYielding = Math.max(...columns.map((column) => column.yields));
  const nameWidth = Math.min(natural[0], mostYielding > 0 ? NAME_WITH_MORE : NAME_ALONE);
  const tight = columns.map((column, index) =>
    index === 0 ? nameWidth : widest(column.cells, narrowTitle(column)),
  );
  if (sumOf(tight) > width && mostYielding > 0) {
    return fitColumns(
      columns.filter((column) => column.yields < mostYielding),
      width,
    );
  }
  return { kept: columns, widths: shareOut(natural, tight, width) };
}

/** Hands the spare width to the first columns that can use it. */
function shareOut(natural: readonly number[], tight: readonly number[], width: number): readonly number[] {
  let spare = Math.max(0, width - sumOf(tight));
  return tight.map((least, index) => {
    const extra = Math.min(spare, natural[index] - least);
    spare -= extra;
    return least + extra;
  });
}

/** The first line of a title broken over two lines in the narrowest way; a word that is still too long is cut. */
function narrowTitle({ title }: Column): string {
  let width = 1;
  while (width < title.length && !isTwoLines(breakWords(title, width, ''), width)) width += 1;
  return title.slice(0, Math.min(width, LONGEST_WORD));
}

function isTwoLines(lines: readonly string[], width: number): boolean {
  return lines.length <= 2 && lines.every((line) => line.length <= width);
}

function widest(cells: readonly string[], title: string): number {
  return Math.max(title.length, ...cells.map((cell) => cell.length));
}

function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, GAP.length * (widths.length - 1));
}

function joinCells(columns: readonly Column[], cellOf: (column: Column, index: number) => string): string {
  return columns.map(cellOf).join(GAP).trimEnd();
}

function pad(text: string, width: number, align: Column['align']): string {
  const shown = text.length > width ? `${text.slice(0, width - 1)}…` : text;
  return align === 'left' ? shown.padEnd(width) : shown.padStart(width);
}

function verdictColour(verdict: string): string {
  if (verdict === 'better') return '32';
  return verdict === 'worse' ? '31' : '2';
}

function paint(text: string, code: string, { color }: TableOptions): string {
  return color ? `\u001b[${code}m${text}\u001b[0m` : text;
}
