import { InputError } from '../foundation/issue.ts';
import { type DateOrder, isNumberDate, parseDate } from './parse-date.ts';

/** What the dates of a log say about their order, seen so far. */
export interface DateEvidence {
  /** Counts of dates that can only be read in that order. */
  readonly counts: Map<DateOrder, number>;
  /** Dates such as 3/4/2011 that can be read both ways. */
  ambiguousCount: number;
  example: string;
  add(text: string): void;
  isDecided(): boolean;
}

/** Collects evidence date by date; a few misprints do not decide. */
export function dateEvidence(): DateEvidence {
  const evidence: DateEvidence = {
    counts: new Map(),
    ambiguousCount: 0,
    example: '',
    add: (text) => {
      const order = onlyOrderOf(text);
      if (order === undefined || Number.isNaN(parseDate(text, order === 'either' ? 'dmy' : order))) return;
      if (order === 'either') {
        evidence.ambiguousCount++;
        evidence.example ||= text;
      } else evidence.counts.set(order, (evidence.counts.get(order) ?? 0) + 1);
    },
    isDecided: () => evidence.counts.size > 0,
  };
  return evidence;
}

/**
 * The order given by the user, else the one that most dates can only be read in. Rows against it are later set aside as
 * unreadable dates.
 * @throws InputError when every date can be read both ways, or none is a date.
 */
export function decideDateOrder(
  given: string | undefined,
  evidence: DateEvidence,
  where: { file: string; column: string | undefined },
): DateOrder {
  if (given !== undefined) return orderOfFormat(given);
  let best: DateOrder | undefined;
  for (const [order, count] of evidence.counts) {
    if (best === undefined || count > (evidence.counts.get(best) ?? 0)) best = order;
  }
  if (best !== undefined) return best;
  const isAmbiguous = evidence.ambiguousCount > 0;
  throw new InputError([
    {
      code: isAmbiguous ? 'import-ambiguous-date' : 'import-unreadable-date',
      place: { file: where.file },
      path: where.column ?? 'time',
      expected: isAmbiguous ? 'at least one date that tells day from month' : 'dates, or seconds since 1970',
      received: isAmbiguous
        ? `only dates such as "${evidence.example}", which read both ways`
        : 'no value that is one',
      hint: isAmbiguous
        ? 'pass --date-format d/m/yyyy or --date-format m/d/yyyy'
        : 'choose the column with --column.time, or pass --date-format',
    },
  ]);
}

/** `d/m/yyyy h:mm` to `dmy`: the order in which the letters y, m and d first occur. */
function orderOfFormat(format: string): DateOrder {
  if (isNumberDate(format)) return format;
  const letters = [...format.toLowerCase()].filter((letter) => 'ymd'.includes(letter));
  const order = [...new Set(letters)].join('');
  if (order === 'ymd' || order === 'ydm' || order === 'mdy') return order;
  return 'dmy';
}

function onlyOrderOf(text: string): DateOrder | 'either' | undefined {
  if (/^\d{9,10}(\.\d+)?$/.test(text)) return 'epoch';
  if (/^\d{12,13}$/.test(text)) return 'epoch-ms';
  if (/^\d{4}([-/. ]\d|\d{4}([T ]|$))/.test(text)) return 'ymd';
  if (/^\p{Letter}/u.test(text)) return 'mdy';
  const match = /^(\d{1,2})\s*[-/. ]\s*(\d{1,2}|\p{Letter}{3,9})\.?[-/., ]+(\d{1,4})/u.exec(text);
  if (match === null) return undefined;
  const first = Number(match[1]);
  const second = Number(match[2]);
  if (Number.isNaN(second)) return 'dmy';
  if (first > 12) return second > 12 ? undefined : 'dmy';
  return second > 12 ? 'mdy' : 'either';
}
