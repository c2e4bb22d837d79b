import { InputError } from '../foundation/issue.ts';
import { invariant } from '../foundation/invariant.ts';
import { type Cancellation, cancelledSoonAfter } from './cancelled-soon-after.ts';
import type { ImportSettings } from './import-settings.ts';
import type { LogReading } from './inspect-log.ts';
import { nonGoodsTest } from './non-goods.ts';
import { type OrderLog, OrderLogBuilder, selectRows } from './order-log.ts';
import { hasTimeOfDay, parseClock, parseDate } from './parse-date.ts';
import { parseNumber } from './parse-number.ts';
import { type LogFormat, readRows } from './read-rows.ts';
import type { SetAsideReason, SetAsideRow } from './set-aside.ts';

/** Every row of a log, sorted into kept and set aside. */
export interface ReadLog {
  readonly log: OrderLog;
  /** In file order. */
  readonly setAside: readonly SetAsideRow[];
  readonly rowsRead: number;
  readonly mergedSpellingCount: number;
  /** Kept rows that repeat an earlier kept row in every mapped field. */
  readonly repeatedRowCount: number;
  /** Rows with bytes that are not text in the encoding used. */
  readonly badTextCount: number;
  /** True when at least one kept row has a time of day. */
  readonly hasTimes: boolean;
}

interface RawRow {
  readonly line: number;
  readonly order: string;
  readonly item: string;
  readonly time: string;
  readonly quantity: string;
  readonly price: string;
  readonly region: string;
  readonly description: string;
  readonly customer: string;
  readonly status: string;
}

/**
 * Streams the log once and decides on each row. Kept + set aside = rows read.
 * @throws InputError when nothing is left, or when a default pattern for cancellations takes more than half of the rows.
 */
export async function readLog(format: LogFormat, reading: LogReading, settings: ImportSettings): Promise<ReadLog> {
  const builder = new OrderLogBuilder();
  const setAside: SetAsideRow[] = [];
  const kept: RawRow[] = [];
  const cancellations: Cancellation[] = [];
  const seen = new Set<string>();
  const decide = rowDecision(reading, settings);
  const counts = { rows: 0, repeated: 0, badText: 0 };
  let isHeader = true;
  let hasTimes = false;
  await readRows(format, (fields, line) => {
    if (isHeader) {
      isHeader = false;
      return true;
    }
    counts.rows++;
    const row = rawRow(fields, line, reading);
    if (fields.some((field) => field.includes('\uFFFD'))) counts.badText++;
    const decision = hasExtraFields(fields, reading.header.length) ? 'column-count' : decide(row);
    if (typeof decision === 'string') {
      setAside.push(setAsideRow(row, decision));
      if (decision === 'cancelled' && row.customer !== '') cancellations.push(cancellationOf(row, builder, reading));
      return true;
    }
    hasTimes ||= decision.seconds % 86_400 !== 0;
    const key = `${row.order}|${row.item}|${row.time}|${row.quantity}|${row.price}|${row.customer}|${row.region}|${row.description}`;
    if (seen.has(key)) counts.repeated++;
    else seen.add(key);
    kept.push(row);
    builder.add({ ...row, ...decision, order: row.order === '' ? `line-${line}` : row.order });
    return true;
  });
  checkCancelledShare(format.file, reading, settings, setAside, counts.rows);
  const all = builder.build();
  const reasons = lateReasons(all, cancellations, settings['minimum-orders']);
  kept.forEach((row, position) => {
    const reason = reasons[position];
    if (reason !== undefined) setAside.push(setAsideRow(row, reason));
  });
  setAside.sort((left, right) => left.line - right.line);
  const log = selectRows(all, (row) => reasons[row] === undefined);
  invariant(log.line.length + setAside.length === counts.rows, () => `${counts.rows} rows read, ${log.line.length} kept, ${setAside.length} set aside`);
  if (log.line.length === 0) throw nothingLeft(format.file, setAside);
  return {
    log, setAside, rowsRead: counts.rows, mergedSpellingCount: builder.mergedSpellingCount,
    repeatedRowCount: counts.repeated, badTextCount: counts.badText, hasTimes,
  };
}

function hasExtraFields(fields: readonly string[], columnCount: number): boolean {
  return fields.length > columnCount && fields.slice(columnCount).some((field) => field.trim() !== '');
}

function rawRow(fields: readonly string[], line: number, { positions }: LogReading): RawRow {
  const text = (position: number) => (position < 0 ? '' : (fields[position] ?? '').trim());
  const date = text(positions.time);
  const clock = text(positions.clock);
  return {
    line,
    order: text(positions.order),
    item: text(positions.item).replace(/\s+/g, ' '),
    time: clock === '' ? date : `${date}\u0001${clock}`,
    quantity: text(positions.quantity),
    price: text(positions.price),
    region: text(positions.region).replace(/\s+/g, ' '),
    description: text(positions.description).replace(/\s+/g, ' '),
    customer: text(positions.customer),
    status: text(positions.status),
  };
}

interface Decision {
  readonly seconds: number;
  readonly quantity: number;
  readonly price: number;
  readonly region: string;
}

function rowDecision(reading: LogReading, settings: ImportSettings): (row: RawRow) => SetAsideReason | Decision {
  const { positions, decimal } = reading;
  const isCancelled = cancelledTest(settings);
  const isNonGoods = nonGoodsTest(settings['non-goods-pattern'], reading.codesCarryDigits);
  const timeOf = timeReader(reading);
  const from = settings.from === undefined ? Number.NEGATIVE_INFINITY : parseDate(settings.from, 'ymd');
  const to = settings.to === undefined ? Number.POSITIVE_INFINITY : parseDate(settings.to, 'ymd');
  return (row) => {
    if (isCancelled(row.order, row.status)) return 'cancelled';
    if (row.item === '') return 'missing-item';
    const seconds = timeOf(row.time);
    if (Number.isNaN(seconds)) return 'unreadable-date';
    if (seconds < from || seconds >= to) return 'outside-period';
    const quantity = positions.quantity < 0 ? 1 : parseNumber(row.quantity, decimal);
    if (Number.isNaN(quantity)) return 'unreadable-quantity';
    if (quantity <= 0) return 'quantity-not-positive';
    if (isNonGoods(row.item, row.description)) return 'non-goods';
    const region = positions.region < 0 ? 'all' : row.region || 'unknown';
    if (positions.price < 0) return { seconds, quantity, price: Number.NaN, region };
    const written = parseNumber(row.price, decimal);
    if (Number.isNaN(written)) return 'unreadable-price';
    if (written <= 0) return 'price-not-positive';
    return { seconds, quantity, price: reading.priceIs === 'total' ? written / quantity : written, region };
  };
}

function cancelledTest(settings: ImportSettings): (order: string, status: string) => boolean {
  const given = settings['cancelled-pattern'];
  const order = given === 'none' ? undefined : new RegExp(given ?? '^C[0-9]+$', 'i');
  const status = new RegExp(settings['status-pattern'], 'i');
  return (id, value) => (order !== undefined && order.test(id)) || (value !== '' && status.test(value));
}

/** Many rows of an order share one time, so the last texts are remembered. */
function timeReader({ dateOrder }: LogReading): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const cached = known.get(text);
    if (cached !== undefined) return cached;
    const [date, clock] = text.split('\u0001');
    let seconds = parseDate(date, dateOrder);
    if (clock !== undefined) seconds += parseClock(clock) - (hasTimeOfDay(date) ? ((seconds % 86_400) + 86_400) % 86_400 : 0);
    if (known.size > 50_000) known.clear();
    known.set(text, seconds);
    return seconds;
  };
}

function setAsideRow(row: RawRow, reason: SetAsideReason): SetAsideRow {
  const time = row.time.replace('\u0001', ' ');
  return { line: row.line, reason, fields: [row.order, row.item, time, row.quantity, row.price, row.region, row.description] };
}

function cancellationOf(row: RawRow, builder: OrderLogBuilder, reading: LogReading): Cancellation {
  return {
    customer: builder.customerOf(row.customer),
    item: row.item.toUpperCase(),
    quantity: -parseNumber(row.quantity, reading.decimal),
    seconds: timeReader(reading)(row.time),
  };
}

function lateReasons(log: OrderLog, cancellations: readonly Cancellation[], minimumOrders: number): (SetAsideReason | undefined)[] {
  const reasons = new Array<SetAsideReason | undefined>(log.line.length);
  for (const row of cancelledSoonAfter(log, cancellations)) reasons[row] = 'cancelled-soon-after';
  const lines = new Int32Array(log.itemCodes.length);
  log.item.forEach((item, row) => {
    if (reasons[row] === undefined) lines[item]++;
  });
  log.item.forEach((item, row) => {
    if (reasons[row] === undefined && lines[item] < minimumOrders) reasons[row] = 'rare-item';
  });
  return reasons;
}

function checkCancelledShare(file: string, reading: LogReading, settings: ImportSettings, setAside: readonly SetAsideRow[], rows: number): void {
  const count = setAside.filter(({ reason }) => reason === 'cancelled').length;
  if (count <= rows / 2 || (settings['cancelled-pattern'] !== undefined && reading.positions.status < 0)) return;
  throw new InputError([
    {
      code: 'import-mostly-cancelled',
      place: { file },
      path: 'cancelled-pattern',
      expected: 'a pattern that takes less than half of the rows for cancellations',
      received: `${count} of ${rows} rows`,
      hint: 'pass --cancelled-pattern none, or --column.status none',
    },
  ]);
}

function nothingLeft(file: string, setAside: readonly SetAsideRow[]): InputError {
  const reasons = [...new Set(setAside.map(({ reason }) => reason))];
  return new InputError([
    { code: 'import-nothing-left', place: { file }, path: '', expected: 'at least one usable row', received: `${setAside.length} rows, all set aside: ${reasons.join(', ')}` },
  ]);
}
