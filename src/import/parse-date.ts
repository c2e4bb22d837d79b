/** Dates written as one number: its unit and its zero [s since 1970]. `day` counts from an arbitrary Monday, 2001-01-01. */
const numberDates = {
  epoch: { unit: 1, zero: 0 },
  'epoch-ms': { unit: 0.001, zero: 0 },
  excel: { unit: 86_400, zero: Date.UTC(1899, 11, 30) / 1000 },
  day: { unit: 86_400, zero: Date.UTC(2001, 0, 1) / 1000 },
} as const;

/** A date that is one number: seconds or milliseconds since 1970, a spreadsheet's serial day, a day counted by the log. */
export type NumberDate = keyof typeof numberDates;

/** Order in which a written date gives year, month and day, or what number it is. */
export type DateOrder = 'ymd' | 'ydm' | 'dmy' | 'mdy' | NumberDate;

/** True for the names of dates that are one number. */
export function isNumberDate(name: string): name is NumberDate {
  return Object.hasOwn(numberDates, name);
}

const dateThenTime =
  /^(\d{1,4}|\p{Letter}{3,9})\s*[-/. ]\s*(\d{1,2}|\p{Letter}{3,9})\.?[-/., ]+(\d{1,4})(?:[T ,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?)?\s*(?:([AaPp])\.?[Mm]\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?$/u;
const compactDate = /^(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2}):?(\d{2})(?::?(\d{2}))?)?Z?$/;
const onlyDigits = /^\d+(?:\.\d+)?$/;
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Clock time as written, in seconds since 1970-01-01T00:00 of the same clock [s], or NaN when the text is no date in that
 * order. A zone suffix is read over: the log's own clock is the model's clock. Two-digit years follow POSIX: 69 to 99
 * are 19xx, the others 20xx. A month's name decides itself which part is the month.
 */
export function parseDate(text: string, order: DateOrder): number {
  if (isNumberDate(order)) {
    const { unit, zero } = numberDates[order];
    return onlyDigits.test(text) ? zero + Math.floor(Number(text) * unit + 1e-6) : Number.NaN;
  }
  const compact = order === 'ymd' ? compactDate.exec(text) : null;
  if (compact !== null) {
    return secondsOf(
      Number(compact[1]),
      Number(compact[2]),
      Number(compact[3]),
      timeOfDay(compact, undefined),
    );
  }
  const match = dateThenTime.exec(text);
  if (match === null) return Number.NaN;
  const [year, month, day] = inOrder([match[1], match[2], match[3]], order);
  return secondsOf(fullYear(year), month, day, timeOfDay(match, match[7]));
}

/** Seconds after midnight of `13:05`, `13:05:09`, `1:05 PM`, `1305`, `13` or the time part of a full date; else NaN. */
export function parseClock(text: string): number {
  const match =
    /(?:^|[T ])(\d{1,2})(?:[:.]?(\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?)?\s*(?:([AaPp])\.?[Mm]\.?)?$/.exec(text);
  if (match === null) return Number.NaN;
  return timeOfDay([undefined, undefined, undefined, undefined, match[1], match[2], match[3]], match[4]);
}

/** True when the text carries a time of day, not only a date. */
export function hasTimeOfDay(text: string): boolean {
  return /\d[:.]\d{2}(?:\D|$)/.test(text) && text.includes(':');
}

function inOrder(
  parts: readonly (string | undefined)[],
  order: 'ymd' | 'ydm' | 'dmy' | 'mdy',
): [number, number, number] {
  const letter = parts.findIndex((part) => part !== undefined && /\p{Letter}/u.test(part));
  const values = parts.map((part) => Number(part));
  if (letter >= 0) {
    const month = monthNames.indexOf((parts[letter] ?? '').slice(0, 3).toLowerCase()) + 1;
    const others = values.filter((_, position) => position !== letter);
    const yearFirst = (parts[0] ?? '').length === 4;
    return yearFirst ? [others[0], month, others[1]] : [others[1], month, others[0]];
  }
  // A four-digit first part can only be a year, whatever the order of the shorter forms is.
  const shape = (parts[0] ?? '').length === 4 && !order.startsWith('y') ? 'ymd' : order;
  return [values[shape.indexOf('y')], values[shape.indexOf('m')], values[shape.indexOf('d')]];
}

function fullYear(year: number): number {
  if (year >= 100) return year;
  return year >= 69 ? 1900 + year : 2000 + year;
}

function timeOfDay(match: readonly (string | undefined)[], half: string | undefined): number {
  let hour = Number(match[4] ?? 0);
  const minute = Number(match[5] ?? 0);
  const second = Number(match[6] ?? 0);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return Number.NaN;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0)) return Number.NaN;
  return hour * 3600 + minute * 60 + second;
}

function secondsOf(year: number, month: number, day: number, seconds: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return Number.NaN;
  return Date.UTC(year, month - 1, day) / 1000 + seconds;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `2010-12-01` of a clock time [s since 1970]. */
export function isoDay(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** `2010-12-01T08:26:00` of a clock time [s since 1970]. */
export function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19);
}
