import { describe, expect, it } from 'vitest';
import {
  decimalsFor,
  formatCompact,
  formatDifference,
  formatNumber,
  formatRelative,
  formatSigned,
  formatWithUnit,
  spellUnit,
  unitBesideLabel,
} from '../../src/report/format-number.ts';

// Expected texts follow from the rule in the doc comments: 3 to 4 significant digits, true minus, thousands separators.
describe('formatNumber', () => {
  it.each([
    [8.21449, 'USD/unit', '8.21'],
    [52.0471, 'USD/unit', '52.05'],
    [52.0471, 'days', '52.0'],
    [0.118312, 'USD/unit', '0.118'],
    [627.24, 'mile', '627.2'],
    [955498.4, 'units', '955,498'],
    [0.91004, '%', '91.0'],
    [-1.494, 'USD', '−1.49'],
    [0, 'units', '0'],
    [0, 'USD/unit', '0.00'],
    [null, 'USD', '–'],
    [Number.NaN, 'USD', '–'],
  ])('prints %s [%s] as %s', (value, unit, expected) => {
    expect(formatNumber(value, unit)).toBe(expected);
  });

  it('gives no sign to a number that rounds to zero', () => {
    expect(formatNumber(-0.0004, 'USD', 2)).toBe('0.00');
    expect(formatSigned(0.0004, 'USD', 2)).toBe('0.00');
  });
});

describe('decimalsFor', () => {
  it('adds decimals until a small half width shows, at most three', () => {
    expect(decimalsFor(0.42, '%', 0.01)).toBe(1);
    expect(decimalsFor(0.42, '%', 0.0002)).toBe(2);
    expect(decimalsFor(0.42, '%', 0.000001)).toBe(3);
    expect(decimalsFor(955_498, 'units', 0.01)).toBe(0);
  });
});

describe('differences and units', () => {
  it('states differences of shares in points and relative changes in percent', () => {
    expect(formatDifference(0.042, '%', 1)).toBe('+4.2 points');
    expect(formatDifference(-1.49, 'USD/unit', 2)).toBe('−1.49');
    expect(formatRelative(-0.0912)).toBe('−9.1\u00a0%');
    expect(formatRelative(0.0004)).toBe('+0.04\u00a0%');
    expect(formatRelative(3.412)).toBe('+341\u00a0%');
    expect(formatRelative(null)).toBe('–');
  });

  it('reads units aloud and leaves out what the label says', () => {
    expect(spellUnit('USD/unit')).toBe('USD per unit');
    expect(spellUnit('/year')).toBe('per year');
    expect(unitBesideLabel({ label: 'Turns per year', unit: '/year' })).toBe('');
    expect(formatWithUnit(0.962, '%')).toBe('96.2\u00a0%');
    expect(formatWithUnit(0.84, 'USD/unit', 2)).toBe('0.84 USD per unit');
    expect(unitBesideLabel({ label: 'Total cost per unit', unit: 'USD/unit' })).toBe('USD');
    expect(unitBesideLabel({ label: 'Holding', unit: 'USD/unit' })).toBe('USD/unit');
  });

  it('shortens counts', () => {
    expect([950, 12_345, 172_000, 4_510_000].map(formatCompact)).toEqual(['950', '12.3 k', '172 k', '4.5 M']);
  });
});
