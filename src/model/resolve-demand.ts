import type { z } from 'zod';
import type { Distribution } from '../random/distributions/distribution.ts';
import { checkIntermittent, type WrittenStream } from './check-intermittent.ts';
import { definedFields } from './defined-fields.ts';
import { demandEventSchema, demandRowSchema, demandSchema } from './demand-schema.ts';
import type {
  BasketStreamSpec,
  CountProcess,
  DemandEvent,
  DemandSpec,
  DemandStreamSpec,
  DemandTrace,
  ItemSpec,
} from './model.ts';
import type { CheckedList, ModelReader } from './model-reader.ts';
import { readOrderSize } from './read-distribution.ts';
import { asWrittenStream, rowItems, type WrittenBasketStream } from './row-items.ts';
import type { ValuePath } from './source-document.ts';

const MILLISECONDS_PER_DAY = 86_400_000;
const SUM_TOLERANCE = 1e-6;

/** What demand is resolved against. The trace is read by read-trace.ts. */
export interface DemandContext {
  readonly items: CheckedList<ItemSpec>;
  readonly startDate: string;
  readonly trace: DemandTrace | undefined;
}

type DemandFields = z.infer<typeof demandSchema>;

/** The streams of orders, the calendar factors and the events. */
export function resolveDemand(reader: ModelReader, context: DemandContext): DemandSpec {
  const raw = reader.rawAt(['demand']);
  const isMapping = typeof raw === 'object' && raw !== null && !Array.isArray(raw);
  const fields = reader.field(demandSchema, ['demand'], isMapping ? { ...raw, rows: [], events: [] } : raw);
  const rows = reader.rawAt(['demand', 'rows']);
  const hasRows = rows !== undefined && !(Array.isArray(rows) && rows.length === 0);
  if (fields !== undefined && fields['by-item'] === undefined && fields.trace === undefined && !hasRows) {
    reader.report(['demand'], {
      code: 'no-demand',
      expected: 'at least one of by-item, rows and trace',
      received: 'none of them',
    });
  }
  const { streams: ofRows, together } = rowStreams(reader, context);
  const streams = [...itemStreams(reader, fields?.['by-item'], context), ...ofRows];
  const calendar = {
    weekday: factors(reader, 'weekday', fields?.weekday ?? Array.from({ length: 7 }, () => 1)),
    hours: factors(reader, 'hours', fields?.hours ?? Array.from({ length: 24 }, () => 1 / 24)),
    months: factors(reader, 'months', fields?.months ?? Array.from({ length: 12 }, () => 1)),
    events: demandEvents(reader, context.startDate),
  };
  checkIntermittent(reader, [...streams, ...together.map(asWrittenStream)], calendar, context.startDate);
  return {
    streams: streams.map(({ stream }) => stream),
    ...calendar,
    ...definedFields({
      trace: context.trace,
      together: together.length === 0 ? undefined : together.map(({ stream }) => stream),
    }),
  };
}

function itemStreams(
  reader: ModelReader,
  byItem: DemandFields['by-item'],
  context: DemandContext,
): WrittenStream[] {
  if (byItem === undefined) return [];
  const path = ['demand', 'by-item'];
  const size = readOrderSize(reader, byItem.size, [...path, 'size']);
  if (size !== undefined && !size.isInteger) {
    const whole = context.items.find((item) => item !== undefined && !item.divisible);
    if (whole !== undefined) reportFractional(reader, [...path, 'size'], whole.id);
  }
  const { process } = byItem;
  return context.items.flatMap((item, position) => {
    if (item === undefined || size === undefined) return [];
    const given = process.type === 'intermittent' ? process.probability : process.mean;
    if (given === undefined && item.dailyOrders === undefined) {
      const problem = {
        code: 'missing-field',
        expected: 'daily-orders, as demand.by-item gives no mean',
        received: 'nothing',
      };
      reader.report(['items', position, 'daily-orders'], problem);
      return [];
    }
    const mean = given ?? item.dailyOrders ?? 0;
    if (mean === 0) return [];
    const written =
      given === undefined ? ['items', position, 'daily-orders'] : [...path, 'process', 'probability'];
    const stream = { item: position, count: itemCount(process, mean), size };
    return [{ stream, itemClass: item.class, path: written }];
  });
}

function itemCount(process: NonNullable<DemandFields['by-item']>['process'], mean: number): CountProcess {
  switch (process.type) {
    case 'poisson':
      return { kind: 'poisson', mean };
    case 'negative-binomial':
      return { kind: 'negative-binomial', mean, varianceToMean: process['variance-to-mean'] };
    case 'intermittent':
      return { kind: 'intermittent', probability: mean };
  }
}

interface RowStreams {
  readonly streams: readonly WrittenStream[];
  readonly together: readonly WrittenBasketStream[];
}

/** The rows of one item and those of several. */
function rowStreams(reader: ModelReader, context: DemandContext): RowStreams {
  const streams: WrittenStream[] = [];
  const together: WrittenBasketStream[] = [];
  for (const [position, row] of reader.list(demandRowSchema, ['demand', 'rows']).entries()) {
    if (row === undefined) continue;
    const written = rowStream(reader, row, position, context);
    if (written === undefined) continue;
    if ('items' in written.stream) together.push({ ...written, stream: written.stream });
    else streams.push({ ...written, stream: written.stream });
  }
  return { streams, together };
}

/** A row whose items and size could be read. */
function rowStream(
  reader: ModelReader,
  row: z.infer<typeof demandRowSchema>,
  position: number,
  context: DemandContext,
): (Omit<WrittenStream, 'stream'> & { stream: DemandStreamSpec | BasketStreamSpec }) | undefined {
  const path = ['demand', 'rows', position];
  const { names } = reader;
  const items = rowItems(reader, row, path);
  const region =
    row.region === undefined ? undefined : reader.resolve(names.regions, row.region, [...path, 'region']);
  const speed =
    row.speed === undefined ? undefined : reader.resolve(names.speeds, row.speed, [...path, 'speed']);
  const size = readOrderSize(reader, row.size, [...path, 'size']);
  if (items.length === 0 || size === undefined) return undefined;
  for (const item of items) checkWhole(reader, size, context.items[item], [...path, 'size']);
  const count = rowCount(row.process);
  if (count.kind === 'periodic' && count.everySeconds === 0) {
    const problem = { code: 'out-of-range', expected: 'an interval above 0', received: '0 s' };
    reader.report([...path, 'process', 'every'], problem);
  }
  const fields = { count, size, ...definedFields({ region, speed }) };
  const itemClass = context.items[items[0]]?.class ?? '';
  const stream = row.items === undefined ? { item: items[0], ...fields } : { items, ...fields };
  return { stream, itemClass, path: [...path, 'process', 'probability'] };
}

function rowCount(process: z.infer<typeof demandRowSchema>['process']): CountProcess {
  switch (process.type) {
    case 'poisson':
      return { kind: 'poisson', mean: process.mean };
    case 'negative-binomial':
      return { kind: 'negative-binomial', mean: process.mean, varianceToMean: process['variance-to-mean'] };
    case 'intermittent':
      return { kind: 'intermittent', probability: process.probability };
    case 'periodic':
      return { kind: 'periodic', everySeconds: process.every, offsetSeconds: process.at ?? 0 };
  }
}

function checkWhole(
  reader: ModelReader,
  size: Distribution,
  item: ItemSpec | undefined,
  path: ValuePath,
): void {
  if (item !== undefined && !item.divisible && !size.isInteger) reportFractional(reader, path, item.id);
}

function reportFractional(reader: ModelReader, path: ValuePath, item: string): void {
  const expected = `whole units, as item "${item}" is not divisible`;
  reader.report(path, {
    code: 'fractional-size',
    expected,
    received: 'a size that can be fractional',
    hint: 'set divisible: true on the item',
  });
}

/** Seven or twelve factors with mean 1, or 24 shares with sum 1. */
function factors(
  reader: ModelReader,
  field: 'weekday' | 'hours' | 'months',
  values: readonly number[],
): readonly number[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  const wanted = field === 'hours' ? 1 : values.length;
  if (Math.abs(total - wanted) > SUM_TOLERANCE * wanted) {
    const expected = field === 'hours' ? 'shares that sum to 1' : `factors with mean 1 (sum ${wanted})`;
    reader.report(['demand', field], {
      code: 'factors-sum',
      expected,
      received: `a sum of ${Number(total.toPrecision(9))}`,
    });
  }
  return values;
}

function demandEvents(reader: ModelReader, startDate: string): DemandEvent[] {
  return reader.list(demandEventSchema, ['demand', 'events']).flatMap((row, position) => {
    if (row === undefined) return [];
    const { name, days, factor, classes } = row;
    reader.resolveAll(reader.names.classes, classes ?? [], ['demand', 'events', position, 'classes']);
    const fromDay = Math.round((Date.parse(row.from) - Date.parse(startDate)) / MILLISECONDS_PER_DAY);
    return [{ name, fromDay, days, factor, ...definedFields({ classes }) }];
  });
}
