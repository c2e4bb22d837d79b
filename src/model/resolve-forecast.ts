import type { z } from 'zod';
import { describeValue } from '../foundation/describe-value.ts';
import { checkForecastDemand } from './check-forecast-demand.ts';
import { definedFields } from './defined-fields.ts';
import { coldStartSchema, forecastSchema } from './forecast-schema.ts';
import type { ColdStartRule, ForecastSpec, ItemFilter, RevealedShare } from './forecast-spec.ts';
import type { DemandSpec, ItemSpec } from './model.ts';
import type { CheckedList, ModelReader } from './model-reader.ts';
import type { ValuePath } from './source-document.ts';

const SECONDS_PER_DAY = 86_400;
const MILLISECONDS_PER_DAY = 86_400_000;
const SUM_TOLERANCE = 1e-6;

/** What forecasts are resolved against. */
export interface ForecastContext {
  readonly items: CheckedList<ItemSpec>;
  readonly demand: DemandSpec;
  readonly startDate: string;
}

/** What policies see of demand; undefined when the model does not say. */
export function resolveForecast(reader: ModelReader, context: ForecastContext): ForecastSpec | undefined {
  const raw = reader.rawAt(['forecast']);
  if (raw === undefined) return undefined;
  const isMapping = typeof raw === 'object' && raw !== null && !Array.isArray(raw);
  const value = isMapping && 'cold-start' in raw ? { ...raw, 'cold-start': [] } : raw;
  const fields = reader.field(forecastSchema, ['forecast'], value);
  const coldStart = coldStartRules(reader, context.startDate);
  if (fields === undefined) return undefined;
  checkRevealed(reader, fields.revealed);
  const forecast = {
    variance: fields.variance,
    levels: fields.levels.map(({ where, variance }, position) => ({
      where: itemFilter(reader, where, ['forecast', 'levels', position, 'where']),
      variance,
    })),
    revealed: fields.revealed,
    commonShare: fields['common-share'],
    bias: fields.bias,
    calibration: fields.calibration,
    coldStart,
    eventsKnownDays: knownDays(reader, fields.events?.['known-before']),
    eventDeviation: fields.events?.['log-deviation'] ?? 0,
  };
  checkForecastDemand(reader, forecast, context);
  return forecast;
}

function coldStartRules(reader: ModelReader, startDate: string): ColdStartRule[] {
  return reader.list(coldStartSchema, ['forecast', 'cold-start']).flatMap((row, position) => {
    if (row === undefined) return [];
    const first = Date.parse(row['first-sale'] ?? startDate);
    return [
      {
        where: itemFilter(reader, row.where, ['forecast', 'cold-start', position, 'where']),
        firstSaleDay: Math.round((first - Date.parse(startDate)) / MILLISECONDS_PER_DAY),
        priorCv2: row['prior-cv2'],
      },
    ];
  });
}

/** The filter of a rule, its names resolved. */
export function itemFilter(
  reader: ModelReader,
  { items, classes }: z.infer<typeof coldStartSchema>['where'],
  path: ValuePath,
): ItemFilter {
  reader.resolveAll(reader.names.classes, classes ?? [], [...path, 'classes']);
  const positions =
    items === undefined ? undefined : reader.resolveAll(reader.names.items, items, [...path, 'items']);
  return definedFields({ items: positions, classes });
}

/** Shares that sum to 1 and come to be known in order, the last of them only when it is demanded. */
function checkRevealed(reader: ModelReader, revealed: readonly RevealedShare[]): void {
  const path = ['forecast', 'revealed'];
  for (const [position, { weeks }] of revealed.entries()) {
    const isLast = position === revealed.length - 1;
    const isFalling = position === 0 || weeks < revealed[position - 1].weeks;
    if (isFalling && (!isLast || weeks === 0)) continue;
    const expected = isFalling ? '0, as the last share is known only in the week itself' : 'falling weeks';
    reader.report([...path, position, 'weeks'], {
      code: 'revealed-weeks',
      expected,
      received: String(weeks),
    });
  }
  const sum = revealed.reduce((total, { share }) => total + share, 0);
  if (Math.abs(sum - 1) <= SUM_TOLERANCE) return;
  const received = `a sum of ${Number(sum.toPrecision(9))}`;
  reader.report([...path, 0, 'share'], { code: 'shares-sum', expected: 'shares that sum to 1', received });
}

function knownDays(reader: ModelReader, seconds: number | undefined): number {
  if (seconds === undefined) return Number.POSITIVE_INFINITY;
  const days = seconds / SECONDS_PER_DAY;
  if (!Number.isInteger(days)) {
    const path = ['forecast', 'events', 'known-before'];
    const received = describeValue(reader.rawAt(path));
    reader.report(path, { code: 'wrong-period', expected: 'a whole number of days', received });
  }
  return days;
}
