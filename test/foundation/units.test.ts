import { expect, test } from 'vitest';
import { MOST_DAYS, parsePricePer, parseQuantity } from '../../src/foundation/units.ts';

// Factors: NIST Special Publication 811 (2008), appendix B.8.
test.each([
  ['duration', '90 s', 90],
  ['duration', '30 min', 1800],
  ['duration', '2 h', 7200],
  ['duration', '14 d', 1_209_600],
  ['duration', '2 wk', 1_209_600],
  ['duration', '0.1 d', 8640],
  ['weight', '1.5 lb', 0.680388555],
  ['weight', '500 g', 0.5],
  ['weight', '2kg', 2],
  ['length', '120 mile', 193.12128],
  ['length', '1 mi', 1.609344],
  ['length', '300 m', 0.3],
  ['volume', '0.3 ft3', 0.0084950539776],
  ['volume', '20 l', 0.02],
  ['volume', '0.01 m3', 0.01],
] as const)('reads a %s of %s as %d', (dimension, text, expected) => {
  const result = parseQuantity(dimension, text);
  expect(result.ok && result.value).toBeCloseTo(expected, 12);
});

test.each([
  2,
  '2',
  'h',
  '2 h 3 min',
  '-2 h',
  '.inf h',
  'NaN d',
  '1e999 d',
  '0.3 s',
  null,
  undefined,
  Number.NaN,
])('refuses %o as a duration', (value) => {
  expect(parseQuantity('duration', value).ok).toBe(false);
});

test('refuses a bare number by saying what a duration looks like', () => {
  expect(parseQuantity('duration', 2)).toEqual({
    ok: false,
    code: 'missing-unit',
    expected: 'a duration with a unit, such as "2 h"',
  });
});

test('lists the units it knows when one is unknown', () => {
  const result = parseQuantity('length', '3 parsec');
  expect(result.ok === false && result.hint).toBe('units of length: km, m, mile, miles, mi');
});

test('does not take a property of every object for a unit', () => {
  expect(parseQuantity('weight', '3 constructor').ok).toBe(false);
});

test('reads a price per pound as money per kilogram', () => {
  const result = parsePricePer('weight', '0.35 /lb');
  expect(result.ok && result.value).toBeCloseTo(0.35 / 0.45359237, 12);
  expect(parsePricePer('weight', '0.7 /kg')).toEqual({ ok: true, value: 0.7 });
  expect(parsePricePer('weight', 0)).toEqual({ ok: true, value: 0 });
  expect(parsePricePer('weight', 0.35).ok).toBe(false);
  expect(parsePricePer('weight', '-0.35 /lb').ok).toBe(false);
});

test.each([
  ['duration', '-3 d', 'a duration of at least 0'],
  ['duration', '99999999 d', 'a duration of at most 100000 d'],
  ['duration', '1e999 d', 'a duration that is finite'],
  ['weight', '-1 lb', 'a weight of at least 0'],
] as const)('says of a %s of %s that it is out of range', (dimension, text, expected) => {
  expect(parseQuantity(dimension, text)).toEqual({ ok: false, code: 'out-of-range', expected });
});

test('says of a negative price that it is out of range', () => {
  const expected = 'a price per weight of at least 0';
  expect(parsePricePer('weight', '-0.35 /lb')).toEqual({ ok: false, code: 'out-of-range', expected });
});

test('a duration may be as long as the longest run', () => {
  expect(parseQuantity('duration', `${MOST_DAYS} d`)).toEqual({ ok: true, value: MOST_DAYS * 86_400 });
});
