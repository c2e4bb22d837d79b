import { valueAt } from './check-against.ts';
import { IssueLog, type Problem } from './issue-log.ts';
import { LocatedValue, partOf } from './located-value.ts';
import { isWithin, mend } from './mend.ts';
import { ModelReader, type RefusedPart } from './model-reader.ts';
import type { ValuePath } from './source-document.ts';

/** More are not looked into again: whoever has them has more to mend than can be listed. */
const MOST_PARTS = 200;

/**
 * A section or an element that its schema refuses is left out of the model, and so of every check of its other fields.
 * Here these parts are mended, and `read` once more; what is then wrong with their fields by themselves is reported, too.
 */
export async function reportRestOfRefused(
  reader: ModelReader,
  read: (mended: ModelReader) => Promise<unknown>,
): Promise<void> {
  const { raw, log, refused } = reader;
  const value = structuredClone(raw.value);
  const mended = refused.slice(0, MOST_PARTS).filter((part) => putMended(value, part));
  if (mended.length === 0) return;
  const again = new LocatedValue(value, raw.locate);
  for (const path of raw.unreadable) again.unreadable.add(path);
  for (const [path, names] of raw.namesLeftOut) again.namesLeftOut.set(path, names);
  const known = refused.flatMap(({ at }) => at);
  const report = (path: ValuePath, problem: Problem): void => {
    if (!mended.some((part) => isWithin(path, part.path))) return;
    if (known.some((at) => isWithin(path, at) || isWithin(at, path))) return;
    log.add(raw.locate(path, partOf(problem)), problem);
  };
  await read(new ModelReader(again, new IssueLog(), { names: reader.names, report }));
}

/** Puts a part that can be mended into the model; false when it cannot. */
function putMended(model: unknown, { path, schema, value }: RefusedPart): boolean {
  // The rates and lanes are read without the rest of outbound, which gives them the names of the zones.
  if (path.length === 0 || path.join('.') === 'outbound') return false;
  const parent = valueAt(model, path.slice(0, -1));
  const mended = mend(schema, value);
  if (mended === undefined || typeof parent !== 'object' || parent === null) return false;
  // What the reader left out to read it by itself stays as it is.
  (parent as Record<string | number, unknown>)[path[path.length - 1]] = withLists(
    mended,
    valueAt(model, path),
  );
  return true;
}

function withLists(mended: unknown, whole: unknown): unknown {
  if (typeof mended !== 'object' || mended === null || Array.isArray(mended)) return mended;
  const lists = Object.entries(mended).filter(([, field]) => Array.isArray(field) && field.length === 0);
  const kept = lists.flatMap(([key]) => {
    const list = valueAt(whole, [key]);
    return Array.isArray(list) ? [[key, list]] : [];
  });
  return { ...mended, ...Object.fromEntries(kept) };
}
