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
  return sortByTime(new TraceReader(reader, table, positions, context).read());
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

/** Reads rows one by one into the columns of a trace, reporting the cells it cannot use. */
class TraceReader {
  readonly #reader: ModelReader;
  readonly #table: CsvTable;
  readonly #positions: Readonly<Record<ColumnName, number>>;
  readonly #context: TraceContext;
  readonly #startMilliseconds: number;
  readonly #orders = new Map<string, number>();
  /** Of each order, the row it was first seen in. */
  readonly #firstRows: number[] = [];

  constructor(
    reader: ModelReader,
    table: CsvTable,
    positions: Readonly<Record<ColumnName, number>>,
    context: TraceContext,
  ) {
    this.#reader = reader;
    this.#table = table;
    this.#positions = positions;
    this.#context = context;
    this.#startMilliseconds = Date.parse(`${context.startDate}T00:00:00Z`);
  }

  read(): DemandTrace {
    const count = this.#table.rows.length;
    const columns = {
      timeSeconds: new Float64Array(count),
      item: new Int32Array(count),
      region: new Int32Array(count),
      speed: new Int32Array(count),
      quantity: new Float64Array(count),
      order: new Int32Array(count),
    };
    const { names } = this.#reader;
    for (let row = 0; row < count; row++) {
      columns.timeSeconds[row] = this.#timeAt(row);
      columns.item[row] = this.#nameAt(row, 'item', names.items);
      columns.region[row] = this.#nameAt(row, 'region', names.regions);
      columns.speed[row] = this.#cell(row, 'speed') === '' ? -1 : this.#nameAt(row, 'speed', names.speeds);
      columns.quantity[row] = this.#quantityAt(row, columns.item[row]);
      columns.order[row] = this.#orderAt(row);
      const first = this.#firstRows[columns.order[row]];
      const { timeSeconds, region, speed } = columns;
      const isSame =
        timeSeconds[first] === timeSeconds[row] &&
        region[first] === region[row] &&
        speed[first] === speed[row];
      if (!isSame)
        this.#report(row, 'order', 'split-order', 'one time, region and speed for all lines of an order');
    }
    return { ...columns, orderIds: [...this.#orders.keys()] };
  }

  #cell(row: number, column: ColumnName): string {
    const position = this.#positions[column];
    return position < 0 ? '' : this.#table.rows[row][position].trim();
  }

  #timeAt(row: number): number {
    const text = this.#cell(row, 'time');
    const seconds = secondsOf(text, this.#startMilliseconds);
    if (seconds === undefined) {
      const zone = TIME_ZONE.exec(text)?.[1];
      this.#report(
        row,
        'time',
        'wrong-time',
        'a date and time such as 2025-01-06T09:30:00, or days since the start',
        zone === undefined ? {} : { hint: `there are no time zones here: drop "${zone}"` },
      );
      return 0;
    }
    if (seconds < 0)
      this.#report(row, 'time', 'before-start', `a time not before ${this.#context.startDate}`);
    return seconds;
  }

  #nameAt(row: number, column: ColumnName, known: NameTable): number {
    const name = this.#cell(row, column);
    const position = known.find(name);
    if (known.isUnknown(name)) {
      const place = this.#table.placeOf(row, this.#positions[column]);
      this.#reader.log.add({ place, path: column }, known.unknown(name));
    }
    return position ?? 0;
  }

  #quantityAt(row: number, item: number): number {
    const quantity = numberOf(this.#cell(row, 'quantity'));
    if (!(quantity > 0)) this.#report(row, 'quantity', 'out-of-range', 'a number of units above 0');
    else if (!Number.isInteger(quantity) && this.#context.items[item]?.divisible === false) {
      this.#report(row, 'quantity', 'fractional-size', 'whole units, as the item is not divisible');
    }
    return quantity;
  }

  #orderAt(row: number): number {
    const given = this.#cell(row, 'order');
    const id = given === '' ? `line ${this.#table.lines[row]}` : given;
    const known = this.#orders.get(id);
    if (known !== undefined) return known;
    this.#orders.set(id, this.#firstRows.length);
    this.#firstRows.push(row);
    return this.#firstRows.length - 1;
  }

  #report(
    row: number,
    column: ColumnName,
    code: string,
    expected: string,
    hinted: { readonly hint?: string } = {},
  ): void {
    const position = this.#positions[column];
    const received = describeValue(this.#table.rows[row][position]);
    this.#reader.log.add(
      { place: this.#table.placeOf(row, position), path: column },
      { code, expected, received, ...hinted },
    );
  }
}

/** A finite number, or NaN. An empty cell is not 0. */
function numberOf(cell: string): number {
  const text = cell.trim();
  const number = text === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : Number.NaN;
}

const DATE_TIME = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$/;
const TIME_ZONE = /^\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)$/i;

/** Whole seconds since the start; both kinds of time are without a time zone, like the model's clock. */
function secondsOf(text: string, startMilliseconds: number): number | undefined {
  const days = numberOf(text);
  if (!Number.isNaN(days)) return Math.round(days * SECONDS_PER_DAY);
  if (!DATE_TIME.test(text)) return undefined;
  const date = text.slice(0, 10);
  const milliseconds = Date.parse(`${date}T${text.slice(11) || '00:00'}Z`);
  if (Number.isNaN(milliseconds) || !isCalendarDate(date)) return undefined;
  return Math.round((milliseconds - startMilliseconds) / 1000);
}

/** Date.parse takes 30 February for 2 March. */
function isCalendarDate(date: string): boolean {
  const milliseconds = Date.parse(`${date}T00:00Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(date);
}

/** A warning when rows of the trace lie at or after the end of the run [d], for those are not replayed. */
export function traceWarnings({ timeSeconds }: DemandTrace, endDay: number): string[] {
  const late = timeSeconds.reduce((count, time) => count + (time >= endDay * SECONDS_PER_DAY ? 1 : 0), 0);
  if (late === 0) return [];
  return [
    `${late} of ${timeSeconds.length} trace rows lie after the end of the run (day ${endDay}) and are not replayed`,
  ];
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
