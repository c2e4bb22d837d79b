/** What a quantity with a unit measures. */
export type Dimension = 'duration' | 'weight' | 'length' | 'volume';

const SECONDS_PER_DAY = 86_400;

/** How many base units one of each written unit is: seconds, kilograms, kilometres, cubic metres. */
const UNITS: Readonly<Record<Dimension, Readonly<Record<string, number>>>> = {
  duration: { s: 1, min: 60, h: 3600, d: SECONDS_PER_DAY, wk: 7 * SECONDS_PER_DAY },
  weight: { kg: 1, g: 0.001, lb: 0.45359237, oz: 0.028349523125, t: 1000 },
  length: { km: 1, m: 0.001, mile: 1.609344, miles: 1.609344, mi: 1.609344 },
  volume: { m3: 1, l: 0.001, ft3: 0.028316846592, in3: 0.000016387064 },
};

const EXAMPLES: Readonly<Record<Dimension, string>> = {
  duration: '2 h',
  weight: '1.5 lb',
  length: '120 mile',
  volume: '0.3 ft3',
};

const QUANTITY = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([A-Za-z][A-Za-z0-9]*)$/;

/** A number in base units, or what was expected instead. */
export type QuantityResult =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly expected: string; readonly hint?: string };

/**
 * Reads a quantity written with its unit, such as `2 h`, into base units: [s] (whole), [kg], [km] or [m3].
 * The value is finite and >= 0. Bare numbers are refused: a unit forgotten is a mistake that no later check can see.
 * Conversion factors: NIST Special Publication 811 (2008), appendix B.8 (international mile, pound, foot).
 */
export function parseQuantity(dimension: Dimension, value: unknown): QuantityResult {
  const expected = `a ${dimension} with a unit, such as "${EXAMPLES[dimension]}"`;
  if (typeof value !== 'string') return { ok: false, expected };
  const match = QUANTITY.exec(value.trim());
  if (match === null) return { ok: false, expected };
  const units = UNITS[dimension];
  const unit = match[2];
  if (!Object.hasOwn(units, unit)) {
    return { ok: false, expected, hint: `units of ${dimension}: ${Object.keys(units).join(', ')}` };
  }
  const amount = Number(match[1]) * units[unit];
  if (!Number.isFinite(amount)) return { ok: false, expected: `${expected}, finite` };
  if (amount < 0) return { ok: false, expected: `${expected}, at least 0` };
  return dimension === 'duration' ? wholeSeconds(amount) : { ok: true, value: amount };
}

/** The clock counts whole seconds; what rounding of the arithmetic left over is taken off. */
function wholeSeconds(seconds: number): QuantityResult {
  const whole = Math.round(seconds);
  if (Math.abs(seconds - whole) > 1e-6) return { ok: false, expected: 'a duration of whole seconds' };
  return { ok: true, value: whole };
}

/**
 * Reads a price per weight or length, such as `0.35 /lb` or `2.26 /mile`, into money per kilogram or kilometre. A bare
 * `0` is allowed: it needs no unit.
 */
export function parsePricePer(dimension: 'weight' | 'length', value: unknown): QuantityResult {
  if (value === 0 || value === '0') return { ok: true, value: 0 };
  const expected = `a price per ${dimension}, such as "${dimension === 'weight' ? '0.35 /lb' : '2.26 /mile'}"`;
  if (typeof value !== 'string') return { ok: false, expected };
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*\/\s*([A-Za-z]+)$/.exec(value.trim());
  if (match === null) return { ok: false, expected };
  const units = UNITS[dimension];
  const unit = match[2];
  if (!Object.hasOwn(units, unit)) {
    return { ok: false, expected, hint: `units of ${dimension}: ${Object.keys(units).join(', ')}` };
  }
  const price = Number(match[1]) / units[unit];
  if (!Number.isFinite(price) || price < 0) return { ok: false, expected: `${expected}, at least 0` };
  return { ok: true, value: price };
}

/** A duration with its unit, such as `7 d`, in seconds [s], >= 0; undefined when the text is not one. */
export function parseDuration(text: string): number | undefined {
  const result = parseQuantity('duration', text);
  return result.ok ? result.value : undefined;
}
