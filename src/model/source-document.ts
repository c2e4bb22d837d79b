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
import { definedFields } from './defined-fields.ts';
import { aliasProblems } from './source-aliases.ts';
import { decodeUtf8 } from './utf8-text.ts';
import { MOST_LEVELS, tooDeepAt } from './yaml-nesting.ts';

/** Steps from the root of a document to a value: keys and 0-based list positions. */
export type ValuePath = readonly (string | number)[];

/** Which of the two texts of an entry a place is of. Default: the value. */
export type PlacePart = 'key' | 'value';

/** A YAML text as plain data that still knows where each value was written. */
export interface SourceDocument {
  /** As printed in messages. */
  readonly file: string;
  readonly value: unknown;
  /** Dotted paths, through mappings only, of keys given more than once: of these only the last value is known here. */
  readonly repeated: readonly string[];
  /** Place of the value at `path`, or of its key; of its nearest existing parent when it is absent. */
  placeOf(path: ValuePath, part?: PlacePart): Place;
}

export interface SourceResult {
  /** undefined when the text cannot be used at all. */
  readonly document?: SourceDocument;
  readonly issues: readonly Issue[];
}

/**
 * Parses one YAML 1.2 document in UTF-8. Duplicate keys, unknown tags and bytes that are no UTF-8 are issues; aliases and
 * merge keys are resolved. The document is given beside issues that leave no doubt about the rest of it: of a key given
 * twice the last value counts. JSON is YAML, so JSON files are read as well.
 */
export function parseSourceDocument(bytes: Uint8Array, file: string): SourceResult {
  const { text, issue } = decodeUtf8(bytes, file);
  const { document, issues } = parseText(text, file);
  return { ...definedFields({ document }), issues: issue === undefined ? issues : [issue, ...issues] };
}

function parseText(text: string, file: string): SourceResult {
  const tooDeep = tooDeepAt(text);
  if (tooDeep !== undefined) return { issues: [nestingIssue(text, tooDeep, file)] };
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, merge: true, stringKeys: true, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line, column: col };
  };
  const broken = (offset: number, received: string, expected = 'valid YAML'): Issue => ({
    code: 'yaml-syntax',
    place: placeAt(offset),
    path: '',
    expected,
    received,
  });
  const mistakes = [...document.errors, ...document.warnings];
  const issues = mistakes.map(({ code, pos, message }): Issue => {
    if (code !== 'DUPLICATE_KEY') return broken(pos[0], lowerFirst(message));
    const key = /^\S+/.exec(text.slice(pos[0]))?.[0].replace(/:$/, '') ?? '';
    const problem = { code: 'duplicate-key', expected: 'each key once', received: `"${key}" again` };
    return { ...problem, place: placeAt(pos[0]), path: '' };
  });
  if (issues.some(({ code }) => code !== 'duplicate-key')) return { issues };
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    const problem = { code: 'empty-file', expected: 'a YAML document', received: 'an empty file' };
    return { issues: [...issues, { ...problem, place: { file }, path: '' }] };
  }
  const aliases = aliasProblems(document);
  if (aliases.length > 0) {
    const found = aliases.map(({ offset, expected, received }) => broken(offset, received, expected));
    return { issues: [...issues, ...found] };
  }
  // How much aliases may repeat was checked, and what they repeat must not change with what is done to one copy.
  const value = withoutSharing(document.toJS({ maxAliasCount: -1 }));
  const placeOf = (path: ValuePath, part: PlacePart = 'value'): Place =>
    placeAt(offsetOf(document, path, part));
  const repeated = issues.length === 0 ? [] : repeatedPaths(document.contents, []);
  return { document: { file, value, repeated, placeOf }, issues };
}

function nestingIssue(text: string, offset: number, file: string): Issue {
  const before = text.slice(0, offset).split('\n');
  const place = { file, line: before.length, column: before[before.length - 1].length + 1 };
  const expected = `lists and mappings at most ${MOST_LEVELS} deep`;
  return { code: 'yaml-syntax', place, path: '', expected, received: 'deeper ones' };
}

function repeatedPaths(node: unknown, path: readonly string[]): string[] {
  if (!isMap(node)) return [];
  const names = node.items.map(({ key }) => String(isScalar(key) ? key.value : key));
  return node.items.flatMap(({ value }, index) => {
    const at = [...path, names[index]];
    return names.indexOf(names[index]) < index ? [at.join('.')] : repeatedPaths(value, at);
  });
}

/** A copy in which no list or mapping stands twice. */
function withoutSharing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSharing);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, withoutSharing(field)]));
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
  return map.items.findLast(({ key }) => String(isScalar(key) ? key.value : key) === name);
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
