import type { z } from 'zod';
import { basketsSchema } from './baskets-schema.ts';
import type { BasketsSpec } from './baskets-spec.ts';
import { definedFields } from './defined-fields.ts';
import type { ItemSpec } from './model.ts';
import type { CheckedList, ModelReader } from './model-reader.ts';
import { readDistribution } from './read-distribution.ts';

/** Most lines that orders formed from demand streams have. */
const MOST_LINES = 30;

type BasketFields = z.infer<typeof basketsSchema>;

/**
 * The section `baskets`, or the defaults where there is none and a demand row names several items; undefined where neither
 * is so.
 */
export function resolveBaskets(
  reader: ModelReader,
  items: CheckedList<ItemSpec>,
  hasTogether: boolean,
): BasketsSpec | undefined {
  const raw = reader.rawAt(['baskets']);
  if (raw === undefined && !hasTogether) return undefined;
  const fields = reader.field(basketsSchema, ['baskets'], raw ?? {});
  if (fields === undefined) return undefined;
  for (const key of ['affinity', 'groups'] as const) {
    if (reader.rawAt(['baskets', key]) === undefined || fields.lines !== undefined) continue;
    const problem = { code: 'unused-field', expected: `${key} only with lines`, received: 'no lines' };
    reader.report(['baskets', key], problem);
  }
  return {
    affinity: fields.affinity,
    groupOf: groupsOf(reader, fields, items),
    consolidationSeconds: fields.consolidation ?? 0,
    ...definedFields({
      lineShares: fields.lines === undefined ? undefined : lineShares(reader, fields.lines),
    }),
  };
}

function groupsOf(reader: ModelReader, fields: BasketFields, items: CheckedList<ItemSpec>): number[] {
  const { names } = reader;
  if (fields.groups === undefined) {
    const classes = [...new Set(items.map((item) => item?.class))];
    return items.map((item) => classes.indexOf(item?.class));
  }
  const groupOf = items.map(() => -1);
  for (const [group, { items: ids = [], classes = [] }] of fields.groups.entries()) {
    const path = ['baskets', 'groups', group];
    if (ids.length + classes.length === 0) {
      reader.report(path, { code: 'missing-field', expected: 'items or classes', received: 'neither' });
    }
    reader.resolveAll(names.classes, classes, [...path, 'classes']);
    const own = reader.resolveAll(names.items, ids, [...path, 'items']);
    for (const [position, item] of items.entries()) {
      const isIn = own.includes(position) || (item !== undefined && classes.includes(item.class));
      if (isIn && groupOf[position] < 0) groupOf[position] = group;
    }
  }
  return groupOf;
}

/** Shares of 1, 2, 3 … lines; of a geometric law what lies beyond the most lines counts as the most. */
function lineShares(reader: ModelReader, value: unknown): readonly number[] | undefined {
  const path = ['baskets', 'lines'];
  const distribution = readDistribution(reader, value, path);
  if (distribution === undefined) return undefined;
  const { name, mean, isInteger, minimum } = distribution;
  const shares = new Array<number>(MOST_LINES).fill(0);
  if (name === 'geometric') {
    if (mean > MOST_LINES / 3)
      return refuse(reader, `a mean of at most ${MOST_LINES / 3}`, `a mean of ${mean}`);
    for (let lines = 1; lines <= MOST_LINES; lines++)
      shares[lines - 1] = (1 - 1 / mean) ** (lines - 1) / mean;
    shares[MOST_LINES - 1] += (1 - 1 / mean) ** MOST_LINES;
    return shares;
  }
  const { values, probabilities } = atomsOf(name, mean, value);
  if (values.length === 0)
    return refuse(
      reader,
      'a whole number, or a geometric or discrete distribution',
      `the distribution ${name}`,
    );
  if (!isInteger || minimum < 1 || values.some((lines) => lines > MOST_LINES))
    return refuse(reader, `whole numbers from 1 to ${MOST_LINES}`, `values ${values.join(', ')}`);
  for (const [index, lines] of values.entries()) shares[lines - 1] += probabilities[index];
  return shares.slice(0, Math.max(...values));
}

/** Values and probabilities of the two families that list them; `value` was read as such a distribution before. */
function atomsOf(name: string, mean: number, value: unknown): { values: number[]; probabilities: number[] } {
  if (name === 'constant') return { values: [mean], probabilities: [1] };
  if (name !== 'discrete') return { values: [], probabilities: [] };
  // Checked by readDistribution: two lists of equal length.
  return value as { values: number[]; probabilities: number[] };
}

function refuse(reader: ModelReader, expected: string, received: string): undefined {
  reader.report(['baskets', 'lines'], { code: 'wrong-line-count', expected, received });
  return undefined;
}
