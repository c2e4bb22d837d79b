import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { formatIssue, InputError } from '../../src/foundation/issue.ts';
import { loadModel } from '../../src/model/load-model.ts';
import { parseSourceDocument } from '../../src/model/source-document.ts';
import { SMALL_MODEL, withFiles } from '../support/small-model.ts';

/** What is printed of the small model with some files replaced, the folder left out. */
async function printed(
  files: Readonly<Record<string, string | Uint8Array>>,
  prepare: (folder: string) => Promise<unknown> = async () => undefined,
): Promise<string[]> {
  return withFiles({ ...SMALL_MODEL, ...files }, async (folder) => {
    await prepare(folder);
    const error: unknown = await loadModel(folder).catch((thrown: unknown) => thrown);
    if (!(error instanceof InputError)) throw new Error(`expected an InputError, got ${String(error)}`);
    return error.issues.map((issue) => formatIssue(issue).replaceAll(`${folder}/`, ''));
  });
}

describe('a table that is no text makes one mistake', () => {
  const items = SMALL_MODEL['items.csv'];

  test.each([
    ['UTF-16 without a mark', Buffer.from(items, 'utf16le'), 'no text, or text of another encoding'],
    ['gzip', gzipSync(items), 'a gzip-compressed file'],
  ])('%s', async (_name, bytes, received) => {
    expect(await printed({ 'items.csv': bytes })).toEqual([
      expect.stringContaining(`items.csv: expected UTF-8 text, got ${received}`),
    ]);
  });

  test('UTF-16 with a mark, which can be read', async () => {
    expect(await printed({ 'items.csv': Buffer.from(`\ufeff${items}`, 'utf16le') })).toEqual([
      'items.csv:1:1: expected UTF-8 text, got UTF-16 text (save the file as UTF-8) [wrong-encoding]',
    ]);
  });

  test('a folder', async () => {
    const toFolder = async (folder: string): Promise<void> => {
      await rm(join(folder, 'items.csv'));
      await mkdir(join(folder, 'items.csv'));
    };
    expect(await printed({}, toFolder)).toEqual([
      expect.stringMatching(/items: expected a file, got "items.csv", which is a folder \[missing-file\]$/),
    ]);
  });
});

test('prices beyond all measure, whose sums would not be finite', async () => {
  const model = SMALL_MODEL['model.yaml'].replace('items: [widget, gadget]', 'order-cost: 1e308');
  const rates = SMALL_MODEL['rates.csv'].replace('0.35 /lb', '1e300 /lb');
  expect(await printed({ 'model.yaml': model, 'rates.csv': rates })).toEqual([
    expect.stringMatching(
      /lanes\[1\]\.order-cost: expected at most 1000000000000, got 1e\+308 \[out-of-range\]$/,
    ),
    expect.stringMatching(
      /per-weight: expected at most 1000000000000 \/kg or \/km, got "1e300 \/lb" \[out-of-range\]$/,
    ),
  ]);
});

describe('a text nested deeper than the parser can follow', () => {
  test.each([
    ['open brackets', `a: 1\nb: ${'['.repeat(5000)}`, 2],
    ['closed lists', `b: ${'['.repeat(8000)}${']'.repeat(8000)}`, 1],
    ['mappings', `b: ${'{a: '.repeat(8000)}1${'}'.repeat(8000)}`, 1],
    ['dashes', '- '.repeat(8000), 1],
  ])('%s', (_name, text, line) => {
    const { document, issues } = parseSourceDocument(Buffer.from(text), 'm.yaml');
    expect(document).toBeUndefined();
    expect(issues).toEqual([
      expect.objectContaining({
        code: 'yaml-syntax',
        place: expect.objectContaining({ file: 'm.yaml', line }),
        expected: 'lists and mappings at most 500 deep',
      }),
    ]);
  });

  test('brackets in texts and comments, and many lists side by side', () => {
    const text = `a: "${'['.repeat(600)}"\nb: '${'{'.repeat(600)}' # ${'['.repeat(600)}\nc: [${'[1], '.repeat(600)}]\n`;
    expect(parseSourceDocument(Buffer.from(text), 'm.yaml').issues).toEqual([]);
  });
});
