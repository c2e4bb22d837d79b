/*
 * Report. In: a Result (src/experiment/result.ts), nothing else. Out: HTML, PNG charts and terminal text.
 * Never: a simulation, a model file, a clock, or a number that the result does not contain or imply.
 */

/** Shown where there is no number. */
export const NO_NUMBER = '–';

const MINUS = '−';
/** The space does not break, so that a number and its sign stay on one line. */
const PERCENT = '\u00a0%';

/**
 * Decimals that show a magnitude with 3 to 4 significant digits: 8.214, 91.0, 1,234. Shares get two more because they
 * print as percentages.
 * @param magnitude the largest number of the row; its sign is ignored
 * @param halfWidth when given and tiny, adds decimals (3 at most) until its first digit shows
 */
export function decimalsFor(magnitude: number, unit: string, halfWidth: number | null = null): number {
  const scale = unit === '%' ? 100 : 1;
  const size = Math.abs(magnitude) * scale;
  const base = unit === '%' ? 1 : decimalsOfSize(size, isMoney(unit));
  if (halfWidth === null || halfWidth === 0 || size >= 1000) return base;
  const needed = Math.ceil(-Math.log10(Math.abs(halfWidth) * scale));
  return Math.min(Math.max(base, needed), Math.max(base, 3));
}

function decimalsOfSize(size: number, money: boolean): number {
  if (size >= 1000) return 0;
  if (size >= 10) return money ? 2 : 1;
  if (size === 0) return money ? 2 : 0;
  if (size >= 1) return 2;
  return 3;
}

/** A unit that starts with an ISO 4217 code: "USD", "USD/unit". */
function isMoney(unit: string): boolean {
  return /^[A-Z]{3}(\/|$)/.test(unit);
}

/** A bare number with thousands separators and a true minus sign; a share times 100 when the unit is '%'. */
export function formatNumber(value: number | null, unit: string, decimals?: number): string {
  if (value === null || !Number.isFinite(value)) return NO_NUMBER;
  const shown = unit === '%' ? value * 100 : value;
  const digits = decimals ?? decimalsFor(value, unit);
  const text = Math.abs(shown).toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  const isZero = !/[1-9]/.test(text);
  return shown < 0 && !isZero ? `${MINUS}${text}` : text;
}

/** Like formatNumber with an explicit plus sign: for differences. */
export function formatSigned(value: number | null, unit: string, decimals?: number): string {
  const text = formatNumber(value, unit, decimals);
  return value !== null && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Number and unit as read aloud: "0.84 USD per unit", "96.2 %", "44.1 days". */
export function formatWithUnit(value: number | null, unit: string, decimals?: number): string {
  const text = formatNumber(value, unit, decimals);
  if (unit === '' || text === NO_NUMBER) return text;
  return unit === '%' ? `${text}${PERCENT}` : `${text} ${spellUnit(unit)}`;
}

/** "USD/unit" becomes "USD per unit", "/year" becomes "per year". */
export function spellUnit(unit: string): string {
  return unit.replace('/', ' per ').trim();
}

/** Unit to print after a metric's label: "Total cost per unit" needs only "USD" although its unit is "USD/unit". */
export function unitBesideLabel(metric: { readonly label: string; readonly unit: string }): string {
  const [first, per] = metric.unit.split('/');
  const isSaid = per !== undefined && metric.label.toLowerCase().endsWith(`per ${per.toLowerCase()}`);
  return isSaid ? first : metric.unit;
}

/** A difference with its sign; differences of shares are percentage points and say so: "+4.2 points". */
export function formatDifference(value: number, unit: string, decimals: number): string {
  const text = formatSigned(value, unit, decimals);
  return unit === '%' ? `${text} points` : text;
}

/** A relative change as a signed percentage: "−9.1 %". */
export function formatRelative(relative: number | null): string {
  if (relative === null) return NO_NUMBER;
  const size = Math.abs(relative);
  const decimals = size >= 1 ? 0 : size !== 0 && size < 0.001 ? 2 : 1;
  const text = formatSigned(relative, '%', decimals);
  return `${text}${PERCENT}`;
}

/** Short form for large counts on maps and axes: 950, 12.3 k, 4.5 M. */
export function formatCompact(value: number): string {
  const size = Math.abs(value);
  if (size >= 999_500) return `${formatNumber(value / 1e6, '', size >= 1e8 ? 0 : 1)} M`;
  if (size >= 1000) return `${formatNumber(value / 1e3, '', size >= 1e5 ? 0 : 1)} k`;
  return formatNumber(value, '', 0);
}

/** A ratio: "3.5×", "289×". */
export function formatTimes(ratio: number): string {
  return `${formatNumber(ratio, '', ratio >= 10 ? 0 : 1)}×`;
}
