import { describeValue } from '../foundation/describe-value.ts';
import { InputError } from '../foundation/issue.ts';
import { unknownKey } from './check-against.ts';
import type { Model } from './model.ts';
import type { ModelReader } from './model-reader.ts';
import { modelSchema } from './model-schema.ts';

const SECONDS_PER_DAY = 86_400;

/** The fields of a model that stand alone. */
export interface ModelHeader {
  readonly model: Pick<
    Model,
    | 'name'
    | 'title'
    | 'description'
    | 'startDate'
    | 'horizonDays'
    | 'warmUpDays'
    | 'currency'
    | 'distanceUnit'
    | 'circuity'
  >;
  /** Holding cost per year as a share of value. */
  readonly holdingRate: number;
}

/**
 * Reads the top-level fields and reports keys the format does not know. A refused field is replaced by a harmless
 * value, so that reading can go on and find more.
 * @throws InputError when the document is not a mapping or says another format version, for then no field can be trusted
 */
export function readHeader(reader: ModelReader): ModelHeader {
  const { shape } = modelSchema;
  const root = reader.raw.value;
  if (typeof root !== 'object' || root === null || Array.isArray(root)) {
    const problem = {
      code: 'wrong-type',
      expected: 'a mapping of model fields',
      received: describeValue(root),
    };
    reader.report([], problem);
    throw new InputError(reader.log.list());
  }
  checkFormat(reader);
  for (const key of Object.keys(root)) {
    if (!Object.hasOwn(shape, key)) reader.report([key], unknownKey(key, Object.keys(shape)));
  }
  for (const key of ['nodes', 'regions', 'items', 'speeds'] as const) {
    const list = reader.rawAt([key]);
    const isMissing =
      list === undefined || (Array.isArray(list) && list.length === 0 && !reader.raw.unreadable.has(key));
    if (!isMissing) continue;
    const problem = {
      code: 'missing-field',
      expected: `a list of at least one of the ${key}`,
      received: describeValue(list),
    };
    reader.report([key], problem);
  }
  const name = reader.field(shape.name, ['name']) ?? '';
  return {
    model: {
      name,
      title: reader.field(shape.title, ['title']) ?? name,
      description: reader.field(shape.description, ['description']) ?? '',
      startDate: reader.field(shape.start, ['start']) ?? '2025-01-06',
      horizonDays: wholeDays(reader, 'horizon', 1),
      warmUpDays: wholeDays(reader, 'warm-up', 0),
      currency: reader.field(shape.currency, ['currency']) ?? '',
      distanceUnit: reader.field(shape['distance-unit'], ['distance-unit']) ?? 'km',
      circuity: reader.field(shape.circuity, ['circuity']) ?? 1,
    },
    holdingRate: reader.field(shape.costs, ['costs'])?.['holding-rate'] ?? 0,
  };
}

function checkFormat(reader: ModelReader): void {
  const format = reader.rawAt(['format']);
  if (format === 1) return;
  const problem = { code: 'unknown-format', expected: 'format: 1', received: describeValue(format) };
  reader.report(['format'], problem);
  throw new InputError(reader.log.list());
}

function wholeDays(reader: ModelReader, key: 'horizon' | 'warm-up', least: number): number {
  const seconds = reader.field(modelSchema.shape[key], [key]);
  if (seconds === undefined) return 0;
  const days = seconds / SECONDS_PER_DAY;
  if (!Number.isInteger(days) || days < least) {
    const expected = least > 0 ? 'a whole number of days, more than 0' : 'a whole number of days';
    reader.report([key], { code: 'wrong-period', expected, received: describeValue(reader.rawAt([key])) });
  }
  return days;
}
