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

const OPEN = 'a quote that does not close';

test.each([
  [
    'a,b\n1,2\n3,"4\n5,6\n',
    '3:3: b',
    OPEN,
    [
      ['1', '2'],
      ['5', '6'],
    ],
  ],
  [
    'a,b\n"1","2"\n3,"4" x\n5,"6"\n',
    '3:7: b',
    '"x" after the closing quote',
    [
      ['1', '2'],
      ['5', '6'],
    ],
  ],
  [
    'a,b\n"1\n2",3\n4,"5""6\n7,8',
    '4:3: b',
    OPEN,
    [
      ['1\n2', '3'],
      ['7', '8'],
    ],
  ],
  [
    'a,b\n 1,2\n"3,4\n5,"6"\n7,8\n',
    '3:1: a',
    OPEN,
    [
      [' 1', '2'],
      ['5', '6'],
      ['7', '8'],
    ],
  ],
  ['a,b\n1,2\n3,4,"5"6\n', '3:8', '"6" after the closing quote', [['1', '2']]],
])('leaves the row out whose quotes are broken in %j', async (text, where, received, rows) => {
  const { table, issues } = await read(text);
  expect(issues.map(formatIssue)).toEqual([
    `table.csv:${where}: expected quotes that open and close around a whole cell, got ${received} [csv-syntax]`,
  ]);
  expect(table?.rows).toEqual(rows);
  expect(table?.isWhole).toBe(false);
});

test('knows the first cells of rows with broken quotes, and the lines of the rows after them', async () => {
  const { table, issues } = await read('id,b\n"x,1\ny,"2"3\nz,4\nw\n');
  expect(issues.map(({ code, place }) => [code, place.line])).toEqual([
    ['csv-syntax', 2],
    ['csv-syntax', 3],
    ['ragged-row', 5],
  ]);
  expect(table?.firstCellsLeftOut).toEqual(expect.arrayContaining(['x', 'y', 'w']));
  expect(table?.placeOf(0, 1)).toEqual({ file: 'table.csv', line: 4, column: 3 });
});

test('a header with broken quotes leaves nothing to read', async () => {
  const { table, issues } = await read('a,"b"c\n1,2\n');
  expect(table).toBeUndefined();
  expect(issues.map(({ code, place }) => [code, place])).toEqual([
    ['csv-syntax', { file: 'table.csv', line: 1, column: 6 }],
  ]);
});

test('reads what is left of any text whose quotes are broken', async () => {
  let state = 1;
  const random = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
  const letters = ['"', '"', ',', '\n', '\r\n', ' ', '\t', 'x', '\u00a0'];
  for (let trial = 0; trial < 3000; trial++) {
    const text = `a,b\n${Array.from({ length: 14 }, () => letters[random() % letters.length]).join('')}`;
    await expect(read(text)).resolves.toBeDefined();
  }
});

test('a byte that is no UTF-8 is told beside the rest of the table', async () => {
  const { table, issues } = await readCsvTable(
    Buffer.from('a,b\r\n1,caf\xe9\r\n2\r\n', 'latin1'),
    'table.csv',
  );
  expect(issues.map(formatIssue)).toEqual([
    'table.csv:2:6: expected UTF-8 text, got byte 0xE9 (save the file as UTF-8) [wrong-encoding]',
    'table.csv:3:1: expected 2 cells, one for each column, got 1, none for b [ragged-row]',
  ]);
  expect(table?.rows).toEqual([['1', 'café']]);
});

test('UTF-16 is told as such', async () => {
  const { table, issues } = await readCsvTable(Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'), 'table.csv');
  expect(issues.map(formatIssue)).toEqual([
    'table.csv:1:1: expected UTF-8 text, got UTF-16 text (save the file as UTF-8) [wrong-encoding]',
  ]);
  expect(table?.rows).toEqual([['1', '2']]);
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
