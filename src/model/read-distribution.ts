import { describeValue } from '../foundation/describe-value.ts';
import { parseQuantity, type QuantityResult } from '../foundation/units.ts';
import { parseDistribution } from '../random/distributions/catalogue.ts';
import type { Distribution } from '../random/distributions/distribution.ts';
import { definedFields } from './defined-fields.ts';
import type { Problem } from './issue-log.ts';
import type { ModelReader } from './model-reader.ts';
import type { ValuePath } from './source-document.ts';

const SECONDS_PER_DAY = 86_400;

/** A lead time [days]: a duration with its unit, or a distribution with parameters in days. Never negative. */
export function readLeadTime(reader: ModelReader, value: unknown, path: ValuePath): Distribution | undefined {
  let constant: number | undefined;
  if (typeof value !== 'object' || value === null) {
    const result = parseQuantity('duration', value);
    if (!result.ok) {
      reader.reportField(path, leadTimeProblem(value, result));
      return undefined;
    }
    constant = result.value / SECONDS_PER_DAY;
  }
  const distribution = readDistribution(reader, constant ?? value, path);
  if (distribution === undefined || distribution.minimum >= 0) return distribution;
  reader.reportField(path, {
    code: 'negative-lead-time',
    expected: 'a lead time that is never negative',
    received: `values down to ${distribution.minimum}`,
  });
  return undefined;
}

/** What to say of a lead time that is no duration and no distribution. */
function leadTimeProblem(
  value: unknown,
  { code, expected, hint }: Extract<QuantityResult, { ok: false }>,
): Problem {
  const received = describeValue(value);
  if (code === 'out-of-range') {
    const isNegative = typeof value === 'string' && value.trim().startsWith('-');
    return { code: isNegative ? 'negative-lead-time' : code, expected, received };
  }
  const either = 'a duration with a unit, such as "2 d", or a distribution with parameters in days';
  return { code, expected: either, received, ...definedFields({ hint }) };
}

/** An order size [units]: a number or a distribution, never negative. */
export function readOrderSize(
  reader: ModelReader,
  value: unknown,
  path: ValuePath,
): Distribution | undefined {
  const distribution = readDistribution(reader, value, path);
  if (distribution === undefined || (distribution.minimum >= 0 && distribution.mean > 0)) return distribution;
  const received = distribution.minimum < 0 ? `values down to ${distribution.minimum}` : 'a mean of 0';
  reader.reportField(path, {
    code: 'negative-size',
    expected: 'an order size that is never negative and above 0 on average',
    received,
  });
  return undefined;
}

/** A share in 0 to 1, above 0 on average: a number, or a distribution that never leaves that range. */
export function readShare(reader: ModelReader, value: unknown, path: ValuePath): Distribution | undefined {
  const distribution = readDistribution(reader, value, path);
  if (distribution === undefined) return undefined;
  const greatest = greatestValue(distribution, value);
  if (distribution.minimum >= 0 && distribution.mean > 0 && greatest <= 1) return distribution;
  reader.reportField(path, {
    code: 'out-of-range',
    expected: 'a share in 0 to 1 that is above 0 on average',
    received:
      greatest <= 1
        ? `values from ${distribution.minimum} with mean ${distribution.mean}`
        : `values up to ${greatest}`,
  });
  return undefined;
}

/** The greatest value of the families that have one, as their parameters say. */
function greatestValue({ name, mean }: Distribution, value: unknown): number {
  if (name === 'beta') return 1;
  if (name === 'constant') return mean;
  const { high, values } = value as { readonly high?: number; readonly values?: readonly number[] };
  if (values !== undefined) return Math.max(...values);
  return high ?? Number.POSITIVE_INFINITY;
}

/** Any distribution, or a number for a constant; undefined after reporting what is wrong with it. */
export function readDistribution(
  reader: ModelReader,
  value: unknown,
  path: ValuePath,
): Distribution | undefined {
  const parsed = parseDistribution(value);
  if (parsed.ok) return parsed.distribution;
  for (const { path: at, ...problem } of parsed.problems) {
    reader.reportField([...path, ...at], { code: 'wrong-distribution', ...problem });
  }
  return undefined;
}
