import { basename } from 'node:path';
import { columnRoles } from './import-columns.ts';
import type { ImportedLog } from './imported-log.ts';
import { isoDay } from './parse-date.ts';
import { type ReportCheck, reportChecks } from './report-checks.ts';
import { type SetAsideReason, setAsideReasonNames, setAsideReasons } from './set-aside.ts';

/** What the import read, kept and set aside: report.json, and report.md in prose. */
export interface DataReport {
  readonly source: string;
  /** Header chosen for each role that the log has. */
  readonly columns: Readonly<Record<string, string>>;
  /** How the text was read. */
  readonly reading: Readonly<Record<string, string>>;
  readonly rows: { readonly read: number; readonly kept: number; readonly setAside: number };
  readonly setAside: readonly SetAsideCount[];
  readonly period: {
    readonly first: string;
    readonly last: string;
    readonly days: number;
    readonly openDays: number;
    readonly closures: number;
  };
  readonly items: {
    readonly count: number;
    readonly classes: Readonly<Record<'A' | 'B' | 'C', number>>;
    readonly top: readonly TopEntry[];
  };
  readonly orders: {
    readonly count: number;
    readonly perOpenDay: number;
    readonly linesPerOrder: Quantiles;
    readonly singleLineShare: number;
  };
  readonly units: number;
  /** [money]; null when the log has no prices. */
  readonly revenue: number | null;
  readonly unitsPerLine: Quantiles;
  readonly regions: readonly TopEntry[];
  readonly calendar: {
    readonly weekday: readonly number[];
    readonly hours: readonly number[];
    readonly months: readonly number[];
    readonly busiestHours: readonly number[];
  };
  readonly patterns: Readonly<Record<string, number>>;
  readonly fits: {
    readonly counts: Readonly<Record<string, number>>;
    readonly sizes: Readonly<Record<string, number>>;
    readonly greatestSizeDistance: number;
  };
  readonly checks: readonly ReportCheck[];
}

/** How many rows went for one reason, with up to three examples. */
export interface SetAsideCount {
  readonly reason: SetAsideReason;
  readonly meaning: string;
  readonly rows: number;
  readonly examples: readonly string[];
}

/** A line of a ranking. */
export interface TopEntry {
  readonly id: string;
  readonly name: string;
  readonly rows: number;
  readonly units: number;
  readonly revenue?: number;
}

/** Shape of a count; percentiles by the nearest-rank rule. */
export interface Quantiles {
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly greatest: number;
}

/** Puts together the data report. Rankings hold ten entries. */
export function dataReport(log: ImportedLog): DataReport {
  const { read, lines, calendar, items } = log;
  const linesPerOrder = new Float64Array(read.log.orderIds.length);
  for (const order of lines.order) linesPerOrder[order]++;
  const hasPrices = log.reading.positions.price >= 0;
  const count = (values: readonly string[]) => {
    const counts: Record<string, number> = {};
    for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
    return counts;
  };
  const sum = (values: Iterable<number>) => Array.from(values).reduce((total, value) => total + value, 0);
  return {
    source: basename(log.format.file),
    columns: chosenColumns(log),
    reading: readingFacts(log),
    rows: { read: read.rowsRead, kept: read.log.line.length, setAside: read.setAside.length },
    setAside: setAsideCounts(log),
    period: {
      first: isoDay(lines.firstDay * 86_400),
      last: isoDay((lines.firstDay + lines.dayCount - 1) * 86_400),
      days: lines.dayCount,
      openDays: calendar.openDayCount,
      closures: calendar.closures.length,
    },
    items: {
      count: items.length,
      classes: { A: 0, B: 0, C: 0, ...count(items.map((item) => item.class)) },
      top: topItems(log),
    },
    orders: {
      count: linesPerOrder.length,
      perOpenDay: rounded(linesPerOrder.length / calendar.openDayCount),
      linesPerOrder: quantilesOf(linesPerOrder),
      singleLineShare: rounded(linesPerOrder.filter((value) => value === 1).length / linesPerOrder.length),
    },
    units: rounded(sum(read.log.quantity)),
    revenue: hasPrices ? rounded(sum(items.map((item) => item.revenue))) : null,
    unitsPerLine: quantilesOf(lines.size),
    regions: log.regions.regions
      .slice(0, 10)
      .map(({ id, name, rowCount, units }) => ({ id, name, rows: rowCount, units: rounded(units) })),
    calendar: {
      weekday: calendar.weekday,
      hours: log.hours,
      months: calendar.months,
      busiestHours: busiestHours(log.hours),
    },
    patterns: {
      smooth: 0,
      erratic: 0,
      intermittent: 0,
      lumpy: 0,
      ...count(items.map((item) => item.intermittence.pattern)),
    },
    fits: {
      counts: {
        poisson: 0,
        'negative-binomial': 0,
        intermittent: 0,
        ...count(items.map((item) => item.count.type)),
      },
      sizes: {
        constant: 0,
        discrete: 0,
        geometric: 0,
        ...count(items.map((item) => item.size.distribution)),
      },
      greatestSizeDistance: rounded(Math.max(...items.map((item) => item.size.distance))),
    },
    checks: reportChecks(log),
  };
}

function chosenColumns({ reading }: ImportedLog): Record<string, string> {
  const chosen = columnRoles.filter((role) => reading.positions[role] >= 0);
  return Object.fromEntries(chosen.map((role) => [role, reading.header[reading.positions[role]]]));
}

function readingFacts({ format, reading, settings, read }: ImportedLog): Record<string, string> {
  return {
    compression: format.gzip ? 'gzip' : 'none',
    encoding: format.encoding,
    delimiter: format.delimiter === '\t' ? 'tab' : format.delimiter,
    decimal: reading.decimal,
    'date-order': reading.dateOrder,
    'time-of-day': read.hasTimes
      ? 'as in the log'
      : 'none in the log: every order is at midnight, hours are taken as even',
    'price-is': reading.positions.price < 0 ? 'not in the log: 1 for every item' : reading.priceIs,
    quantity: reading.positions.quantity < 0 ? 'not in the log: 1 per row' : 'as in the log',
    'cancelled-pattern': settings['cancelled-pattern'] ?? '^C[0-9]+$ (default)',
    'non-goods-pattern':
      settings['non-goods-pattern'] ??
      `default, codes without a digit ${reading.codesCarryDigits ? 'are charges' : 'are goods (many codes have none)'}`,
  };
}

function setAsideCounts({ read }: ImportedLog): SetAsideCount[] {
  const counts = new Map<SetAsideReason, { rows: number; examples: string[] }>();
  for (const { reason, line, fields } of read.setAside) {
    const found = counts.get(reason) ?? { rows: 0, examples: [] };
    counts.set(reason, found);
    found.rows++;
    const [order, item, time, quantity, price] = fields;
    if (found.examples.length < 3)
      found.examples.push(
        `line ${line}: order ${order}, item ${item}, ${time}, quantity ${quantity}, price ${price}`,
      );
  }
  return setAsideReasonNames.flatMap((reason) => {
    const found = counts.get(reason);
    return found === undefined ? [] : [{ reason, meaning: setAsideReasons[reason], ...found }];
  });
}

function topItems({ items }: ImportedLog): TopEntry[] {
  const ranked = [...items].sort((left, right) => right.revenue - left.revenue || right.units - left.units);
  return ranked.slice(0, 10).map(({ id, description, lineCount, units, revenue }) => ({
    id,
    name: description,
    rows: lineCount,
    units: rounded(units),
    revenue: rounded(revenue),
  }));
}

function busiestHours(hours: readonly number[]): number[] {
  return [...hours.keys()].sort((left, right) => hours[right] - hours[left] || left - right).slice(0, 3);
}

function quantilesOf(values: Float64Array): Quantiles {
  const sorted = values.slice().sort();
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  const mean = sorted.reduce((total, value) => total + value, 0) / sorted.length;
  return { mean: rounded(mean), p50: at(0.5), p90: at(0.9), p99: at(0.99), greatest: at(1) };
}

function rounded(value: number): number {
  return Number(value.toPrecision(9));
}
