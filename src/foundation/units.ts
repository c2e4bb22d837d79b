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

/**
 * Days that no duration may be longer than, 273 years: calendars and series are laid out by the day, and a longer run is
 * a slip of the pen.
 */
export const MOST_DAYS = 100_000;

const PRICE = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*\/\s*([A-Za-z][A-Za-z0-9]*)$/;

/** A number in base units, or what was expected instead. */
export type QuantityResult =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly code: QuantityMistake; readonly expected: string; readonly hint?: string };

type QuantityMistake = 'missing-field' | 'missing-unit' | 'out-of-range' | 'wrong-type' | 'wrong-unit';

/**
 * Reads a quantity written with its unit, such as `2 h`, into base units: [s] (whole), [kg], [km] or [m3].
 * The value is finite and >= 0; a duration is at most MOST_DAYS. Bare numbers are refused: a unit forgotten is a mistake
 * that no later check can see.
 * Conversion factors: NIST Special Publication 811 (2008), appendix B.8 (international mile, pound, foot).
 */
export function parseQuantity(dimension: Dimension, value: unknown): QuantityResult {
  const read = readAmount(dimension, value, QUANTITY, {
    kind: `a ${dimension}`,
    looks: ` with a unit, such as "${EXAMPLES[dimension]}"`,
    ofUnit: (amount, unit) => amount * unit,
  });
  if (!read.ok || dimension !== 'duration') return read;
  const seconds = read.value;
  if (seconds > MOST_DAYS * SECONDS_PER_DAY)
    return { ok: false, code: 'out-of-range', expected: `a duration of at most ${MOST_DAYS} d` };
  // The clock counts whole seconds; what rounding of the arithmetic left over is taken off.
  const whole = Math.round(seconds);
  if (Math.abs(seconds - whole) > 1e-6)
    return { ok: false, code: 'wrong-type', expected: 'a duration of whole seconds' };
  return { ok: true, value: whole };
}

/**
 * Reads a price per weight or length, such as `0.35 /lb` or `2.26 /mile`, into money per kilogram or kilometre. A bare
 * `0` is allowed: it needs no unit.
 */
export function parsePricePer(dimension: 'weight' | 'length', value: unknown): QuantityResult {
  if (value === 0 || value === '0') return { ok: true, value: 0 };
  return readAmount(dimension, value, PRICE, {
    kind: `a price per ${dimension}`,
    looks: `, such as "${dimension === 'weight' ? '0.35 /lb' : '2.26 /mile'}"`,
    ofUnit: (price, unit) => price / unit,
  });
}

/** An amount and its unit by `pattern`, made into base units by `ofUnit`: finite and >= 0. */
function readAmount(
  dimension: Dimension,
  value: unknown,
  pattern: RegExp,
  {
    kind,
    looks,
    ofUnit,
  }: {
    readonly kind: string;
    /** What it looks like, for messages. */
    readonly looks: string;
    readonly ofUnit: (amount: number, unit: number) => number;
  },
): QuantityResult {
  const expected = kind + looks;
  const match = typeof value === 'string' ? pattern.exec(value.trim()) : null;
  if (match === null) return { ok: false, code: codeWithoutUnit(value), expected };
  const units = UNITS[dimension];
  const [, number, unit] = match;
  if (!Object.hasOwn(units, unit)) {
    const hint = `units of ${dimension}: ${Object.keys(units).join(', ')}`;
    return { ok: false, code: 'wrong-unit', expected, hint };
  }
  const amount = ofUnit(Number(number), units[unit]);
  if (amount < 0) return { ok: false, code: 'out-of-range', expected: `${kind} of at least 0` };
  if (!Number.isFinite(amount))
    return { ok: false, code: 'out-of-range', expected: `${kind} that is finite` };
  return { ok: true, value: amount };
}

function codeWithoutUnit(value: unknown): QuantityMistake {
  if (value === undefined) return 'missing-field';
  const isBare =
    typeof value === 'number' ||
    (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)));
  return isBare ? 'missing-unit' : 'wrong-type';
}
