import { expect, test } from 'vitest';
import { formatIssue } from '../../src/foundation/issue.ts';
import { parseSourceDocument } from '../../src/model/source-document.ts';

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
  const parsed = parseSourceDocument(text, 'file.yaml');
  if (!parsed.ok) throw new Error('not parsed');
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
  ['', 'file.yaml: expected a YAML document, got an empty file [empty-file]'],
  ['# only a comment\n', 'file.yaml: expected a YAML document, got an empty file [empty-file]'],
])('says what is wrong with %j', (broken, expected) => {
  const parsed = parseSourceDocument(broken, 'file.yaml');
  expect(parsed.ok ? [] : parsed.issues.map(formatIssue)).toEqual([expected]);
});

test.each(['a: [1, 2\n', 'a: "x\n', 'a: 1\n b: 2\n', 'a: !thing 1\n', 'a: 1\n---\nb: 2\n'])(
  'refuses %j with a place',
  (broken) => {
    const parsed = parseSourceDocument(broken, 'file.yaml');
    expect(parsed.ok ? [] : parsed.issues.map(({ code }) => code)).toContain('yaml-syntax');
    expect(parsed.ok ? 0 : parsed.issues[0].place.line).toBeGreaterThan(0);
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
  const parsed = parseSourceDocument(levels.join('\n'), 'file.yaml');
  expect(parsed.ok ? [] : parsed.issues.map(({ code }) => code)).toEqual(['yaml-syntax']);
});
