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

/** A section or an element of a list that its schema does not take, and where what it does not take stands. */
export interface RefusedPart {
  readonly path: ValuePath;
  readonly schema: z.ZodType;
  readonly value: unknown;
  readonly at: readonly ValuePath[];
}

/** A reading of a mended model: of interest is only what is wrong with a field by itself. */
export interface SecondReading {
  /** Those of the model as it was given. */
  readonly names: ModelNames;
  readonly report: (path: ValuePath, problem: Problem) => void;
}

/**
 * Reads parts of a raw model against their schemas, reports what is wrong where it stands, and goes on, so that one
 * mistake does not hide the next.
 */
export class ModelReader {
  readonly raw: LocatedValue;
  readonly log: IssueLog;
  readonly names: ModelNames;
  /** Parts that were refused, with what is wrong with them. */
  readonly refused: RefusedPart[] = [];
  readonly #again: SecondReading | undefined;

  constructor(raw: LocatedValue, log: IssueLog, again?: SecondReading) {
    this.raw = raw;
    this.log = log;
    this.#again = again;
    this.names = again?.names ?? {
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
    if (this.#again === undefined) this.reportField(path, problem);
  }

  /** For what is wrong with a field whatever the others of its element are. */
  reportField(path: ValuePath, problem: Problem): void {
    this.log.add(this.raw.locate(path, partOf(problem)), problem);
    this.#again?.report(path, problem);
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
    this.refused.push({ path, schema, value, at: checked.problems.map(({ at }) => [...path, ...at]) });
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
    if (table.isUnknown(name)) this.reportField(path, table.unknown(name));
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
