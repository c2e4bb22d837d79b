import { describeValue } from '../foundation/describe-value.ts';

/** A row of a CSV text whose quotes leave its cells in doubt. */
export interface BrokenRow {
  /** Offset of the quote that does not close, or of what follows one that does. */
  readonly offset: number;
  /** Position of the broken cell in its row, from 0. */
  readonly column: number;
  readonly received: string;
  /** What the first cell of the row may have been. */
  readonly firstCells: readonly string[];
}

export interface MendedText {
  /** The text with the broken rows emptied; lines are as many as before. */
  readonly text: string;
  readonly broken: readonly BrokenRow[];
  /** Whether the first row with anything in it is a broken one. */
  readonly isHeaderBroken: boolean;
}

const BLANK = /[^\S\r\n]*/y;
const PLAIN = /[^,\r\n]*/y;

/**
 * Takes the rows out of a CSV text (RFC 4180) that have a quote which does not close, or text between a closing quote
 * and the end of its cell, so that the other rows can be read.
 */
export function withoutBrokenRows(text: string): MendedText {
  const parts: string[] = [];
  const broken: BrokenRow[] = [];
  let isHeaderBroken = false;
  let hasContent = false;
  for (let start = 0; start < text.length; ) {
    const { end, mistake } = scanRow(text, start);
    const row = text.slice(start, end);
    if (mistake !== undefined) {
      broken.push(mistake);
      isHeaderBroken ||= !hasContent;
    }
    parts.push(mistake === undefined ? row : row.replace(/[^\r\n]/g, ''));
    hasContent ||= row.trim() !== '';
    start = end;
  }
  return { text: parts.join(''), broken, isHeaderBroken };
}

/** The row from `start`; `end` is behind the line break after it, or after the line of its broken cell. */
function scanRow(text: string, start: number): { readonly end: number; readonly mistake?: BrokenRow } {
  let firstCells: readonly string[] = [];
  for (let at = start, column = 0; ; column++) {
    const { end, mistake, names } = scanCell(text, at);
    if (column === 0) firstCells = names;
    if (mistake !== undefined)
      return { end: lineEnd(text, mistake.from).end, mistake: { ...mistake, column, firstCells } };
    if (text[end] !== ',') return { end: lineEnd(text, end).end };
    at = end + 1;
  }
}

interface Cell {
  readonly end: number;
  /** What it says, and what it says without quotes. */
  readonly names: readonly string[];
  /** `from` is where the cell begins. */
  readonly mistake?: { readonly from: number; readonly offset: number; readonly received: string };
}

function scanCell(text: string, at: number): Cell {
  const from = endOf(BLANK, text, at);
  const bare = text
    .slice(at, endOf(PLAIN, text, at))
    .replaceAll('"', '')
    .trim();
  if (text[from] !== '"') return { end: endOf(PLAIN, text, at), names: [bare] };
  const close = closingQuote(text, from);
  const end = close === undefined ? text.length : endOf(BLANK, text, close + 1);
  const names = [
    bare,
    text
      .slice(from + 1, close)
      .replaceAll('""', '"')
      .trim(),
  ];
  if (close !== undefined && /^[,\r\n]?$/.test(text.slice(end, end + 1))) return { end, names };
  if (close === undefined || close > lineEnd(text, from).start)
    return { end, names, mistake: { from, offset: from, received: 'a quote that does not close' } };
  const rest = text.slice(end, endOf(PLAIN, text, end)).trim();
  const received = `${describeValue(rest)} after the closing quote`;
  return { end, names, mistake: { from, offset: end, received } };
}

/** Offset of the quote that closes the one at `open`; two quotes in a row are one that is meant. */
function closingQuote(text: string, open: number): number | undefined {
  for (let from = open + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return undefined;
    if (text[quote + 1] !== '"') return quote;
    from = quote + 2;
  }
}

function lineEnd(text: string, from: number): { readonly start: number; readonly end: number } {
  const lineBreak = /\r\n|\n|\r|$/g;
  lineBreak.lastIndex = from;
  const match = lineBreak.exec(text);
  const start = match?.index ?? text.length;
  return { start, end: start + (match?.[0].length ?? 0) };
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}
