import type { AliasTable } from '../../random/alias-table.ts';
import type { Distribution } from '../../random/distributions/distribution.ts';

/** Kinds of daily order counts, as stored in `DemandStreams.kind`. */
export const COUNT_KIND = { poisson: 0, negativeBinomial: 1, intermittent: 2, periodic: 3 } as const;

/** Every source of customer orders, as columns: one row is one stream. */
export interface DemandStreams {
  readonly count: number;
  readonly item: Int32Array;
  /** Number that keys the item's draws; depends on its name only. */
  readonly itemKey: Int32Array;
  /** Number that keeps apart the streams of one item. */
  readonly streamKey: Int32Array;
  /** Fixed region, or -1 = drawn from `regions`. */
  readonly region: Int32Array;
  /** Fixed speed, or -1 = drawn from `speedLimits`. */
  readonly speed: Int32Array;
  readonly kind: Int32Array;
  /** Orders per day at factor 1; for periodic streams the seconds between orders. */
  readonly mean: Float64Array;
  /** Negative binomial: variance to mean; periodic: offset of the first order [s]. */
  readonly second: Float64Array;
  /** Units per order when constant, else NaN. */
  readonly constantSize: Float64Array;
  readonly size: readonly Distribution[];
  /** Row of `factors` that lifts the stream, or -1 = always 1. */
  readonly factorRow: Int32Array;
  /** Calendar factor by row and day. */
  readonly factors: readonly Float64Array[];
  readonly regions: AliasTable;
  /** Cumulative speed shares; the last is 1. Compared in order, so a share change moves only customers at the margin. */
  readonly speedLimits: Float64Array;
  /** Local clock of each region less the clock of the model [s]; undefined = all alike, or hours that do not matter. */
  readonly regionOffset: Int32Array | undefined;
  /** Hours of the day on the clock of the region by share, or undefined = evenly over the day. */
  readonly hours: AliasTable | undefined;
}
