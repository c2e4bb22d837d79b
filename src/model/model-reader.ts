import type { z } from 'zod';
import { describeValue } from '../foundation/describe-value.ts';
import { DEFAULT_STORAGE_TYPE } from './can-hold.ts';
import { checkAgainst, valueAt } from './check-against.ts';
import type { IssueLog, Problem } from './issue-log.ts';
import { type LocatedValue, partOf } from './located-value.ts';
import { TABLE_PATHS } from './model-schema.ts';
import type { ModelNames } from './name-table.ts';
import { NameTable } from './name-table.ts';
import type { ValuePath } from './source-document.ts';

/** A list read element by element: undefined where an element was refused, so that positions stay true. */
export type CheckedList<T> = readonly (T | undefined)[];

/**
 * Reads parts of a raw model against their schemas, reports what is wrong where it stands, and goes on, so that one
 * mistake does not hide the next.
 */
export class ModelReader {
  readonly raw: LocatedValue;
  readonly log: IssueLog;
  readonly names: ModelNames;

  constructor(raw: LocatedValue, log: IssueLog) {
    this.raw = raw;
    this.log = log;
    this.names = {
      nodes: this.#nameTable('node', 'nodes'),
      regions: this.#nameTable('region', 'regions'),
      items: this.#nameTable('item', 'items'),
      speeds: this.#nameTable('speed', 'speeds'),
      classes: this.#nameTable('item class', 'items', (item) => valueAt(item, ['class']) ?? 'all'),
      storageTypes: this.#nameTable(
        'storage type',
        'items',
        (item) => valueAt(item, ['storage-type']) ?? DEFAULT_STORAGE_TYPE,
      ),
    };
  }

  report(path: ValuePath, problem: Problem): void {
    this.log.add(this.raw.locate(path, partOf(problem)), problem);
  }

  /** The raw value at a path, undefined when absent. */
  rawAt(path: ValuePath): unknown {
    return valueAt(this.raw.value, path);
  }

  /** The value at `path` (or the given one) as the schema reads it; undefined after reporting why not. */
  field<T>(schema: z.ZodType<T>, path: ValuePath, value: unknown = this.rawAt(path)): T | undefined {
    const checked = checkAgainst(schema, value);
    if (checked.ok) return checked.value;
    for (const { at, ...problem } of checked.problems) this.report([...path, ...at], problem);
    return undefined;
  }

  /** The list at `path` element by element; empty when absent. */
  list<T>(element: z.ZodType<T>, path: ValuePath): CheckedList<T> {
    const value = this.rawAt(path);
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.report(path, {
        code: 'wrong-type',
        expected: mayBeTable(path) ? 'a list, or the name of a CSV file' : 'a list',
        received: describeValue(value),
      });
      return [];
    }
    return value.map((raw: unknown, position) => this.field(element, [...path, position], raw));
  }

  /** Position of a name, or undefined after reporting that it is not known. */
  resolve(table: NameTable, name: string, path: ValuePath): number | undefined {
    const position = table.find(name);
    if (table.isUnknown(name)) this.report(path, table.unknown(name));
    return position;
  }

  /** Positions of the names in a list; unknown ones are reported and left out. */
  resolveAll(table: NameTable, names: readonly string[], path: ValuePath): number[] {
    return names.flatMap((name, index) => this.resolve(table, name, [...path, index]) ?? []);
  }

  #nameTable(
    kind: string,
    key: string,
    nameOf = (entity: unknown): unknown => valueAt(entity, ['id']),
  ): NameTable {
    const list = this.rawAt([key]);
    const leftOut =
      kind === 'item class' || kind === 'storage type' ? undefined : this.raw.namesLeftOut.get(key);
    const names = (Array.isArray(list) ? list : []).map((entity: unknown) => {
      const name = nameOf(entity);
      return typeof name === 'string' ? name : undefined;
    });
    // A list that is empty and an entity whose name is none are reported themselves.
    const isWhole = names.length > 0 && !names.includes(undefined);
    const isKnown = isWhole && (leftOut !== undefined || !this.raw.unreadable.has(key));
    return new NameTable(kind, names, isKnown, leftOut);
  }
}

function mayBeTable(path: ValuePath): boolean {
  return TABLE_PATHS.some((table) => table.join('.') === path.join('.'));
}
