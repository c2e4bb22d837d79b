import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { formatIssue } from '../../src/foundation/issue.ts';
import { readCsvTable } from '../../src/model/csv-table.ts';

const read = (text: string) => readCsvTable(new TextEncoder().encode(text), 'table.csv');

test('reads a table with byte-order mark, CRLF, quotes, line breaks in cells and blank lines', async () => {
  const { table, issues } = await read('\uFEFFid,note\r\na,"x, ""y""\r\nz"\r\n\r\nb,\r\n');
  expect(issues).toEqual([]);
  expect(table?.columns).toEqual(['id', 'note']);
  expect(table?.rows).toEqual([
    ['a', 'x, "y"\r\nz'],
    ['b', ''],
  ]);
  expect([...(table?.lines ?? [])]).toEqual([2, 5]);
});

test('reads a compressed table', async () => {
  const { table } = await readCsvTable(gzipSync('id\na\n'), 'table.csv.gz');
  expect(table?.rows).toEqual([['a']]);
});

test('places cells by line and column, past quoted commas and line breaks', async () => {
  const { table } = await read('\uFEFFid,note,size\n"a,b",c,1\n"d\ne",f,2\n');
  expect(table?.placeOf(-1, 1)).toEqual({ file: 'table.csv', line: 1, column: 4 });
  expect(table?.placeOf(0, 2)).toEqual({ file: 'table.csv', line: 2, column: 9 });
  expect(table?.placeOf(1, 2)).toEqual({ file: 'table.csv', line: 4, column: 6 });
});

test.each([
  ['', 'table.csv: expected a header line and rows, got an empty file [empty-file]'],
  ['\n\n', 'table.csv: expected a header line and rows, got an empty file [empty-file]'],
  ['a,b\n1\n2,3\n', 'table.csv:2:1: expected 2 cells, one for each column, got 1, none for b [ragged-row]'],
  ['a,b,a\n', 'table.csv:1:5: expected each column once, got "a" again [duplicate-header]'],
  ['a,,c\n', 'table.csv:1:3: expected a column name, got an empty cell [empty-header]'],
])('says what is wrong with %j', async (text, expected) => {
  const { issues } = await read(text);
  expect(issues.map(formatIssue)).toEqual([expected]);
});

test.each([
  ['a,b\n1,2\n3,"4\n5,6\n', 3],
  ['a,b\n"1","2"\n3,"4"x\n5,"6"\n', 3],
  ['a,b\n"1\n2",3\n4,"5""6\n', 4],
])('finds the line of a quote that does not close in %j', async (text, line) => {
  const { table, issues } = await read(text);
  expect(table).toBeUndefined();
  expect(issues.map(({ code, place }) => [code, place.line])).toEqual([['csv-syntax', line]]);
});

test('keeps the good rows beside a ragged one', async () => {
  const { table } = await read('a,b\n1\n2,3\n');
  expect(table?.rows).toEqual([['2', '3']]);
  expect(table?.isWhole).toBe(false);
});

test('says of a file that is not compressed that it does not unpack', async () => {
  const { issues } = await readCsvTable(new TextEncoder().encode('a\n1\n'), 'table.csv.gz');
  expect(issues.map(({ code }) => code)).toEqual(['csv-syntax']);
});
