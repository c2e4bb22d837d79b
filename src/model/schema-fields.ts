import { z } from 'zod';
import { isCalendarDate } from '../foundation/is-calendar-date.ts';
import type { Dimension } from '../foundation/units.ts';
import { parsePricePer, parseQuantity, type QuantityResult } from '../foundation/units.ts';
import { definedFields } from './defined-fields.ts';

/** What a custom zod issue says of the mistake; `checkAgainst` turns it into an Issue. */
export interface MistakeParameters {
  readonly code: string;
  readonly expected: string;
  readonly hint?: string;
}

/** More than any price; sums of such amounts stay finite. */
const GREATEST_AMOUNT = 1e12;

/** A quantity with its unit as text; parsed to seconds, kilograms, kilometres or cubic metres. */
export function quantity(dimension: Dimension) {
  return parsedBy((value) => parseQuantity(dimension, value));
}

/** A price per weight such as "0.35 /lb" or per length such as "2.26 /mile", parsed to money per kilogram or kilometre. */
export function pricePer(dimension: 'weight' | 'length') {
  return parsedBy((value) => parsePricePer(dimension, value), GREATEST_AMOUNT);
}

function parsedBy(parse: (value: unknown) => QuantityResult, greatest = Number.POSITIVE_INFINITY) {
  return z
    .unknown()
    .transform((value, context): number => {
      const result = parse(value);
      if (result.ok && result.value <= greatest) return result.value;
      if (result.ok) {
        context.addIssue(mistake({ code: 'out-of-range', expected: `at most ${greatest} /kg or /km` }));
        return z.NEVER;
      }
      const { code, expected, hint } = result;
      context.addIssue(mistake({ code, expected, ...definedFields({ hint }) }));
      return z.NEVER;
    })
    .meta({ type: 'string' });
}

/** Letters that have a meaning in override paths, list cells or CSV files, and so cannot be part of a name. */
const NAME = /^[^\s.;,>*"[\]][^.;,>*"[\]\r\n]*$/;

/** The name of an entity, free of the characters that override paths and list cells use. */
export function name() {
  return z
    .unknown()
    .transform((value, context): string => {
      if (typeof value === 'string' && NAME.test(value) && value.trim() === value) return value;
      if (value === undefined) context.addIssue(mistake({ code: 'missing-field', expected: 'a name' }));
      else if (typeof value === 'number') {
        context.addIssue(
          mistake({ code: 'wrong-type', expected: 'a name', hint: `put it in quotes: "${value}"` }),
        );
      } else {
        context.addIssue(
          mistake({
            code: 'wrong-name',
            expected: 'a name without spaces at its ends and without . ; , > * " [ ]',
          }),
        );
      }
      return z.NEVER;
    })
    .meta({ type: 'string' });
}

/** An ISO calendar date, e.g. 2025-01-06. */
export function isoDate() {
  return z
    .unknown()
    .transform((value, context): string => {
      if (typeof value === 'string' && isCalendarDate(value)) return value;
      const code = value === undefined ? 'missing-field' : 'wrong-date';
      context.addIssue(mistake({ code, expected: 'a date such as 2025-01-06' }));
      return z.NEVER;
    })
    .meta({ type: 'string', format: 'date' });
}

/** Names of the weekdays, Monday first. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const CLOCK = /^([01]\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?$/;

/** A local time of day such as "18:00", "23:59:30" or "24:00", parsed to seconds after midnight, 0 to 86400. */
export function clockTime() {
  return z
    .unknown()
    .transform((value, context): number => {
      const match = typeof value === 'string' ? CLOCK.exec(value) : null;
      const seconds =
        match === null ? Number.NaN : 3600 * Number(match[1]) + 60 * Number(match[2]) + Number(match[3] ?? 0);
      if (seconds <= 86_400) return seconds;
      const code = value === undefined ? 'missing-field' : 'wrong-clock-time';
      const hinted = typeof value === 'number' ? { hint: 'put it in quotes' } : {};
      const expected = 'a time of day such as "18:00", from "00:00" to "24:00"';
      context.addIssue(mistake({ code, expected, ...hinted }));
      return z.NEVER;
    })
    .meta({ type: 'string' });
}

/** Days of the week, at least one; with `clockTime` what calendars are made of. */
export function weekdays() {
  return z.array(z.enum(WEEKDAYS)).min(1);
}

/** A distribution or a constant, checked later by the catalogue of distributions. */
export function distributionValue(constant: 'number' | 'string') {
  const object = {
    type: 'object',
    properties: {
      distribution: {
        type: 'string',
        description: 'Name of the family; its parameters follow as further keys.',
      },
    },
    required: ['distribution'],
  };
  return z.unknown().meta({ anyOf: [{ type: constant }, object] });
}

/** Money, or any other number, >= 0. */
export function nonNegative() {
  return z.number().min(0).max(GREATEST_AMOUNT);
}

/** A list of entities that may also be the name of a CSV file with the same columns. */
export function table<T extends z.ZodType>(element: T) {
  return z.array(element).meta({ csv: true });
}

function mistake(params: MistakeParameters) {
  return { code: 'custom' as const, message: params.expected, params: { ...params } };
}
