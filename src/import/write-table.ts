import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { format } from 'fast-csv';

/** Writes a CSV with a header line; a name ending in `.gz` is compressed. The same rows give the same bytes. */
export async function writeTable(file: string, columns: readonly string[], rows: Iterable<readonly (string | number)[]>): Promise<void> {
  const source = Readable.from(withHeader(columns, rows));
  const csv = format<readonly (string | number)[], readonly (string | number)[]>({ headers: false, includeEndRowDelimiter: true });
  const sink = createWriteStream(file);
  if (file.endsWith('.gz')) await pipeline(source, csv, createGzip(), sink);
  else await pipeline(source, csv, sink);
}

function* withHeader(columns: readonly string[], rows: Iterable<readonly (string | number)[]>): Generator<readonly (string | number)[]> {
  yield columns;
  yield* rows;
}
