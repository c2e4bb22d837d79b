import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { writeToString } from 'fast-csv';

/** One row of a table to write. */
export type TableRow = readonly (string | number)[];

/** Rows that go to the compressor together: one by one would cost a thread switch each. */
const batchSize = 4096;

/** Writes a CSV with a header line; a name ending in `.gz` is compressed. The same rows give the same bytes. */
export async function writeTable(
  file: string,
  columns: readonly string[],
  rows: Iterable<TableRow>,
): Promise<void> {
  const source = Readable.from(csvBatches(columns, rows));
  const sink = createWriteStream(file);
  if (file.endsWith('.gz')) await pipeline(source, createGzip(), sink);
  else await pipeline(source, sink);
}

async function* csvBatches(columns: readonly string[], rows: Iterable<TableRow>): AsyncGenerator<string> {
  let batch: TableRow[] = [columns];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < batchSize) continue;
    yield await csvText(batch);
    batch = [];
  }
  if (batch.length > 0) yield await csvText(batch);
}

function csvText(rows: readonly TableRow[]): Promise<string> {
  return writeToString([...rows], { headers: false, includeEndRowDelimiter: true });
}
