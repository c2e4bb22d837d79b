import type { z } from 'zod';
import { constant } from '../random/distributions/constant.ts';
import type { Distribution } from '../random/distributions/distribution.ts';
import { masterKey } from '../random/master-key.ts';
import { PURPOSES, RandomStream } from '../random/random-stream.ts';
import type { ModelReader } from './model-reader.ts';
import type { rateSchema } from './outbound-schema.ts';
import type { RandomTransit } from './outbound-spec.ts';
import { readLeadTime } from './read-distribution.ts';
import type { ValuePath } from './source-document.ts';

const SECONDS_PER_DAY = 86_400;
const PLANNED_SHARE = 0.95;
const DRAWS = 4000;
/** Plans do not depend on the run's seed. */
const PLANNING_KEY = masterKey('echelon planned transit');

type TransitFields = Pick<z.infer<typeof rateSchema>, 'transit' | 'planned-transit' | 'late-risk'>;

/** How long a way to customers takes. */
export interface Transit {
  /** What promises are judged by [s]. */
  readonly transitSeconds: number;
  /** Present where the real transit varies. */
  readonly transit?: RandomTransit;
}

/** Reads the transit of a row; undefined after reporting what is wrong with it. */
export function resolveTransit(
  reader: ModelReader,
  row: TransitFields,
  path: ValuePath,
): Transit | undefined {
  const days = readLeadTime(reader, row.transit, [...path, 'transit']);
  const risk = row['late-risk'];
  const delayDays =
    risk === undefined ? NO_DELAY : readLeadTime(reader, risk.delay, [...path, 'late-risk', 'delay']);
  if (days === undefined || delayDays === undefined) return undefined;
  const isRandom = days.variance > 0 || (risk?.probability ?? 0) > 0;
  if (!isRandom && row['planned-transit'] !== undefined) {
    reader.report([...path, 'planned-transit'], {
      code: 'unused-field',
      expected: 'planned-transit only with a transit that varies',
      received: 'a constant transit',
    });
  }
  const transitSeconds = row['planned-transit'] ?? Math.round(plannedDays(days) * SECONDS_PER_DAY);
  if (!isRandom) return { transitSeconds };
  return { transitSeconds, transit: { days, lateProbability: risk?.probability ?? 0, delayDays } };
}

const NO_DELAY: Distribution = constant.create({ value: 0 });

/** 95 % quantile of a transit without its late risk, of 4,000 draws that are always the same; exact for constants. */
function plannedDays(days: Distribution): number {
  if (days.variance === 0) return days.mean;
  const random = new RandomStream().rekey(PLANNING_KEY, PURPOSES.planning, 2);
  const draws = Float64Array.from({ length: DRAWS }, () => days.sample(random)).sort();
  return draws[Math.ceil(PLANNED_SHARE * DRAWS) - 1];
}
