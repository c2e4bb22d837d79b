import { describeValue } from '../foundation/describe-value.ts';
import { unknownKey } from './check-against.ts';
import type { CsvTable } from './csv-table.ts';
import type { DemandTrace, ItemSpec } from './model.ts';
import type { CheckedList, ModelReader } from './model-reader.ts';
import type { NameTable } from './name-table.ts';
import type { SourceFiles } from './source-files.ts';

const SECONDS_PER_DAY = 86_400;
const COLUMNS = ['time', 'item', 'region', 'quantity', 'speed', 'order'] as const;
type ColumnName = (typeof COLUMNS)[number];
const REQUIRED: readonly ColumnName[] = ['time', 'item', 'region', 'quantity'];

/** What a trace is read against. */
export interface TraceContext {
  readonly items: CheckedList<ItemSpec>;
  readonly startDate: string;
}

/**
 * Reads `demand.trace` into columns sorted by time, then file order. Rows without an order id are orders of their own,
 * named after their line. Time grows with the number of rows (times its logarithm when they are not sorted already).
 */
export async function readTrace(
  reader: ModelReader,
  files: SourceFiles,
  context: TraceContext,
): Promise<DemandTrace | undefined> {
  const name = reader.rawAt(['demand', 'trace']);
  if (typeof name !== 'string') return undefined;
  const table = await files.readTable(name, reader.raw.locate(['demand', 'trace']));
  if (table === undefined) return undefined;
  const positions = columnPositions(reader, table);
  if (positions === undefined) return undefined;
  if (table.rows.length === 0) {
    const problem = { code: 'empty-file', expected: 'at least one order line', received: 'a header only' };
    reader.log.add({ place: { file: table.file }, path: '' }, problem);
  }
  return sortByTime(readRows(reader, table, positions, context));
}

function columnPositions(
  reader: ModelReader,
  table: CsvTable,
): Readonly<Record<ColumnName, number>> | undefined {
  table.columns.forEach((header, column) => {
    if (COLUMNS.some((known) => known === header) || header === '') return;
    reader.log.add(
      { place: table.placeOf(-1, column), path: header },
      { ...unknownKey(header, COLUMNS), code: 'unknown-column' },
    );
  });
  const missing = REQUIRED.filter((column) => !table.columns.includes(column));
  for (const column of missing) {
    const problem = { code: 'missing-field', expected: `a column ${column}`, received: 'none' };
    reader.log.add({ place: { file: table.file, line: 1 }, path: column }, problem);
  }
  if (missing.length > 0) return undefined;
  const at = (column: ColumnName): number => table.columns.indexOf(column);
  return {
    time: at('time'),
    item: at('item'),
    region: at('region'),
    quantity: at('quantity'),
    speed: at('speed'),
    order: at('order'),
  };
}

function readRows(
  reader: ModelReader,
  table: CsvTable,
  positions: Readonly<Record<ColumnName, number>>,
  context: TraceContext,
): DemandTrace {
  const { names } = reader;
  const count = table.rows.length;
  const trace = {
    timeSeconds: new Float64Array(count),
    item: new Int32Array(count),
    region: new Int32Array(count),
    speed: new Int32Array(count).fill(-1),
    quantity: new Float64Array(count),
    order: new Int32Array(count),
  };
  const orders = new Map<string, number>();
  const firstRows: number[] = [];
  const start = Date.parse(`${context.startDate}T00:00:00Z`);
  const report = (row: number, column: ColumnName, code: string, expected: string): void => {
    const position = positions[column];
    const received = describeValue(table.rows[row][position]);
    reader.log.add({ place: table.placeOf(row, position), path: column }, { code, expected, received });
  };
  const nameAt = (row: number, column: ColumnName, known: NameTable): number => {
    const position = known.find(table.rows[row][positions[column]].trim());
    if (position !== undefined) return position;
    if (known.isKnown) {
      const cell = table.rows[row][positions[column]];
      reader.log.add(
        { place: table.placeOf(row, positions[column]), path: column },
        known.unknown(cell.trim()),
      );
    }
    return 0;
  };
  table.rows.forEach((cells, row) => {
    const seconds = secondsOf(cells[positions.time].trim(), start);
    if (seconds === undefined)
      report(
        row,
        'time',
        'wrong-time',
        'a date and time such as 2025-01-06T09:30:00, or days since the start',
      );
    else if (seconds < 0)
      report(row, 'time', 'before-start', `a time not before the start ${context.startDate}`);
    trace.timeSeconds[row] = seconds ?? 0;
    trace.item[row] = nameAt(row, 'item', names.items);
    trace.region[row] = nameAt(row, 'region', names.regions);
    if (positions.speed >= 0 && cells[positions.speed].trim() !== '')
      trace.speed[row] = nameAt(row, 'speed', names.speeds);
    const quantity = numberOf(cells[positions.quantity]);
    trace.quantity[row] = quantity;
    if (!(quantity > 0)) report(row, 'quantity', 'out-of-range', 'a number of units above 0');
    else if (!Number.isInteger(quantity) && context.items[trace.item[row]]?.divisible === false) {
      report(row, 'quantity', 'fractional-size', 'whole units, as the item is not divisible');
    }
    const given = positions.order < 0 ? '' : cells[positions.order].trim();
    const id = given === '' ? `line ${table.lines[row]}` : given;
    const known = orders.get(id);
    const order = known ?? orders.size;
    trace.order[row] = order;
    if (known === undefined) {
      orders.set(id, order);
      firstRows.push(row);
      return;
    }
    const first = firstRows[order];
    const isSame =
      trace.timeSeconds[first] === trace.timeSeconds[row] &&
      trace.region[first] === trace.region[row] &&
      trace.speed[first] === trace.speed[row];
    if (!isSame) report(row, 'order', 'split-order', 'one time, region and speed for all lines of an order');
  });
  return { ...trace, orderIds: [...orders.keys()] };
}

/** A finite number, or NaN. An empty cell is not 0. */
function numberOf(cell: string): number {
  const text = cell.trim();
  const number = text === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : Number.NaN;
}

const DATE_TIME = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?Z?$/;

/** Whole seconds since the start; both kinds of time are without a time zone, like the model's clock. */
function secondsOf(text: string, startMilliseconds: number): number | undefined {
  const days = numberOf(text);
  if (!Number.isNaN(days)) return Math.round(days * SECONDS_PER_DAY);
  if (!DATE_TIME.test(text)) return undefined;
  const milliseconds = Date.parse(`${text.replace(' ', 'T').replace('Z', '')}${text.length > 10 ? 'Z' : ''}`);
  return Number.isNaN(milliseconds) ? undefined : Math.round((milliseconds - startMilliseconds) / 1000);
}

function sortByTime(trace: DemandTrace): DemandTrace {
  const time = trace.timeSeconds;
  if (time.every((seconds, row) => row === 0 || time[row - 1] <= seconds)) return trace;
  const rows = Uint32Array.from(time.keys()).sort((left, right) => time[left] - time[right] || left - right);
  const integers = (column: Int32Array): Int32Array => Int32Array.from(rows, (row) => column[row]);
  return {
    timeSeconds: Float64Array.from(rows, (row) => time[row]),
    item: integers(trace.item),
    region: integers(trace.region),
    speed: integers(trace.speed),
    quantity: Float64Array.from(rows, (row) => trace.quantity[row]),
    order: integers(trace.order),
    orderIds: trace.orderIds,
  };
}
