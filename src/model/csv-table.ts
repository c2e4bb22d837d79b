import { gunzipSync } from 'node:zlib';
import { parseString } from 'fast-csv';
import { describeValue } from '../foundation/describe-value.ts';
import { invariant } from '../foundation/invariant.ts';
import type { Issue, Place } from '../foundation/issue.ts';
import { withoutBrokenRows } from './broken-quotes.ts';
import { definedFields } from './defined-fields.ts';
import { decodeUtf8 } from './utf8-text.ts';

/** A CSV file as rows of text cells. Positions are worked out on demand, because few rows are ever reported. */
export interface CsvTable {
  /** As printed in messages. */
  readonly file: string;
  readonly columns: readonly string[];
  /** One list of cells per data row, in the order of `columns`; blank lines are left out. */
  readonly rows: readonly (readonly string[])[];
  /** False when ragged rows or rows with broken quotes were left out, so that a name missing here may stand in one of them. */
  readonly isWhole: boolean;
  /** First cells of the rows left out: what went wrong in a row came after them. */
  readonly firstCellsLeftOut: readonly string[];
  /** Line of each data row, from 1. */
  readonly lines: Int32Array;
  /** Place of a cell. Row -1 is the header. Takes time in proportion to the row's line. */
  placeOf(row: number, column: number): Place;
}

export interface CsvResult {
  /** undefined when the file cannot be used at all. Ragged rows are left out and reported. */
  readonly table?: CsvTable;
  readonly issues: readonly Issue[];
}

/**
 * Reads a comma-separated table (RFC 4180) with a header line. A byte-order mark, CRLF and quoted line breaks are fine;
 * a file name ending in `.gz` is unpacked. Time grows with the file's length.
 */
export async function readCsvTable(bytes: Uint8Array, file: string): Promise<CsvResult> {
  let unpacked = bytes;
  try {
    if (file.endsWith('.gz')) unpacked = gunzipSync(bytes);
  } catch {
    return {
      issues: [tableIssue('csv-syntax', { file }, 'a gzip-compressed table', 'a file that does not unpack')],
    };
  }
  const { text, issue } = decodeUtf8(unpacked, file);
  if (isPacked(unpacked) || text.includes('\0')) {
    const received = isPacked(unpacked) ? 'a gzip-compressed file' : 'no text, or text of another encoding';
    const hint = isPacked(unpacked)
      ? 'a name that ends in .gz, or the file unpacked'
      : 'save the file as UTF-8';
    return { issues: [{ ...tableIssue('wrong-encoding', { file }, 'UTF-8 text', received), hint }] };
  }
  const { table, issues } = await readRows(text, file);
  return { ...definedFields({ table }), issues: issue === undefined ? issues : [issue, ...issues] };
}

/** Whether these are the first bytes of a gzip file. */
function isPacked([first, second]: Uint8Array): boolean {
  return first === 0x1f && second === 0x8b;
}

async function readRows(text: string, file: string): Promise<CsvResult> {
  const whole = await parseRows(text);
  if (whole !== undefined) return toTable(whole, text, file);
  const { text: mended, broken, isHeaderBroken } = withoutBrokenRows(text);
  const rows = await parseRows(mended);
  invariant(rows !== undefined, () => `${file}: rows with broken quotes are left`);
  const { table, issues } = isHeaderBroken ? { issues: [] } : toTable(rows, mended, file);
  const starts = lineStarts(text);
  const quoteIssues = broken.map(({ offset, column, received }) => {
    const line = starts.findLastIndex((start) => start <= offset) + 1;
    const place = { file, line, column: offset - starts[line - 1] + 1 };
    const expected = 'quotes that open and close around a whole cell';
    return { ...tableIssue('csv-syntax', place, expected, received), path: table?.columns[column] ?? '' };
  });
  if (table === undefined) return { issues: [...quoteIssues, ...issues] };
  const firstCellsLeftOut = [...table.firstCellsLeftOut, ...broken.flatMap(({ firstCells }) => firstCells)];
  return { table: { ...table, isWhole: false, firstCellsLeftOut }, issues: [...quoteIssues, ...issues] };
}

function toTable(parsed: readonly string[][], text: string, file: string): CsvResult {
  const ragged: { readonly cells: readonly string[]; readonly line: number }[] = [];
  const rows: string[][] = [];
  const lines = new Int32Array(parsed.length);
  const hasQuotes = text.includes('"');
  let columns: string[] | undefined;
  let headerLine = 1;
  let line = 1;
  for (const cells of parsed) {
    const rowLine = line;
    line += hasQuotes ? 1 + lineBreaksIn(cells) : 1;
    if (cells.length === 0 || (cells.length === 1 && cells[0].trim() === '')) continue;
    if (columns === undefined) {
      columns = cells.map((cell) => cell.trim());
      headerLine = rowLine;
    } else if (cells.length === columns.length) {
      lines[rows.length] = rowLine;
      rows.push(cells);
    } else {
      ragged.push({ cells, line: rowLine });
    }
  }
  if (columns === undefined) {
    return { issues: [tableIssue('empty-file', { file }, 'a header line and rows', 'an empty file')] };
  }
  const placeOf = placeFinder(text, file, headerLine, lines);
  const table: CsvTable = {
    file,
    columns,
    rows,
    isWhole: ragged.length === 0,
    firstCellsLeftOut: ragged.map(({ cells }) => cells[0].trim()),
    lines: lines.subarray(0, rows.length),
    placeOf,
  };
  const starts = ragged.length === 0 ? [] : lineStarts(text);
  const names = columns;
  const issues = ragged.map(({ cells, line: rowLine }) => {
    // The first cell too many, or the last one of a row that ends too soon.
    const column = cells.length > names.length ? names.length : cells.length - 1;
    return raggedIssue(cellPlace(text, starts, { file, line: rowLine, column }), names, cells);
  });
  return { table, issues: [...headerIssues(table), ...issues] };
}

function raggedIssue(place: Place, columns: readonly string[], cells: readonly string[]): Issue {
  const { length } = columns;
  const which =
    cells.length > length
      ? `${cells.length}, ${describeValue(cells[length].trim())} being one too many`
      : `${cells.length}, none for ${columns.slice(cells.length).join(', ')}`;
  const hint = cells.length > length ? { hint: 'a cell with a comma in it needs quotes' } : {};
  return { ...tableIssue('ragged-row', place, `${length} cells, one for each column`, which), ...hint };
}

function headerIssues(table: CsvTable): Issue[] {
  const issues: Issue[] = [];
  table.columns.forEach((name, column) => {
    const place = table.placeOf(-1, column);
    if (name === '') issues.push(tableIssue('empty-header', place, 'a column name', 'an empty cell'));
    else if (table.columns.indexOf(name) < column) {
      issues.push(tableIssue('duplicate-header', place, 'each column once', `"${name}" again`));
    }
  });
  return issues;
}

/** All rows, blank lines as empty lists so that lines can be counted; undefined when quotes are broken. */
function parseRows(text: string): Promise<string[][] | undefined> {
  return new Promise((resolve) => {
    const rows: string[][] = [];
    parseString<string[], string[]>(text, { headers: false, ignoreEmpty: false })
      .on('data', (row: string[]) => rows.push(row))
      .on('error', () => resolve(undefined))
      .on('end', () => resolve(rows));
  });
}

function lineBreaksIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) count += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  }
  return count;
}

function placeFinder(text: string, file: string, headerLine: number, lines: Int32Array): CsvTable['placeOf'] {
  let starts: number[] | undefined;
  return (row, column) => {
    starts ??= lineStarts(text);
    const line = row < 0 ? headerLine : lines[row];
    return cellPlace(text, starts, { file, line, column });
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** Walks the row from its first character, stepping over quoted cells, to the wanted cell. */
function cellPlace(
  text: string,
  starts: readonly number[],
  wanted: { file: string; line: number; column: number },
): Place {
  const { file } = wanted;
  let { line } = wanted;
  let lineStart = starts[line - 1];
  let isQuoted = false;
  let cell = 0;
  let offset = lineStart;
  if (text.charCodeAt(offset) === 0xfeff) {
    offset += 1;
    lineStart += 1;
  }
  for (; cell < wanted.column && offset < text.length; offset++) {
    const character = text[offset];
    if (character === '"') isQuoted = !isQuoted;
    else if (character === ',' && !isQuoted) cell += 1;
    else if (offset + 1 === starts[line]) {
      lineStart = starts[line];
      line += 1;
    }
  }
  return { file, line, column: offset - lineStart + 1 };
}

function tableIssue(code: string, place: Place, expected: string, received: string): Issue {
  return { code, place, path: '', expected, received };
}
