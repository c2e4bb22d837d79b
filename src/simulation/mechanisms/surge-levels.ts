import { type ShockPlan, type SurgePlan, touchesClass } from '../../network/shock-plan.ts';
import { alternatingRenewal } from '../../processes/shocks/alternating-renewal.ts';
import { weeklyLevels } from '../../processes/shocks/weekly-levels.ts';
import { hashText } from '../../random/hash-text.ts';
import { inverseNormal } from '../../random/inverse-normal.ts';
import type { MasterKey } from '../../random/master-key.ts';
import { PURPOSES, RandomStream } from '../../random/random-stream.ts';

const DAYS_PER_WEEK = 7;
/** Sets the draws of one surge apart from one another. */
const DRAW = { calendar: 0, factor: 1, tilt: 2, regime: 3 } as const;

/** What surges do to demand in one replication. */
export interface SurgeLevels {
  /** Factor on mean demand beyond the calendar: [class][day]. */
  readonly byClass: readonly Float64Array[];
  /** 1 on days with a surge that is no regime, whatever it touches. */
  readonly isSurge: Uint8Array;
}

/** Draws all surges of a replication. Keys are (surge name, what is drawn, n-th surge or week). O(days x classes x surges). */
export function drawSurgeLevels(
  { surges, dayCount }: ShockPlan,
  classes: readonly string[],
  master: MasterKey,
): SurgeLevels {
  const byClass = classes.map(() => new Float64Array(dayCount).fill(1));
  const isSurge = new Uint8Array(dayCount);
  const random = new RandomStream();
  for (const surge of surges) {
    const name = hashText(surge.name);
    const streamOf = (draw: number, nth: number, owner = 0) =>
      random.rekey(master, PURPOSES.surge, name, draw, nth, owner);
    const touched = classes.flatMap((itemClass, index) => (touchesClass(surge, itemClass) ? [index] : []));
    if (surge.kind === 'regime') {
      const weeks = Math.ceil(dayCount / DAYS_PER_WEEK);
      const levels = weeklyLevels(weeks, surge.weeklyCorrelation, surge.logDeviation, (week) =>
        streamOf(DRAW.regime, week),
      );
      for (const index of touched) {
        byClass[index].forEach((level, day) => {
          byClass[index][day] = level * levels[Math.floor(day / DAYS_PER_WEEK)];
        });
      }
      continue;
    }
    const days = daysOf(surge, dayCount, (cycle) => streamOf(DRAW.calendar, cycle));
    for (const [nth, { from, to }] of days.entries()) {
      const factor = surge.factor.sample(streamOf(DRAW.factor, nth)) * surge.factorScale;
      isSurge.fill(1, from, to);
      for (const index of touched) {
        const tilt = tiltOf(surge.categoryTilt, streamOf(DRAW.tilt, nth, hashText(classes[index])));
        for (let day = from; day < to; day++) byClass[index][day] *= factor * tilt;
      }
    }
  }
  return { byClass, isSurge };
}

function tiltOf(deviation: number, random: RandomStream): number {
  return Math.exp(deviation * inverseNormal(random.uniform()) - (deviation * deviation) / 2);
}

interface Days {
  readonly from: number;
  readonly to: number;
}

/** A day is in a surge when its midnight is; so the share of days is that of the time. */
function daysOf(
  { times }: Exclude<SurgePlan, { kind: 'regime' }>,
  dayCount: number,
  streamOf: (cycle: number) => RandomStream,
): Days[] {
  if (times.kind === 'scheduled') return [clipped(times.fromDay, times.fromDay + times.days, dayCount)];
  const { begins, ends } = alternatingRenewal(times.betweenDays, times.durationDays, dayCount, streamOf);
  return begins.map((begin, index) => clipped(Math.ceil(begin), Math.ceil(ends[index]), dayCount));
}

function clipped(from: number, to: number, dayCount: number): Days {
  const first = Math.min(dayCount, Math.max(0, from));
  return { from: first, to: Math.max(first, Math.min(dayCount, to)) };
}
