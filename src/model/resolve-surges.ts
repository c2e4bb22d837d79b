import type { z } from 'zod';
import { parseDistribution } from '../random/distributions/catalogue.ts';
import type { Distribution } from '../random/distributions/distribution.ts';
import { definedFields } from './defined-fields.ts';
import type { DemandSpec, ItemSpec } from './model.ts';
import type { CheckedList, ModelReader } from './model-reader.ts';
import { readShockTimes, type TimesContext } from './read-shock-times.ts';
import { surgeSchema } from './shocks-schema.ts';
import type { SurgeSpec } from './shocks-spec.ts';
import type { ValuePath } from './source-document.ts';

/** What surges are resolved against. */
export interface SurgeContext extends TimesContext {
  readonly items: CheckedList<ItemSpec>;
  readonly demand: DemandSpec;
}

type SurgeFields = z.infer<typeof surgeSchema>;

/** The surges of the section `shocks`. */
export function resolveSurges(reader: ModelReader, context: SurgeContext): SurgeSpec[] {
  const names = new Set<string>();
  return reader.list(surgeSchema, ['shocks', 'surges']).flatMap((row, position) => {
    if (row === undefined) return [];
    const path = ['shocks', 'surges', position];
    if (names.has(row.name)) {
      const problem = { code: 'duplicate-id', expected: 'each name once', received: `"${row.name}" again` };
      reader.report([...path, 'name'], problem);
    }
    names.add(row.name);
    reader.resolveAll(reader.names.classes, row.where.classes ?? [], [...path, 'where', 'classes']);
    checkIntermittentItems(reader, row, context, path);
    return (row.regime === undefined ? burst(reader, row, context, path) : regime(reader, row, path)) ?? [];
  });
}

function regime(reader: ModelReader, row: SurgeFields, path: ValuePath): SurgeSpec | undefined {
  if (row.regime === undefined) return undefined;
  const unused = (['scheduled', 'random', 'factor'] as const).find((key) => row[key] !== undefined);
  if (unused !== undefined || row['category-tilt'] > 0) {
    const key = unused ?? 'category-tilt';
    const problem = { code: 'unused-field', expected: `no ${key} beside a regime`, received: 'both' };
    reader.report([...path, key], problem);
  }
  return {
    kind: 'regime',
    name: row.name,
    weeklyCorrelation: row.regime['weekly-correlation'],
    logDeviation: row.regime['log-deviation'],
    ...definedFields({ classes: row.where.classes }),
  };
}

function burst(
  reader: ModelReader,
  row: SurgeFields,
  context: TimesContext,
  path: ValuePath,
): SurgeSpec | undefined {
  const factor = readFactor(reader, row.factor, [...path, 'factor']);
  const times = readShockTimes(reader, row, context, path, 'scheduled, random or regime');
  if (times?.kind === 'scheduled' && !Number.isInteger(times.days)) {
    const problem = {
      code: 'wrong-period',
      expected: 'a whole number of days',
      received: `${times.days} d`,
    };
    reader.report([...path, 'scheduled', 'duration'], problem);
  }
  if (factor === undefined || times === undefined) return undefined;
  return {
    kind: 'burst',
    name: row.name,
    times,
    factor,
    categoryTilt: row['category-tilt'],
    isKnown: row.scheduled?.known ?? false,
    ...definedFields({ classes: row.where.classes }),
  };
}

function readFactor(reader: ModelReader, value: unknown, path: ValuePath): Distribution | undefined {
  const expected = 'a factor, a number or a distribution, never negative and above 0 on average';
  if (value === undefined) {
    reader.report(path, { code: 'missing-field', expected, received: 'nothing' });
    return undefined;
  }
  const parsed = parseDistribution(value);
  if (!parsed.ok) {
    for (const { path: at, ...problem } of parsed.problems) {
      reader.report([...path, ...at], { code: 'wrong-distribution', ...problem });
    }
    return undefined;
  }
  const { distribution } = parsed;
  if (distribution.minimum >= 0 && distribution.mean > 0) return distribution;
  const received = distribution.minimum < 0 ? `values down to ${distribution.minimum}` : 'a mean of 0';
  reader.report(path, { code: 'out-of-range', expected, received });
  return undefined;
}

/** Intermittent demand has at most one order a day: a level above 1 could not lift it as far as it says. */
function checkIntermittentItems(
  reader: ModelReader,
  { where: { classes } }: SurgeFields,
  { items, demand }: SurgeContext,
  path: ValuePath,
): void {
  const together = (demand.together ?? []).map(({ items: all, count }) => ({ item: all[0], count }));
  const stream = [...demand.streams, ...together].find(({ item, count }) => {
    const itemClass = items[item]?.class;
    return count.kind === 'intermittent' && itemClass !== undefined && (classes?.includes(itemClass) ?? true);
  });
  if (stream === undefined) return;
  reader.report([...path, 'where'], {
    code: 'intermittent-level',
    expected: 'classes without intermittent demand, as that has at most one order a day',
    received: `item "${items[stream.item]?.id}"`,
    hint: 'use process type poisson',
  });
}
