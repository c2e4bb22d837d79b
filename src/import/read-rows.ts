import { createReadStream } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import { parse } from 'fast-csv';
import { InputError } from '../foundation/issue.ts';
import { nearestName } from '../foundation/nearest-name.ts';
import { utf8Check } from './utf8-check.ts';

/** Field separators that are recognised by themselves. */
export const delimiters = [',', ';', '\t', '|'] as const;

/** Text encodings an order log may have. */
export const encodings = ['utf8', 'latin1', 'utf16le'] as const;

/** See `encodings`. */
export type Encoding = (typeof encodings)[number];

/** How the bytes of one log become rows. */
export interface LogFormat {
  readonly file: string;
  readonly gzip: boolean;
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** False: quote characters are ordinary text. */
  readonly quotes: boolean;
}

/** What the user said about the format; the rest is read off the file's first bytes. */
export interface LogFormatWishes {
  readonly delimiter?: string | undefined;
  readonly encoding?: Encoding | undefined;
  readonly quotes?: boolean | undefined;
}

const peekBytes = 65_536;

/**
 * Compression by the gzip magic number, encoding by byte order mark (UTF-8 without one), delimiter by the most frequent
 * candidate in the header line outside quotes; ties go to the first of `delimiters`.
 * @throws InputError when the file cannot be read, is empty, or is an archive or a workbook.
 */
export async function detectFormat(file: string, wishes: LogFormatWishes): Promise<LogFormat> {
  const raw = await firstBytes(file);
  const gzip = raw[0] === 0x1f && raw[1] === 0x8b;
  if (raw[0] === 0x50 && raw[1] === 0x4b) {
    throw badFile(
      file,
      'a CSV file, plain or gzipped',
      'a zip archive or workbook',
      'unpack it or save it as CSV',
    );
  }
  const bytes = gzip ? gunzipSync(raw, { finishFlush: constants.Z_SYNC_FLUSH }) : raw;
  if (bytes.length === 0) throw badFile(file, 'a header line and order rows', 'an empty file');
  const encoding = wishes.encoding ?? (bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8');
  const header =
    bytes
      .toString(encoding)
      .split(/\r?\n|\r/)
      .find((line) => line.trim() !== '') ?? '';
  const delimiter = wishes.delimiter ?? likeliestDelimiter(header);
  return { file, gzip, encoding, delimiter, quotes: wishes.quotes ?? true };
}

async function firstBytes(file: string): Promise<Buffer> {
  try {
    const handle = await open(file, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(peekBytes), 0, peekBytes, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code !== 'ENOENT')
      throw badFile(file, 'an order log that can be read', REASONS[code] ?? String(error));
    const present = await readdir(dirname(file)).catch(() => []);
    const nearest = nearestName(basename(file), present);
    const hint = nearest === undefined ? undefined : `the folder holds "${nearest}"`;
    throw badFile(file, 'an order log that can be read', 'no file of that name', hint);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EISDIR: 'a folder',
  ENOTDIR: 'a path below a file',
};

function likeliestDelimiter(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '');
  let best: string = delimiters[0];
  let most = 0;
  for (const candidate of delimiters) {
    const count = bare.split(candidate).length - 1;
    if (count > most) {
      best = candidate;
      most = count;
    }
  }
  return best;
}

/** Receives each row with the line it starts on (1 = header); returning false stops the reading. */
export type RowVisitor = (fields: readonly string[], line: number) => boolean;

/**
 * Streams every non-blank row of the log, the header included, in file order. Memory does not grow with the file.
 * @throws InputError on broken quoting, encoding or compression, naming the file and what the parser said.
 */
export function readRows(format: LogFormat, visit: RowVisitor): Promise<void> {
  const source = createReadStream(format.file);
  const unpacked = format.gzip ? source.pipe(createGunzip()) : source;
  const text = format.encoding === 'utf8' ? unpacked.pipe(utf8Check(format.file)) : unpacked;
  const quote = format.quotes ? {} : { quote: null };
  const parser = parse<string[], string[]>({
    headers: false,
    delimiter: format.delimiter,
    encoding: format.encoding,
    ...quote,
  });
  text.pipe(parser);
  return new Promise((resolve, reject) => {
    let line = 1;
    let done = false;
    const finish = (error?: unknown) => {
      if (done) return;
      done = true;
      source.destroy();
      unpacked.destroy();
      text.destroy();
      parser.destroy();
      if (error === undefined) resolve();
      else reject(error);
    };
    const fail = (error: Error) =>
      finish(error instanceof InputError ? error : unreadable(format.file, line, error));
    source.on('error', fail);
    unpacked.on('error', fail);
    text.on('error', fail);
    parser.on('error', fail);
    parser.on('end', () => finish());
    parser.on('data', (fields: string[]) => {
      if (done) return;
      try {
        const startLine = line;
        line += linesOf(fields);
        if (fields.some((field) => field !== '') && !visit(fields, startLine)) finish();
      } catch (error) {
        finish(error);
      }
    });
  });
}

function linesOf(fields: readonly string[]): number {
  let count = 1;
  for (const field of fields) {
    for (let at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) count++;
  }
  return count;
}

function unreadable(file: string, line: number, error: Error): InputError {
  return new InputError([
    {
      code: 'import-unreadable-file',
      place: { file, line },
      path: '',
      expected: 'well-formed CSV rows',
      received: error.message.slice(0, 160).replaceAll('\n', ' '),
      hint: 'a stray quote: try --no-quotes; another separator: --delimiter',
    },
  ]);
}

function badFile(file: string, expected: string, received: string, hint?: string): InputError {
  const issue = { code: 'import-unreadable-file', place: { file }, path: '', expected, received };
  return new InputError([hint === undefined ? issue : { ...issue, hint }]);
}
