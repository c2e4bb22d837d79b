import { expect, test } from 'vitest';
import { formatIssue } from '../../src/foundation/issue.ts';
import { parseSourceDocument } from '../../src/model/source-document.ts';

const parse = (text: string) => parseSourceDocument(Buffer.from(text), 'file.yaml');

const text = `base: &base
  color: red
list:
  - {id: a, size: 1}
  - id: b
    size:
copy: *base
merged:
  <<: *base
  size: 2
`;

function document() {
  const parsed = parse(text);
  if (parsed.document === undefined) throw new Error('not parsed');
  return parsed.document;
}

test('reads plain values, aliases and merge keys', () => {
  expect(document().value).toEqual({
    base: { color: 'red' },
    list: [
      { id: 'a', size: 1 },
      { id: 'b', size: null },
    ],
    copy: { color: 'red' },
    merged: { color: 'red', size: 2 },
  });
});

test.each([
  [[], 1, 1],
  [['base', 'color'], 2, 10],
  [['list'], 3, 1],
  [['list', 0, 'size'], 4, 19],
  [['list', 1, 'size'], 6, 5],
  [['list', 1, 'missing'], 5, 5],
  [['copy', 'color'], 2, 10],
  [['nothing', 'here'], 1, 1],
] as const)('places %j at line %i, column %i', (path, line, column) => {
  expect(document().placeOf(path)).toEqual({ file: 'file.yaml', line, column });
});

test.each([
  ['a: 1\na: 2\n', 'file.yaml:2:1: expected each key once, got "a" again [duplicate-key]'],
  [
    'a: &c [*c]\n',
    'file.yaml:1:8: expected an alias of a value that it is no part of, got *c inside of &c [yaml-syntax]',
  ],
  [
    'a: &a {<<: *a, b: 1}\n',
    'file.yaml:1:12: expected an alias of a value that it is no part of, got *a inside of &a [yaml-syntax]',
  ],
  ['b: 1\na: *nope\n', 'file.yaml:2:4: expected &nope before its alias, got *nope alone [yaml-syntax]'],
  [
    'b: &b 1\na: {<<: *b}\n',
    'file.yaml:2:5: expected a mapping to merge, or a list of mappings, got something else [yaml-syntax]',
  ],
  ['', 'file.yaml: expected a YAML document, got an empty file [empty-file]'],
  ['# only a comment\n', 'file.yaml: expected a YAML document, got an empty file [empty-file]'],
])('says what is wrong with %j', (broken, expected) => {
  expect(parse(broken).issues.map(formatIssue)).toEqual([expected]);
});

test.each(['a: [1, 2\n', 'a: "x\n', 'a: 1\n b: 2\n', 'a: !thing 1\n', 'a: 1\n---\nb: 2\n'])(
  'refuses %j with a place',
  (broken) => {
    const { document: nothing, issues } = parse(broken);
    expect(nothing).toBeUndefined();
    expect(issues.map(({ code }) => code)).toContain('yaml-syntax');
    expect(issues[0].place.line).toBeGreaterThan(0);
  },
);

test('refuses aliases that would fill the memory', () => {
  const levels = Array.from({ length: 12 }, (_, level) => {
    const inner =
      level === 0
        ? '[x, x]'
        : `[${Array(9)
            .fill(`*a${level - 1}`)
            .join(', ')}]`;
    return `a${level}: &a${level} ${inner}`;
  });
  const { document: nothing, issues } = parse(levels.join('\n'));
  expect(nothing).toBeUndefined();
  expect(issues.map(formatIssue)).toEqual([
    'file.yaml:6:25: expected aliases that repeat at most 100000 values in all, got more [yaml-syntax]',
  ]);
});

test('repeats a value as often as a large model may', () => {
  const lines = ['base: &base {color: red}', 'list:', ...Array(500).fill('  - *base')];
  expect(parse(lines.join('\n')).document?.value).toMatchObject({ list: { length: 500 } });
});

test('gives every alias a copy of its own, so that a change of one is no change of another', () => {
  const value = document().value as { base: object; copy: object };
  expect(value.copy).toEqual(value.base);
  expect(value.copy).not.toBe(value.base);
});

test('of a key given twice the last value counts, and its path is known', () => {
  const parsed = parse('a: {b: 1, c: 2, b: 3}\n');
  expect(parsed.issues.map(({ code }) => code)).toEqual(['duplicate-key']);
  expect(parsed.document?.value).toEqual({ a: { b: 3, c: 2 } });
  expect(parsed.document?.repeated).toEqual(['a.b']);
  expect(parsed.document?.placeOf(['a', 'b'])).toEqual({ file: 'file.yaml', line: 1, column: 20 });
});

test('a byte that is no UTF-8 is told beside the rest of the document', () => {
  const { document: read, issues } = parseSourceDocument(
    Buffer.from('a: 1\nb: caf\xe9 \xe8\n', 'latin1'),
    'file.yaml',
  );
  expect(issues.map(formatIssue)).toEqual([
    'file.yaml:2:7: expected UTF-8 text, got byte 0xE9, 1 more such byte after it (save the file as UTF-8) [wrong-encoding]',
  ]);
  expect(read?.value).toEqual({ a: 1, b: 'café è' });
});
