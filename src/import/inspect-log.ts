import { InputError, type Issue } from '../foundation/issue.ts';
import { nearestName } from '../foundation/nearest-name.ts';
import { dateEvidence, decideDateOrder } from './date-order.ts';
import { decideDecimalSign, decimalEvidence } from './decimal-sign.ts';
import {
  type ColumnPositions,
  type ColumnRole,
  columnRoles,
  lineTotalHeaders,
  plainHeader,
  wellKnownHeaders,
} from './import-columns.ts';
import type { ImportSettings } from './import-settings.ts';
import { type DateOrder, hasTimeOfDay, parseClock, parseDate } from './parse-date.ts';
import type { DecimalSign } from './parse-number.ts';
import { type LogFormat, readRows } from './read-rows.ts';

/** What has to be known of a log before its rows can be read. */
export interface LogReading {
  readonly header: readonly string[];
  readonly positions: ColumnPositions;
  readonly dateOrder: DateOrder;
  readonly decimal: DecimalSign;
  readonly priceIs: 'unit' | 'total';
  /** Codes without a digit are charges and notes, because nearly every code has one. */
  readonly codesCarryDigits: boolean;
}

const sampleRows = 2000;

/**
 * Finds the columns on the first 2,000 rows, and reads on only as far as it takes to be sure of the order of day and
 * month and of the decimal sign.
 * @throws InputError naming the headers and the flag when a needed column, the date order or the decimal sign stays open.
 */
export async function inspectLog(format: LogFormat, settings: ImportSettings): Promise<LogReading> {
  const sample = await readSample(format);
  const header = (sample.shift() ?? []).map((name) => name.replace(/^\uFEFF/, '').trim());
  if (sample.length === 0)
    throw new InputError([logIssue(format.file, '', 'order rows below the header', 'none')]);
  const positions = findColumns(format.file, header, sample, settings);
  const dates = dateEvidence();
  const numbers = decimalEvidence();
  const numberColumns = [positions.quantity, positions.price].filter((position) => position >= 0);
  let row = 0;
  await readRows(format, (fields) => {
    if (row++ === 0) return true;
    dates.add((fields[positions.time] ?? '').trim());
    for (const column of numberColumns) numbers.add((fields[column] ?? '').trim());
    return (
      row <= sampleRows ||
      !(isSettled(settings['date-format'], dates) && isSettled(settings.decimal, numbers))
    );
  });
  const dateOrder = decideDateOrder(settings['date-format'], dates, {
    file: format.file,
    column: header[positions.time],
  });
  const decimal = decideDecimalSign(settings.decimal, numbers, format.file);
  return {
    header,
    positions,
    dateOrder,
    decimal,
    priceIs: settings['price-is'] ?? (isLineTotal(header[positions.price]) ? 'total' : 'unit'),
    codesCarryDigits: shareWithDigit(sample, positions.item) >= 0.9,
  };
}

function isSettled(given: unknown, evidence: { isDecided(): boolean }): boolean {
  return given !== undefined || evidence.isDecided();
}

async function readSample(format: LogFormat): Promise<string[][]> {
  const rows: string[][] = [];
  await readRows(format, (fields) => rows.push([...fields]) <= sampleRows);
  return rows;
}

function isLineTotal(header: string | undefined): boolean {
  return header !== undefined && lineTotalHeaders.includes(plainHeader(header));
}

function shareWithDigit(sample: readonly string[][], column: number): number {
  const codes = sample.map((fields) => fields[column] ?? '').filter((code) => code.trim() !== '');
  return codes.filter((code) => /\d/.test(code)).length / Math.max(1, codes.length);
}

function findColumns(
  file: string,
  header: readonly string[],
  sample: readonly string[][],
  settings: ImportSettings,
): ColumnPositions {
  const issues: Issue[] = [];
  const found = new Map<ColumnRole, number>();
  for (const role of columnRoles) {
    const wanted = settings.columns[role];
    if (wanted === undefined || wanted === 'none') continue;
    const exact = header.indexOf(wanted.trim());
    const position =
      exact >= 0 ? exact : header.findIndex((name) => plainHeader(name) === plainHeader(wanted));
    if (position >= 0) found.set(role, position);
    else issues.push(missingHeader(file, role, wanted, header));
  }
  const isOpen = (role: ColumnRole) => settings.columns[role] === undefined;
  for (const role of columnRoles) {
    if (!isOpen(role)) continue;
    const position = detect(role, header, sample, new Set(found.values()), found.get('time') ?? -1);
    if (position >= 0) found.set(role, position);
  }
  for (const role of ['time', 'item'] as const) {
    if (!found.has(role) && isOpen(role)) issues.push(neededColumn(file, role, header));
  }
  if (issues.length > 0) throw new InputError(issues);
  const at = (role: ColumnRole) => found.get(role) ?? -1;
  return {
    time: at('time'),
    clock: at('clock'),
    order: at('order'),
    item: at('item'),
    quantity: at('quantity'),
    price: at('price'),
    region: at('region'),
    status: at('status'),
    customer: at('customer'),
    description: at('description'),
  };
}

function detect(
  role: ColumnRole,
  header: readonly string[],
  sample: readonly string[][],
  taken: ReadonlySet<number>,
  time: number,
): number {
  const plain = header.map(plainHeader);
  const names = role === 'price' ? [...wellKnownHeaders.price, ...lineTotalHeaders] : wellKnownHeaders[role];
  const candidates = names
    .map((name) => plain.indexOf(name))
    .filter((position) => position >= 0 && !taken.has(position));
  if (role === 'time') {
    const dated = candidates.filter((column) => shareOf(sample, column, looksLikeDate) > 0.5);
    return dated.find((column) => shareOf(sample, column, hasTimeOfDay) > 0.5) ?? dated[0] ?? -1;
  }
  if (role === 'clock') {
    if (time < 0 || shareOf(sample, time, hasTimeOfDay) > 0.5) return -1;
    return (
      candidates.find((column) => shareOf(sample, column, (text) => !Number.isNaN(parseClock(text))) > 0.5) ??
      -1
    );
  }
  return candidates[0] ?? -1;
}

const dateOrders: readonly DateOrder[] = ['ymd', 'dmy', 'mdy', 'ydm'];

function looksLikeDate(text: string): boolean {
  return /^\d{9,13}(\.\d+)?$/.test(text) || dateOrders.some((order) => !Number.isNaN(parseDate(text, order)));
}

function shareOf(sample: readonly string[][], column: number, test: (text: string) => boolean): number {
  const texts = sample.map((fields) => (fields[column] ?? '').trim()).filter((text) => text !== '');
  return texts.filter(test).length / Math.max(1, texts.length);
}

function missingHeader(file: string, role: ColumnRole, wanted: string, header: readonly string[]): Issue {
  const near = nearestName(wanted, header);
  const hint = near === undefined ? `headers: ${header.join(', ')}` : `did you mean "${near}"?`;
  return {
    code: 'import-unknown-column',
    place: { file, line: 1 },
    path: `columns.${role}`,
    expected: 'a header of the log',
    received: `"${wanted}"`,
    hint,
  };
}

function neededColumn(file: string, role: ColumnRole, header: readonly string[]): Issue {
  const hint = `say which with --column.${role} <header> or columns.${role} in a mapping file`;
  return {
    code: 'import-missing-column',
    place: { file, line: 1 },
    path: `columns.${role}`,
    expected: `a column with the ${role} of each row`,
    received: `headers ${header.join(', ')}`,
    hint,
  };
}

function logIssue(file: string, path: string, expected: string, received: string): Issue {
  return { code: 'import-empty-log', place: { file }, path, expected, received };
}
