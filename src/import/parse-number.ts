/** The sign between whole units and decimals. */
export type DecimalSign = '.' | ',';

const unsigned = /^(?:\d+\.?\d*|\.\d+)$/;
const plain = /^[-+]?(?:\d+\.?\d*|\.\d+)$/;

/**
 * A number as shops write it, or NaN: spaces, currency signs and codes, thousands separators, a leading or trailing
 * minus and accountants' brackets (`(12.50)` = -12.5) are understood. Scientific and hexadecimal notation are not.
 */
export function parseNumber(text: string, decimal: DecimalSign): number {
  if (decimal === '.' && plain.test(text)) return Number(text);
  const symbolless = text.replace(/[\s\u00a0\u202f'’]|\p{Currency_Symbol}/gu, '');
  const bare = symbolless.replace(/^[A-Za-z]{1,3}(?=[-\d(])|(?<=[\d)])[A-Za-z]{1,3}$/g, '');
  const negative = /^\(.*\)$|^-|-$/.test(bare);
  const digits = bare.replace(/[()]|^[-+]|-$/g, '');
  const grouped = decimal === '.' ? /^\d{1,3}(?:,\d{2,3})+(?:\.\d*)?$/ : /^\d{1,3}(?:\.\d{3})+(?:,\d*)?$/;
  const separator = decimal === '.' ? ',' : '.';
  const whole = grouped.test(digits) ? digits.replaceAll(separator, '') : digits;
  const value = decimal === ',' ? whole.replace(',', '.') : whole;
  if (!unsigned.test(value) || (decimal === ',' && !grouped.test(digits) && digits.includes('.')))
    return Number.NaN;
  return negative ? -Number(value) : Number(value);
}

/**
 * What one written number says about the decimal sign: `1,50` and `1.234,5` a comma, `1.5`, `0.125` and `1,234.5` a
 * point, `12` nothing, `1,234` and `1.234` nothing for certain ('either').
 */
export function decimalSignOf(text: string): DecimalSign | 'either' | undefined {
  const match = /^\D*\d[\d\s]*(?:[.,]\d{3})*([.,])(\d+)\D*$/.exec(text);
  if (match === null) return undefined;
  const signs = text.replace(/[^.,]/g, '');
  const last: DecimalSign = match[1] === ',' ? ',' : '.';
  if (new Set(signs).size === 2) return last;
  if (signs.length > 1) return last === ',' ? '.' : ',';
  return match[2].length === 3 && !/^\D*0/.test(text) ? 'either' : last;
}
