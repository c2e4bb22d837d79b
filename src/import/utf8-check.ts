import { isUtf8 } from 'node:buffer';
import { Transform } from 'node:stream';
import { InputError } from '../foundation/issue.ts';

const NEWLINE = 0x0a;

/**
 * Passes the bytes of a text on as they are and fails at the first that is no UTF-8: letters that nothing can be told of
 * would make different items or regions the same.
 */
export function utf8Check(file: string): Transform {
  let line = 1;
  /** Bytes after the last end of a line: a letter never goes beyond one. */
  let rest = Buffer.alloc(0);
  const check = (bytes: Buffer): InputError | undefined =>
    isUtf8(bytes) ? undefined : notUtf8(bytes, file, line);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const bytes = Buffer.concat([rest, chunk]);
      const end = bytes.lastIndexOf(NEWLINE) + 1;
      const lines = bytes.subarray(0, end);
      rest = bytes.subarray(end);
      const error = check(lines);
      for (const byte of lines) if (byte === NEWLINE) line += 1;
      done(error, chunk);
    },
    flush(done) {
      done(check(rest));
    },
  });
}

function notUtf8(bytes: Buffer, file: string, firstLine: number): InputError {
  let line = firstLine;
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(NEWLINE, start);
    const row = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (end < 0 || !isUtf8(row)) return atByte(row, file, line);
    line += 1;
    start = end + 1;
  }
}

function atByte(row: Buffer, file: string, line: number): InputError {
  const good = new TextDecoder('utf-8', { ignoreBOM: true }).decode(row).split('\uFFFD')[0];
  const byte = row[Buffer.byteLength(good)];
  return new InputError([
    {
      code: 'import-unreadable-file',
      place: { file, line, column: good.length + 1 },
      path: '',
      expected: 'UTF-8 text',
      received: `byte 0x${byte.toString(16).toUpperCase()}`,
      hint: 'if it is an older encoding: --encoding latin1',
    },
  ]);
}
