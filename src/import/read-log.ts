import { invariant } from '../foundation/invariant.ts';
import { InputError } from '../foundation/issue.ts';
import { type Cancellation, cancelledSoonAfter } from './cancelled-soon-after.ts';
import type { ImportSettings } from './import-settings.ts';
import type { LogReading } from './inspect-log.ts';
import { nonGoodsTest } from './non-goods.ts';
import { type OrderLog, OrderLogBuilder, selectRows } from './order-log.ts';
import { hasTimeOfDay, isoTime, parseClock, parseDate } from './parse-date.ts';
import { parseNumber } from './parse-number.ts';
import { type LogFormat, readRows } from './read-rows.ts';
import { countRepeatedRows } from './repeated-rows.ts';
import type { SetAsideReason, SetAsideRow } from './set-aside.ts';
import { settleOrders } from './settle-orders.ts';

/** Every row of a log, sorted into kept and set aside. */
export interface ReadLog {
  readonly log: OrderLog;
  /** In file order. */
  readonly setAside: readonly SetAsideRow[];
  readonly rowsRead: number;
  readonly mergedSpellingCount: number;
  /** Kept rows that equal an earlier kept row. */
  readonly repeatedRowCount: number;
  /** See `settleOrders`. */
  readonly movedRowCount: number;
  readonly splitOrderCount: number;
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
export async function readLog(
  format: LogFormat,
  reading: LogReading,
  settings: ImportSettings,
): Promise<ReadLog> {
  const builder = new OrderLogBuilder();
  const setAside: SetAsideRow[] = [];
  const cancellations: Cancellation[] = [];
  const decide = rowDecision(reading, settings);
  const timeOf = timeReader(reading);
  const counts = { rows: -1, badText: 0 };
  await readRows(format, (fields, line) => {
    if (++counts.rows === 0) return true;
    const row = rawRow(fields, line, reading);
    if (fields.some((field) => field.includes('\uFFFD'))) counts.badText++;
    const decision = hasOtherColumns(fields, reading) ? 'column-count' : decide(row);
    if (typeof decision !== 'string') {
      builder.add({ ...row, ...decision, order: row.order === '' ? `line-${line}` : row.order });
      return true;
    }
    setAside.push(setAsideRow(row, decision));
    if (decision === 'cancelled' && row.customer !== '') {
      const quantity = -parseNumber(row.quantity, reading.decimal);
      cancellations.push({
        customer: builder.customerOf(row.customer),
        item: row.item.toUpperCase(),
        quantity,
        seconds: timeOf(row.time),
      });
    }
    return true;
  });
  checkCancelledShare(format.file, settings, setAside, counts.rows);
  const all = builder.build();
  const reasons = lateReasons(all, cancellations, settings['minimum-orders']);
  reasons.forEach((reason, row) => {
    if (reason !== undefined) setAside.push(lateSetAsideRow(all, row, reason));
  });
  setAside.sort((left, right) => left.line - right.line);
  const selected = selectRows(all, (row) => reasons[row] === undefined);
  const { log, movedRowCount, splitOrderCount } = settleOrders(selected);
  invariant(
    log.line.length + setAside.length === counts.rows,
    () => `${counts.rows} rows read, ${log.line.length} kept, ${setAside.length} set aside`,
  );
  if (log.line.length === 0) throw nothingLeft(format.file, setAside);
  return {
    log,
    setAside,
    rowsRead: counts.rows,
    mergedSpellingCount: builder.mergedSpellingCount,
    repeatedRowCount: countRepeatedRows(selected),
    movedRowCount,
    splitOrderCount,
    badTextCount: counts.badText,
    hasTimes: log.seconds.some((seconds) => seconds % 86_400 !== 0),
  };
}

/** Whether a row has more fields than the header, other than empty ones, or ends before a column that is read. */
function hasOtherColumns(fields: readonly string[], { header, positions }: LogReading): boolean {
  const hasExtra = fields.slice(header.length).some((field) => field.trim() !== '');
  return hasExtra || fields.length <= Math.max(...Object.values(positions));
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

function rowDecision(
  reading: LogReading,
  settings: ImportSettings,
): (row: RawRow) => SetAsideReason | Decision {
  const { positions } = reading;
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
    const quantity = lineQuantity(row.quantity, reading);
    if (typeof quantity === 'string') return quantity;
    if (isNonGoods(row.item, row.description)) return 'non-goods';
    const price = unitPrice(row.price, quantity, reading);
    if (typeof price === 'string') return price;
    return { seconds, quantity, price, region: positions.region < 0 ? 'all' : row.region || 'unknown' };
  };
}

/** Units; 1 when the log has no quantities. */
function lineQuantity(text: string, reading: LogReading): number | SetAsideReason {
  if (reading.positions.quantity < 0) return 1;
  const quantity = parseNumber(text, reading.decimal);
  if (Number.isNaN(quantity)) return 'unreadable-quantity';
  return quantity <= 0 ? 'quantity-not-positive' : quantity;
}

/** Money per unit; NaN when the log has no prices. */
function unitPrice(text: string, quantity: number, reading: LogReading): number | SetAsideReason {
  if (reading.positions.price < 0) return Number.NaN;
  const written = parseNumber(text, reading.decimal);
  if (Number.isNaN(written)) return 'unreadable-price';
  if (written <= 0) return 'price-not-positive';
  return reading.priceIs === 'total' ? written / quantity : written;
}

function cancelledTest(settings: ImportSettings): (order: string, status: string) => boolean {
  const given = settings['cancelled-pattern'];
  const order = given === 'none' ? undefined : new RegExp(given ?? '^C[0-9]+$', 'i');
  const status = new RegExp(settings['status-pattern'], 'i');
  return (id, value) => order?.test(id) || (value !== '' && status.test(value));
}

/** Many rows of an order share one time, so the last texts are remembered. */
function timeReader({ dateOrder }: LogReading): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const cached = known.get(text);
    if (cached !== undefined) return cached;
    const [date, clock] = text.split('\u0001');
    let seconds = parseDate(date, dateOrder);
    if (clock !== undefined)
      seconds += parseClock(clock) - (hasTimeOfDay(date) ? ((seconds % 86_400) + 86_400) % 86_400 : 0);
    if (known.size > 50_000) known.clear();
    known.set(text, seconds);
    return seconds;
  };
}

function setAsideRow(row: RawRow, reason: SetAsideReason): SetAsideRow {
  const time = row.time.replace('\u0001', ' ');
  return {
    line: row.line,
    reason,
    fields: [row.order, row.item, time, row.quantity, row.price, row.region, row.description],
  };
}

/** Rows judged after the whole log is read are written as they were understood. */
function lateSetAsideRow(log: OrderLog, row: number, reason: SetAsideReason): SetAsideRow {
  const item = log.item[row];
  const price = Number.isNaN(log.price[row]) ? '' : String(log.price[row]);
  const time = isoTime(log.seconds[row]);
  const region = log.regionNames[log.region[row]];
  return {
    line: log.line[row],
    reason,
    fields: [
      log.orderIds[log.order[row]],
      log.itemCodes[item],
      time,
      String(log.quantity[row]),
      price,
      region,
      log.itemDescriptions[item],
    ],
  };
}

function lateReasons(
  log: OrderLog,
  cancellations: readonly Cancellation[],
  minimumOrders: number,
): (SetAsideReason | undefined)[] {
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

/** A pattern that the user gave himself may take as much as he likes. */
function checkCancelledShare(
  file: string,
  settings: ImportSettings,
  setAside: readonly SetAsideRow[],
  rows: number,
): void {
  const count = setAside.filter(({ reason }) => reason === 'cancelled').length;
  if (count <= rows / 2 || settings['cancelled-pattern'] !== undefined) return;
  throw new InputError([
    {
      code: 'import-mostly-cancelled',
      place: { file },
      path: 'cancelled-pattern',
      expected: 'cancellations in less than half of the rows',
      received: `${count} of ${rows} rows`,
      hint: 'pass --cancelled-pattern with a pattern or none, or --column.status none',
    },
  ]);
}

function nothingLeft(file: string, setAside: readonly SetAsideRow[]): InputError {
  const reasons = [...new Set(setAside.map(({ reason }) => reason))];
  return new InputError([
    {
      code: 'import-nothing-left',
      place: { file },
      path: '',
      expected: 'at least one usable row',
      received: `${setAside.length} rows, all set aside: ${reasons.join(', ')}`,
    },
  ]);
}
