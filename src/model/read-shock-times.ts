import type { Distribution } from '../random/distributions/distribution.ts';
import type { ModelReader } from './model-reader.ts';
import { readLeadTime } from './read-distribution.ts';
import type { ShockTimes } from './shocks-spec.ts';
import type { ValuePath } from './source-document.ts';

const SECONDS_PER_DAY = 86_400;
const HOURS_PER_DAY = 24;
const MILLISECONDS_PER_DAY = 86_400_000;
/** A calendar with thousands of shocks a day is a unit forgotten. */
const LEAST_MEAN_DAYS = 1 / 24;

/** What dates are counted from. */
export interface TimesContext {
  readonly startDate: string;
}

/** The part of a written shock that says when it comes. */
export interface WrittenTimes {
  readonly scheduled?: { readonly from: string; readonly duration: number } | undefined;
  readonly random?: { readonly 'time-between': unknown; readonly duration: unknown } | undefined;
}

/** When a shock comes; undefined after reporting why not. */
export function readShockTimes(
  reader: ModelReader,
  { scheduled, random }: WrittenTimes,
  { startDate }: TimesContext,
  path: ValuePath,
  kinds = 'scheduled or random',
): ShockTimes | undefined {
  if (scheduled !== undefined && random !== undefined) {
    const problem = { code: 'unused-field', expected: 'one of scheduled and random', received: 'both' };
    reader.report([...path, 'random'], problem);
    return undefined;
  }
  if (scheduled !== undefined) {
    if (scheduled.duration === 0) {
      const problem = { code: 'out-of-range', expected: 'a duration above 0', received: '0' };
      reader.report([...path, 'scheduled', 'duration'], problem);
    }
    const fromDay = Math.round((Date.parse(scheduled.from) - Date.parse(startDate)) / MILLISECONDS_PER_DAY);
    return { kind: 'scheduled', fromDay, days: scheduled.duration / SECONDS_PER_DAY };
  }
  if (random === undefined) {
    const problem = { code: 'missing-field', expected: kinds, received: 'none of them' };
    reader.report(path, problem);
    return undefined;
  }
  const at = [...path, 'random'];
  const betweenDays = readMean(reader, random['time-between'], [...at, 'time-between'], LEAST_MEAN_DAYS);
  const durationDays = readMean(reader, random.duration, [...at, 'duration'], 0);
  if (betweenDays === undefined || durationDays === undefined) return undefined;
  return { kind: 'random', betweenDays, durationDays };
}

function readMean(
  reader: ModelReader,
  value: unknown,
  path: ValuePath,
  least: number,
): Distribution | undefined {
  const days = readLeadTime(reader, value, path);
  if (days === undefined || (days.mean > 0 && days.mean >= least)) return days;
  const expected = least > 0 ? 'a mean of at least 1 h' : 'a mean above 0';
  reader.report(path, {
    code: 'out-of-range',
    expected,
    received: `a mean of ${Number((days.mean * HOURS_PER_DAY).toPrecision(3))} h`,
  });
  return undefined;
}
