import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../foundation/issue.ts';
import { nearestName } from '../foundation/nearest-name.ts';
import { valueAt } from './check-against.ts';
import type { IssueLog } from './issue-log.ts';
import { LocatedValue, pathText } from './located-value.ts';
import { modelSchema, TABLE_PATHS } from './model-schema.ts';
import type { Override } from './override.ts';
import { applyOverrides } from './override.ts';
import { alternativesOf, schemaNodeOf, schemasAt } from './schema-node.ts';
import type { ValuePath } from './source-document.ts';
import { SourceFiles } from './source-files.ts';
import { locateInTable, recordsOf } from './table-records.ts';

/** A model's files as one plain value, before validation. */
export interface RawModel {
  readonly raw: LocatedValue;
  readonly files: SourceFiles;
}

/**
 * Reads the YAML file at `path` (or `model.yaml` in the folder `path`), puts the rows of its CSV tables in their place
 * and applies the overrides. Mistakes in tables go to `log`.
 * @throws InputError when the YAML file is missing or cannot be parsed, for then there is nothing to check
 */
export async function readRawModel(
  path: string,
  overrides: readonly Override[],
  log: IssueLog,
): Promise<RawModel> {
  const file = await modelFile(path);
  const files = new SourceFiles(dirname(file), log);
  const document = await files.readDocument(basename(file));
  const raw = new LocatedValue(document.value, (at, part) => ({
    place: document.placeOf(at, part),
    path: pathText(at),
  }));
  for (const path of document.repeated) raw.unreadable.add(path);
  const isWholeTable = (override: Override): boolean =>
    TABLE_PATHS.some((table) => table.join('.') === override.path);
  applyOverrides(raw, overrides.filter(isWholeTable), log);
  for (const table of TABLE_PATHS) await insertTable(raw, table, files, log);
  applyOverrides(
    raw,
    overrides.filter((override) => !isWholeTable(override)),
    log,
  );
  reportNonFinite(raw, log);
  return { raw, files };
}

async function modelFile(path: string): Promise<string> {
  try {
    if (!(await stat(path)).isDirectory()) return path;
  } catch {
    const names = await readdir(dirname(path)).catch(() => []);
    const nearest = nearestName(basename(path), names);
    throw new InputError([
      {
        code: 'missing-file',
        place: { file: path },
        path: '',
        expected: 'a model folder or a YAML file',
        received: 'nothing there',
        ...(nearest === undefined ? {} : { hint: `did you mean "${join(dirname(path), nearest)}"?` }),
      },
    ]);
  }
  const file = join(path, 'model.yaml');
  const names: readonly string[] = await readdir(path).catch(() => []);
  if (names.includes('model.yaml')) return file;
  const nearest = nearestName('model.yaml', names);
  throw new InputError([
    {
      code: 'missing-file',
      place: { file: path },
      path: '',
      expected: 'a folder with a model.yaml or an experiment.yaml',
      received: 'a folder with neither',
      ...(nearest === undefined ? {} : { hint: `the folder holds "${nearest}"` }),
    },
  ]);
}

/** Replaces the name of a CSV file by its rows; an unreadable table becomes an empty list, its issues reported. */
async function insertTable(
  raw: LocatedValue,
  path: readonly string[],
  files: SourceFiles,
  log: IssueLog,
): Promise<void> {
  const parent = valueAt(raw.value, path.slice(0, -1));
  const key = path[path.length - 1];
  const name = valueAt(parent, [key]);
  if (typeof name !== 'string') return;
  // valueAt found the key in it, so the parent is a mapping.
  const mapping = parent as Record<string, unknown>;
  const table = await files.readTable(name, raw.locate(path));
  const element = schemasAt(schemaNodeOf(modelSchema), path).flatMap((node) =>
    node.items === undefined ? [] : alternativesOf(node.items),
  )[0];
  if (table === undefined) {
    mapping[key] = [];
    raw.unreadable.add(path.join('.'));
    return;
  }
  if (!table.isWhole) raw.unreadable.add(path.join('.'));
  // A cell too many or too few shifts those after it, never the first.
  if (table.columns[0] === 'id') raw.namesLeftOut.set(path.join('.'), table.firstCellsLeftOut);
  mapping[key] = recordsOf(table, element, log);
  raw.mount(path, (at) => locateInTable(table, rowOf(at, path), at.slice(path.length + 1)));
}

function rowOf(at: ValuePath, path: ValuePath): number {
  const row = at[path.length];
  return typeof row === 'number' ? row : -1;
}

/** .nan and .inf are numbers to YAML; no field takes them, and parameters of plug-ins have no schema here. */
function reportNonFinite(raw: LocatedValue, log: IssueLog): void {
  const visit = (value: unknown, path: ValuePath): void => {
    if (typeof value === 'number' && !Number.isFinite(value)) {
      log.add(raw.locate(path), { code: 'not-finite', expected: 'a finite number', received: String(value) });
    } else if (Array.isArray(value)) {
      for (const [position, element] of value.entries()) visit(element, [...path, position]);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, element] of Object.entries(value)) visit(element, [...path, key]);
    }
  };
  visit(raw.value, []);
}
