import { invariant } from '../../foundation/invariant.ts';
import type { Network } from '../../network/network.ts';
import type { ShockPlan } from '../../network/shock-plan.ts';
import { COUNT_KIND } from '../../processes/demand/demand-streams.ts';
import type { MasterKey } from '../../random/master-key.ts';
import type { DemandLevelSource } from '../demand-levels.ts';
import { ITEM, ITEM_STRIDE, WHOLE, WHOLE_STRIDE } from '../layout.ts';
import type { Mechanism } from '../mechanism.ts';
import { drawSurgeLevels, type SurgeLevels } from './surge-levels.ts';

const SECONDS_PER_DAY = 86_400;

/** Offsets of the counters of surges. */
export const SURGE = {
  /** Days begun, and of these the days with a surge. */
  days: 0,
  surgeDays: 1,
  /** Expected units of the calendar, and of calendar x level, over the days begun. */
  expectedUnits: 2,
  liftedUnits: 3,
  /** Units demanded on days with a surge, and of these the units served at once and in time. */
  units: 4,
  filled: 5,
} as const;
const COUNTERS = 6;

/** What surges see of a run. */
export interface SurgeRun {
  readonly network: Network;
  readonly master: MasterKey;
  /** Current second. */
  readonly now: number;
  /** Counters by item, and those of orders shipped whole: layout.ts. */
  readonly items: Float64Array;
  readonly wholeByItem: Float64Array;
}

/** Surges and regimes of demand in one replication: docs/mechanisms/shocks.md. */
export class Surges implements Mechanism, DemandLevelSource {
  readonly name = 'surges';
  readonly counters = new Float64Array(COUNTERS);
  private readonly run: SurgeRun;
  private readonly levels: SurgeLevels;
  private isInSurge = false;
  private unitsBefore = 0;
  private filledBefore = 0;

  constructor(run: SurgeRun, plan: ShockPlan) {
    this.run = run;
    this.levels = drawSurgeLevels(plan, run.network.classes, run.master);
  }

  multiplyLevels(day: number, levels: Float64Array): void {
    const { counters, run } = this;
    const { streams, itemClass, baskets } = run.network;
    this.settle();
    this.isInSurge = this.levels.isSurge[day] === 1;
    this.look();
    counters[SURGE.days] += 1;
    if (this.isInSurge) counters[SURGE.surgeDays] += 1;
    for (let stream = 0; stream < streams.count; stream++) {
      if (streams.kind[stream] === COUNT_KIND.periodic) continue;
      const level = this.levels.byClass[itemClass[streams.item[stream]]][day];
      const row = streams.factorRow[stream];
      const factor = row < 0 ? 1 : streams.factors[row][day];
      const lines = baskets?.itemsTogether[stream]?.length ?? 1;
      const expected = streams.mean[stream] * factor * lines * streams.size[stream].mean;
      levels[stream] *= level;
      counters[SURGE.expectedUnits] += expected;
      counters[SURGE.liftedUnits] += expected * level;
    }
  }

  settle(): void {
    if (!this.isInSurge) return;
    const { unitsBefore, filledBefore, counters } = this;
    this.look();
    counters[SURGE.units] += this.unitsBefore - unitsBefore;
    counters[SURGE.filled] += this.filledBefore - filledBefore;
  }

  /** The days of surges are those of the calendar; no more is filled than demanded, nor more demanded than in all. */
  checkLaws(): void {
    const { counters, levels, run } = this;
    const day = Math.floor(run.now / SECONDS_PER_DAY);
    const isMidnight = run.now % SECONDS_PER_DAY === 0;
    const begun = counters[SURGE.days];
    invariant(
      begun === day + 1 || (isMidnight && begun === day),
      () => `surges: ${begun} days begun, and it is day ${day}`,
    );
    let surgeDays = 0;
    for (let past = 0; past < begun; past++) surgeDays += levels.isSurge[past];
    invariant(counters[SURGE.surgeDays] === surgeDays, () => `surges: not ${surgeDays} days of the calendar`);
    // Looked at, not settled: a sum of parts is rounded otherwise than a whole, and checks must not change a run.
    const { unitsBefore, filledBefore } = this;
    this.look();
    const all = this.unitsBefore;
    const open = this.isInSurge ? [all - unitsBefore, this.filledBefore - filledBefore] : [0, 0];
    this.unitsBefore = unitsBefore;
    this.filledBefore = filledBefore;
    const units = counters[SURGE.units] + open[0];
    const filled = counters[SURGE.filled] + open[1];
    const most = all * (1 + 1e-9);
    invariant(
      filled <= units * (1 + 1e-9) && units <= most,
      () => `surges: ${filled} units filled of ${units}, of ${all} in all`,
    );
  }

  /** Notes the units demanded and filled up to now. */
  private look(): void {
    const { items, wholeByItem } = this.run;
    let units = 0;
    let filled = 0;
    for (let item = 0; item < this.run.network.itemCount; item++) {
      const whole = wholeByItem[item * WHOLE_STRIDE + WHOLE.units];
      units += items[item * ITEM_STRIDE + ITEM.units] + whole;
      filled += items[item * ITEM_STRIDE + ITEM.filled] + whole;
    }
    this.unitsBefore = units;
    this.filledBefore = filled;
  }
}

/** The surges of a run, or undefined when the model has none. */
export function startSurges(run: SurgeRun): Surges | undefined {
  const { shocks } = run.network;
  return shocks === undefined || shocks.surges.length === 0 ? undefined : new Surges(run, shocks);
}
