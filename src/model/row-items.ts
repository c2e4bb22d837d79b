import type { z } from 'zod';
import type { WrittenStream } from './check-intermittent.ts';
import type { demandRowSchema } from './demand-schema.ts';
import type { BasketStreamSpec } from './model.ts';
import type { ModelReader } from './model-reader.ts';
import type { ValuePath } from './source-document.ts';

/** A stream of orders of several lines, the class of its first item, and where its number of orders a day is written. */
export interface WrittenBasketStream extends Omit<WrittenStream, 'stream'> {
  readonly stream: BasketStreamSpec;
}

/** As a stream of its first item, whose calendar it follows. */
export function asWrittenStream({ stream, ...written }: WrittenBasketStream): WrittenStream {
  const { items, ...fields } = stream;
  return { ...written, stream: { ...fields, item: items[0] } };
}

/** Positions of the items of a demand row; empty after reporting why there are none. */
export function rowItems(
  reader: ModelReader,
  row: z.infer<typeof demandRowSchema>,
  path: ValuePath,
): readonly number[] {
  const { items: table } = reader.names;
  const { item, items } = row;
  if (item === undefined && items === undefined) {
    reader.report([...path, 'item'], {
      code: 'missing-field',
      expected: 'item or items',
      received: 'neither',
    });
    return [];
  }
  if (items === undefined) {
    const position = item === undefined ? undefined : reader.resolve(table, item, [...path, 'item']);
    return position === undefined ? [] : [position];
  }
  if (item !== undefined) {
    const problem = { code: 'both-item-and-items', expected: 'either item or items', received: 'both' };
    reader.report([...path, 'items'], problem);
    return [];
  }
  for (const [index, name] of items.entries()) {
    if (items.indexOf(name) === index) continue;
    const problem = { code: 'duplicate-id', expected: 'each item once', received: `"${name}" again` };
    reader.report([...path, 'items', index], problem);
  }
  const positions = reader.resolveAll(table, items, [...path, 'items']);
  return positions.length === items.length ? positions : [];
}
