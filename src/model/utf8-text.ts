import { isUtf8 } from 'node:buffer';
import type { Issue } from '../foundation/issue.ts';

/** The text of a file, and what is wrong with its encoding. */
export interface DecodedText {
  readonly text: string;
  readonly issue?: Issue;
}

/**
 * Decodes UTF-8, with or without a byte-order mark. Other bytes are reported, the first with its place; they are read as
 * Latin-1, which is what most of them are, so that the rest of the file can be checked.
 */
export function decodeUtf8(bytes: Uint8Array, file: string): DecodedText {
  if (isUtf8(bytes)) return { text: new TextDecoder().decode(bytes) };
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) {
    const place = { file, line: 1, column: 1 };
    const problem = { code: 'wrong-encoding', expected: 'UTF-8 text', received: 'UTF-16 text' };
    return {
      text: new TextDecoder(utf16).decode(bytes),
      issue: { ...problem, place, path: '', hint: 'save the file as UTF-8' },
    };
  }
  return decodeMixed(bytes, file);
}

function utf16Of(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function decodeMixed(bytes: Uint8Array, file: string): DecodedText {
  const parts: string[] = [];
  let good = 0;
  let first: number | undefined;
  let count = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at] < 0x80 ? 1 : sequenceLength(bytes, at);
    if (length === 0) {
      parts.push(new TextDecoder().decode(bytes.subarray(good, at)), String.fromCharCode(bytes[at]));
      first ??= at;
      count += 1;
      good = at + 1;
    }
    at += Math.max(1, length);
  }
  parts.push(new TextDecoder().decode(bytes.subarray(good)));
  const byte = bytes[first ?? 0].toString(16).toUpperCase();
  const before = parts[0].split(/\r\n|\n|\r/);
  const last = before[before.length - 1];
  const more = count === 1 ? '' : `, ${count - 1} more such ${count === 2 ? 'byte' : 'bytes'} after it`;
  return {
    text: parts.join(''),
    issue: {
      code: 'wrong-encoding',
      place: { file, line: before.length, column: last.length + 1 },
      path: '',
      expected: 'UTF-8 text',
      received: `byte 0x${byte}${more}`,
      hint: 'save the file as UTF-8',
    },
  };
}

/** Bytes of the character that begins here; 0 when none does. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  return [2, 3, 4].find((length) => isUtf8(bytes.subarray(at, at + length))) ?? 0;
}
