import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import type { Issue, Place } from '../foundation/issue.ts';

/** Steps from the root of a document to a value: keys and 0-based list positions. */
export type ValuePath = readonly (string | number)[];

/** Which of the two texts of an entry a place is of. Default: the value. */
export type PlacePart = 'key' | 'value';

/** A YAML text as plain data that still knows where each value was written. */
export interface SourceDocument {
  /** As printed in messages. */
  readonly file: string;
  readonly value: unknown;
  /** Place of the value at `path`, or of its key; of its nearest existing parent when it is absent. */
  placeOf(path: ValuePath, part?: PlacePart): Place;
}

export type SourceResult =
  | { readonly ok: true; readonly document: SourceDocument }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Parses one YAML 1.2 document. Duplicate keys and unknown tags are issues; aliases and merge keys are resolved.
 * JSON is YAML, so JSON files are read as well.
 */
export function parseSourceDocument(text: string, file: string): SourceResult {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, merge: true, stringKeys: true, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line, column: col };
  };
  const issues = [...document.errors, ...document.warnings].map((error): Issue => {
    const place = placeAt(error.pos[0]);
    if (error.code === 'DUPLICATE_KEY') {
      const key = /^\S+/.exec(text.slice(error.pos[0]))?.[0].replace(/:$/, '') ?? '';
      return {
        code: 'duplicate-key',
        place,
        path: '',
        expected: 'each key once',
        received: `"${key}" again`,
      };
    }
    return {
      code: 'yaml-syntax',
      place,
      path: '',
      expected: 'valid YAML',
      received: lowerFirst(error.message),
    };
  });
  if (issues.length > 0) return { ok: false, issues };
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    const issue = {
      code: 'empty-file',
      place: { file },
      path: '',
      expected: 'a YAML document',
      received: 'an empty file',
    };
    return { ok: false, issues: [issue] };
  }
  return toPlainData(document, file, placeAt);
}

function toPlainData(
  document: Document.Parsed,
  file: string,
  placeAt: (offset: number) => Place,
): SourceResult {
  try {
    const value: unknown = document.toJS();
    const placeOf = (path: ValuePath, part: PlacePart = 'value'): Place =>
      placeAt(offsetOf(document, path, part));
    return { ok: true, document: { file, value, placeOf } };
  } catch (error) {
    // The yaml package refuses documents whose aliases would expand without bound.
    const received = error instanceof Error ? lowerFirst(error.message) : String(error);
    return {
      ok: false,
      issues: [{ code: 'yaml-syntax', place: { file }, path: '', expected: 'valid YAML', received }],
    };
  }
}

/** Offset of the value at `path` or its key, or of the deepest part of the path that exists. */
function offsetOf(document: Document.Parsed, path: ValuePath, part: PlacePart): number {
  let node: Node | null | undefined = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const [depth, step] of path.entries()) {
    const parent: Node | null | undefined = isAlias(node) ? node.resolve(document) : node;
    const pair = isMap(parent) ? pairOf(parent, String(step)) : undefined;
    // Children of a parsed collection are nodes; the package types them as unknown.
    const child = (isSeq(parent) && typeof step === 'number' ? parent.items[step] : pair?.value) as
      | Node
      | null
      | undefined;
    const key = pair?.key as Node | null | undefined;
    // An empty value has no text of its own, and a block starts best at its key.
    const isText = isScalar(child) && child.value !== null;
    const isKeyWanted = part === 'key' && depth === path.length - 1;
    const start = (pair === undefined || (isText && !isKeyWanted) ? child : key)?.range?.[0];
    if (start === undefined) return offset;
    offset = start;
    node = child;
  }
  return offset;
}

function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find(({ key }) => String(isScalar(key) ? key.value : key) === name);
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
