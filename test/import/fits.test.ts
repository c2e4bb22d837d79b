import { describe, expect, it } from 'vitest';
import { fitCalendar, roundToSum } from '../../src/import/fit-calendar.ts';
import { chiSquareQuantile99, fitOrderCounts } from '../../src/import/fit-order-counts.ts';
import { fitOrderSize } from '../../src/import/fit-order-size.ts';
import { intermittenceOf } from '../../src/import/intermittence.ts';
import { abcClasses } from '../../src/import/item-facts.ts';
import { itemNames, regionNames } from '../../src/import/model-names.ts';

/** 2024-01-01, a Monday, in days since 1970-01-01: 54 years and 13 leap days. */
const monday = 54 * 365 + 13;
/** 1900-01-01, a Monday too: 70 years and 17 leap days before 1970-01-01. */
const earlyMonday = -(70 * 365 + 17);

describe('calendar', () => {
  it('gives back the factors that the counts were made from', () => {
    // Two whole months of a multiplicative pattern: the maximum likelihood fit of exact means is the pattern itself.
    const weekday = [1.5, 1.25, 1, 1, 0.75, 0, 1.5];
    const days = Array.from({ length: 60 }, (_, day) => (day < 31 ? 90 : 110) * weekday[day % 7]);
    const fit = fitCalendar(Float64Array.from(days), monday);
    expect(fit.weekday).toEqual(weekday);
    expect(fit.months.slice(0, 3)).toEqual([0.9, 1.1, 1]);
    expect(fit.closures).toEqual([]);
    // 8 Saturdays in 60 days from a Monday.
    expect(fit.openDayCount).toBe(52);
  });

  it.each([monday, earlyMonday])('tells closures from the weekly day off, from day %i on', (first) => {
    const days = Float64Array.from({ length: 28 }, (_, day) =>
      day % 7 === 6 || day === 8 || day === 9 ? 0 : 10,
    );
    const fit = fitCalendar(days, first);
    expect(fit.closures).toEqual([{ fromDay: 8, days: 2 }]);
    // Six equal days and a zero, mean 1: 7/6, rounded to four decimals, the remainder on the first.
    expect(fit.weekday).toEqual([1.1665, 1.1667, 1.1667, 1.1667, 1.1667, 1.1667, 0]);
    expect([...fit.factor.subarray(8, 10)]).toEqual([0, 0]);
  });

  it('rounds shares to an exact sum', () => {
    expect(roundToSum([1, 1, 1], 1, 2)).toEqual([0.34, 0.33, 0.33]);
  });
});

describe('order counts', () => {
  const flat = (length: number) => new Float64Array(length).fill(1);

  it('calls equal counts Poisson with their mean', () => {
    expect(fitOrderCounts(Float64Array.from([2, 2, 2, 2, 2, 2]), flat(6))).toEqual({
      type: 'poisson',
      mean: 2,
      dispersion: 0,
      degreesOfFreedom: 5,
    });
  });

  it('calls counts overdispersed when chi-square passes its 1 % point', () => {
    // Counts 0 and 8 in turn: chi-square = 10 x 16 / 4 = 40 at 9 degrees of freedom; the table's 1 % point is 21.666.
    const fit = fitOrderCounts(Float64Array.from([0, 8, 0, 8, 0, 8, 0, 8, 0, 8]), flat(10));
    expect(fit).toEqual({ type: 'negative-binomial', mean: 4, dispersion: 40 / 9, degreesOfFreedom: 9 });
  });

  it('pools days until one line is expected', () => {
    // Ten days, 5 lines: blocks of two days with one expected line each, chi-square (3 - 1)^2 + 2 x (0 - 1)^2.
    const fit = fitOrderCounts(Float64Array.from([1, 2, 0, 0, 0, 0, 1, 0, 0, 1]), flat(10));
    expect(fit).toEqual({ type: 'poisson', mean: 0.5, dispersion: 6 / 4, degreesOfFreedom: 4 });
  });

  it('calls at most one line a day intermittent and leaves closed days out', () => {
    const fit = fitOrderCounts(
      Float64Array.from([1, 0, 0, 0, 0, 1]),
      Float64Array.from([1, 1, 1, 1, 0, 0.5]),
    );
    expect(fit.type).toBe('intermittent');
    expect(fit.mean).toBeCloseTo(2 / 4.5, 12);
  });

  it('has the chi-square table within 1 %', () => {
    // Table values at 0.99 (Abramowitz and Stegun, table 26.8): 4: 13.2767, 10: 23.2093, 100: 135.807.
    for (const [degrees, value] of [
      [4, 13.2767],
      [10, 23.2093],
      [100, 135.807],
    ]) {
      expect(Math.abs(chiSquareQuantile99(degrees) / value - 1)).toBeLessThan(0.01);
    }
  });
});

describe('order sizes', () => {
  it('keeps up to twelve sizes as a table', () => {
    expect(fitOrderSize(Float64Array.of(6, 1, 1, 12))).toEqual({
      distribution: 'discrete',
      values: [1, 6, 12],
      probabilities: [0.5, 0.25, 0.25],
      mean: 5,
      distance: 0,
    });
    expect(fitOrderSize(Float64Array.of(3, 3))).toMatchObject({
      distribution: 'constant',
      values: [3],
      mean: 3,
    });
  });

  it('takes a geometric distribution for sizes that are geometric, and not for packs', () => {
    // 1,024 sizes with exact geometric frequencies at mean 2: 512 ones, 256 twos … one ten; below 13 sizes with packs of 2.
    const geometric = [
      ...Array.from({ length: 10 }, (_, size) => new Array<number>(2 ** (9 - size)).fill(size + 1)).flat(),
      11,
      12,
      13,
    ];
    const fit = fitOrderSize(Float64Array.from(geometric));
    expect(fit.distribution).toBe('geometric');
    expect(fit.mean).toBeCloseTo((2036 + 36) / 1026, 12);
    expect(fit.distance).toBeLessThan(0.01);
    expect(fitOrderSize(Float64Array.from(geometric, (size) => size * 12)).distribution).toBe('discrete');
  });
});

describe('item facts', () => {
  it('classes demand patterns by interval and variation', () => {
    // Units 1 and 3: mean 2, variance 1, CV2 0.25. Units 1 and 9: mean 5, variance 16, CV2 0.64.
    expect(intermittenceOf([1, 3], 2)).toEqual({ adi: 1, cv2: 0.25, pattern: 'smooth' });
    expect(intermittenceOf([1, 9], 2)).toEqual({ adi: 1, cv2: 0.64, pattern: 'erratic' });
    expect(intermittenceOf([1, 3], 3)).toEqual({ adi: 1.5, cv2: 0.25, pattern: 'intermittent' });
    expect(intermittenceOf([1, 9], 3)).toEqual({ adi: 1.5, cv2: 0.64, pattern: 'lumpy' });
  });

  it('classes items A until 80 % and B until 95 % of the value lie before them', () => {
    expect(abcClasses(Float64Array.of(3, 80, 12, 4, 1))).toEqual(['C', 'A', 'B', 'B', 'C']);
    expect(abcClasses(Float64Array.of(79, 16, 5))).toEqual(['A', 'A', 'C']);
  });

  it('makes names that the model format takes, unique without regard to case', () => {
    expect(itemNames(['A.1', 'A-1', 'a,1', 'A-1-2'])).toEqual(['A-1', 'A-1-3', 'a-1-4', 'A-1-2']);
    expect(regionNames(["Côte d'Ivoire", 'U.S.A.', 'usa', 'U S A', '日本', '?'])).toEqual([
      'cote-d-ivoire',
      'u-s-a',
      'usa',
      'u-s-a-2',
      '日本',
      'region',
    ]);
  });
});
