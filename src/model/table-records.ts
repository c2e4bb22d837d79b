import { unknownKey } from './check-against.ts';
import type { CsvTable } from './csv-table.ts';
import type { IssueLog, Location } from './issue-log.ts';
import type { SchemaNode } from './schema-node.ts';
import { alternativesOf, propertiesOf, schemasAt } from './schema-node.ts';
import type { ValuePath } from './source-document.ts';

/** One row as nested plain data. */
export type TableRecord = Record<string, unknown>;

interface Column {
  readonly path: readonly string[];
  readonly read: (cell: string) => unknown;
}

/**
 * Turns rows into nested records: dotted columns become nested fields, empty cells are left out, and each cell is
 * typed by the schema of its field (text, number, true/false, or a list separated by `;`). Unknown columns are reported.
 */
export function recordsOf(table: CsvTable, schema: SchemaNode, log: IssueLog): TableRecord[] {
  // The second of two equal headers was reported with the table; its cells are not read.
  const columns = table.columns.map((header, column) =>
    table.columns.indexOf(header) < column
      ? undefined
      : columnOf(header, schema, (problem) =>
          log.add({ place: table.placeOf(-1, column), path: header }, problem),
        ),
  );
  return table.rows.map((cells, row) => {
    const record: TableRecord = {};
    cells.forEach((text, position) => {
      const cell = text.trim();
      const column = columns[position];
      if (cell === '' || column === undefined) return;
      if (setNested(record, column.path, column.read(cell))) return;
      const header = table.columns[position];
      const problem = {
        code: 'wrong-type',
        expected: `no value here, as "${column.path[0]}" has one of its own`,
        received: JSON.stringify(cell),
      };
      log.add({ place: table.placeOf(row, position), path: header }, problem);
    });
    return record;
  });
}

/** Where the value at `path` of a record stands in the table; the row when it has no cell. */
export function locateInTable(table: CsvTable, row: number, path: ValuePath): Location {
  const text = path.filter((step) => typeof step === 'string').join('.');
  let column = -1;
  table.columns.forEach((header, position) => {
    const isParent = header === text || text.startsWith(`${header}.`);
    if (isParent && (column < 0 || header.length > table.columns[column].length)) column = position;
  });
  if (column >= 0) return { place: table.placeOf(row, column), path: text };
  return { place: { file: table.file, line: row < 0 ? 1 : table.lines[row] }, path: text };
}

function columnOf(
  header: string,
  schema: SchemaNode,
  report: (problem: ReturnType<typeof unknownKey>) => void,
): Column | undefined {
  const path = header.split('.');
  const isOpen = schema.additionalProperties !== undefined && schema.additionalProperties !== false;
  const first = schemasAt(schema, path.slice(0, 1));
  const fields = schemasAt(schema, path);
  const isFreeBelow =
    path.length > 1 &&
    first.some((node) => node.properties === undefined || Object.hasOwn(node.properties, 'distribution'));
  if (
    path.includes('__proto__') ||
    (fields.length === 0 && !isFreeBelow && !(isOpen && first.length === 0))
  ) {
    if (header !== '') report({ ...unknownKey(header, headersOf(schema)), code: 'unknown-column' });
    return undefined;
  }
  return { path, read: readerOf(fields) };
}

/** Every column a schema allows: fields, and fields of fields with a dot between. */
function headersOf(schema: SchemaNode): string[] {
  return alternativesOf(schema).flatMap((node) =>
    Object.entries(propertiesOf(node)).flatMap(([key, field]) => {
      const below = headersOf(field).map((header) => `${key}.${header}`);
      const isLeaf = alternativesOf(field).some((alternative) => alternative.properties === undefined);
      return isLeaf ? [key, ...below] : below;
    }),
  );
}

function readerOf(fields: readonly SchemaNode[]): (cell: string) => unknown {
  const types = new Set(fields.map((field) => field.type));
  const only = types.size === 1 ? fields[0] : undefined;
  if (only?.type === 'array') {
    const read = readerOf(only.items === undefined ? [] : alternativesOf(only.items));
    return (cell) => cell.split(';').map((part) => read(part.trim()));
  }
  if (only?.type === 'string') return (cell) => cell;
  if (only?.type === 'number' || only?.type === 'integer') return numberOrText;
  if (only?.type === 'boolean') return booleanOrText;
  if (types.size > 1 && types.has('string') && !types.has('number')) return (cell) => cell;
  return guess;
}

function numberOrText(cell: string): unknown {
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(cell) ? Number(cell) : cell;
}

function booleanOrText(cell: string): unknown {
  if (cell === 'true') return true;
  return cell === 'false' ? false : cell;
}

/** For parameters whose schema is not known here: plug-ins and distributions check them later. */
function guess(cell: string): unknown {
  if (cell.includes(';')) return cell.split(';').map((part) => guess(part.trim()));
  const number = numberOrText(cell);
  return number === cell ? booleanOrText(cell) : number;
}

/** False when a part of the path already holds a plain value, or the end a mapping. */
function setNested(record: TableRecord, path: readonly string[], value: unknown): boolean {
  let target = record;
  for (const step of path.slice(0, -1)) {
    const next = Object.hasOwn(target, step) ? target[step] : undefined;
    if (next !== undefined && (typeof next !== 'object' || next === null || Array.isArray(next)))
      return false;
    // Checked just above: a mapping made by this function, or absent.
    const nested = (next ?? {}) as TableRecord;
    target[step] = nested;
    target = nested;
  }
  const last = path[path.length - 1];
  if (Object.hasOwn(target, last)) return false;
  target[last] = value;
  return true;
}
