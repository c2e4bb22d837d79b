import { describe, expect, it } from 'vitest';
import { type DateOrder, isoTime, parseClock, parseDate } from '../../src/import/parse-date.ts';
import { type DecimalSign, decimalSignOf, parseNumber } from '../../src/import/parse-number.ts';

describe('dates', () => {
  const readable: readonly (readonly [string, DateOrder, string])[] = [
    ['2010-12-01 08:26:00', 'ymd', '2010-12-01T08:26:00'],
    ['2010-12-01T08:26', 'ymd', '2010-12-01T08:26:00'],
    ['2010-12-01T08:26:31.250+02:00', 'ymd', '2010-12-01T08:26:31'],
    ['2010/2/9', 'ymd', '2010-02-09T00:00:00'],
    ['20101201', 'ymd', '2010-12-01T00:00:00'],
    ['20101201 082600', 'ymd', '2010-12-01T08:26:00'],
    ['1/12/2010 8:26', 'dmy', '2010-12-01T08:26:00'],
    ['12/1/2010 8:26', 'mdy', '2010-12-01T08:26:00'],
    ['12/1/10 12:05 AM', 'mdy', '2010-12-01T00:05:00'],
    ['1.12.2010, 20:15', 'dmy', '2010-12-01T20:15:00'],
    ['1-Dec-10', 'dmy', '2010-12-01T00:00:00'],
    ['Dec 1, 2010 3:04:05 p.m.', 'mdy', '2010-12-01T15:04:05'],
    ['2010-12-01', 'dmy', '2010-12-01T00:00:00'],
    ['2010-31-12', 'ydm', '2010-12-31T00:00:00'],
    ['29/02/2012', 'dmy', '2012-02-29T00:00:00'],
    ['1291191960', 'epoch', '2010-12-01T08:26:00'],
    ['1291191960123', 'epoch-ms', '2010-12-01T08:26:00'],
    // A spreadsheet shows serial 40513.5 as 2010-12-01 12:00.
    ['40513.5', 'excel', '2010-12-01T12:00:00'],
    ['8', 'day', '2001-01-09T00:00:00'],
  ];
  it.each(readable)('%s in order %s is %s', (text, order, expected) => {
    expect(isoTime(parseDate(text, order))).toBe(expected);
  });

  const unreadable: readonly (readonly [string, DateOrder])[] = [
    ['29/02/2011', 'dmy'],
    ['13/13/2011', 'mdy'],
    ['2011-02-03 25:00', 'ymd'],
    ['2011-02-03 10:61', 'ymd'],
    ['0/1/2011', 'dmy'],
    ['yesterday', 'dmy'],
    ['', 'ymd'],
    ['2011', 'ymd'],
    ['2011-02-03 13:00 PM', 'ymd'],
    ['1-Foo-2011', 'dmy'],
    ['-5', 'epoch'],
  ];
  it.each(unreadable)('"%s" in order %s is no date', (text, order) => {
    expect(parseDate(text, order)).toBeNaN();
  });

  it('reads clocks', () => {
    const readings = ['13:05', '13:05:09', '1:05 PM', '1305', '905', '13', '1899-12-30 13:05:00', 'noon'].map(
      parseClock,
    );
    expect(readings).toEqual([47_100, 47_109, 47_100, 47_100, 32_700, 46_800, 47_100, Number.NaN]);
  });
});

describe('numbers', () => {
  const written: readonly (readonly [string, DecimalSign, number])[] = [
    ['12', '.', 12],
    ['-1.50', '.', -1.5],
    ['.5', '.', 0.5],
    ['1,234.5', '.', 1234.5],
    ['12,34,567', '.', 1234567],
    ['$1,234', '.', 1234],
    ['£3.99', '.', 3.99],
    ['(12.50)', '.', -12.5],
    ['5-', '.', -5],
    ['12.50 EUR', '.', 12.5],
    ['1,50', ',', 1.5],
    ['1.234,50 €', ',', 1234.5],
    ['1 234,5', ',', 1234.5],
    ['1.234', ',', 1234],
  ];
  it.each(written)('%s with decimal %s', (text, decimal, expected) => {
    expect(parseNumber(text, decimal)).toBe(expected);
  });

  it.each(['', 'two', '1e5', '0x10', '1.2.3', '1,5', '--1', 'NaN', 'Infinity', '12 pcs x'])(
    '"%s" is no number with a point',
    (text) => {
      expect(parseNumber(text, '.')).toBeNaN();
    },
  );

  it('tells the decimal sign only where it is certain', () => {
    const signs = ['1,50', '1.5', '1,234.5', '1.234,5', '1,234', '1.234', '0.125', '1,234,567', '12'].map(
      decimalSignOf,
    );
    expect(signs).toEqual([',', '.', '.', ',', 'either', 'either', '.', '.', undefined]);
  });
});
