import { z } from 'zod';

interface NumberRange {
  readonly above?: number;
  readonly least?: number;
  readonly below?: number;
  readonly most?: number;
  readonly integer?: boolean;
}

/** Greatest mean count: keeps every draw an exact integer and every search short. */
export const COUNT_LIMIT = 1e9;

/**
 * Schema of one finite number. The message of each of its checks is the whole range in words, to stand after
 * "expected".
 */
export function numberIn(range: NumberRange, description: string): z.ZodNumber {
  const expected = rangeInWords(range);
  let schema = range.integer ? z.number(expected).int(expected) : z.number(expected);
  if (range.above !== undefined) schema = schema.gt(range.above, expected);
  if (range.least !== undefined) schema = schema.gte(range.least, expected);
  if (range.below !== undefined) schema = schema.lt(range.below, expected);
  if (range.most !== undefined) schema = schema.lte(range.most, expected);
  return schema.describe(description);
}

/** Coefficient of variation, standard deviation / mean, wide enough for any data and narrow enough for the arithmetic. */
export const coefficientOfVariation = numberIn(
  { least: 1e-6, most: 1000 },
  'Coefficient of variation: standard deviation / mean.',
);

/** A non-empty list of numbers. */
export function numberList(element: z.ZodNumber, description: string): z.ZodArray<z.ZodNumber> {
  const expected = 'a list of at least one number';
  return z.array(element, expected).min(1, expected).describe(description);
}

/** The keys that a family's schema knows, in order. */
export function parameterNames(schema: z.ZodType): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function rangeInWords({ above, least, below, most, integer }: NumberRange): string {
  const limits = [
    above === undefined ? [] : [`> ${above}`],
    least === undefined ? [] : [`>= ${least}`],
    below === undefined ? [] : [`< ${below}`],
    most === undefined ? [] : [`<= ${most}`],
  ].flat();
  const noun = integer ? 'an integer' : 'a number';
  return limits.length === 0 ? 'a finite number' : `${noun} ${limits.join(' and ')}`;
}
