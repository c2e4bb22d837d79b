import { invariant } from '../foundation/invariant.ts';

const GROUP_SIZE = 5;

/** Where the warm-up ends, and the curve that says so. */
export interface Mser5 {
  /** Observations to drop: a multiple of 5. */
  readonly truncate: number;
  /** Least value of the statistic [squared unit of the series]. */
  readonly minimum: number;
  /** Mean of the groups kept. */
  readonly truncatedMean: number;
  /** The statistic after dropping d groups of 5, for d = 0, 1, ...: plot it, a curve that still falls is a warning. */
  readonly curve: readonly number[];
  /** The least value stands at the last d looked at: the series is too short to tell. */
  readonly isAtLimit: boolean;
}

/**
 * MSER-5: cuts the start whose removal makes the mean of the rest most precise. The statistic for d dropped groups is
 * sum (z - mean)^2 / (groups kept)^2 over the means z of consecutive groups of 5; d goes to half the groups and the
 * smallest d wins a tie. Observations that do not fill a group at the end are left out. Grows linearly in n.
 * It judges one series; policies that are compared must share one warm-up, the longest.
 * @throws InvariantError when there are fewer than 5 finite values
 * Source: White (1997), Simulation 69, 323-334; Spratt (1998). Counter-examples: Wang and Glynn (2016).
 */
export function mser5(series: readonly number[]): Mser5 {
  invariant(
    series.length >= GROUP_SIZE && series.every(Number.isFinite),
    () => `mser5 needs at least ${GROUP_SIZE} finite values, got ${series.length}`,
  );
  const groupCount = Math.floor(series.length / GROUP_SIZE);
  const limit = Math.floor(groupCount / 2);
  const keptMeans = new Array<number>(groupCount);
  const curve = new Array<number>(limit + 1);
  let mean = 0;
  let squares = 0;
  for (let group = groupCount - 1; group >= 0; group--) {
    const kept = groupCount - group;
    const value = groupMean(series, group);
    const deviation = value - mean;
    mean += deviation / kept;
    squares += deviation * (value - mean);
    keptMeans[group] = mean;
    if (group <= limit) curve[group] = squares / kept ** 2;
  }
  let best = 0;
  for (let dropped = 1; dropped <= limit; dropped++) if (curve[dropped] < curve[best]) best = dropped;
  return {
    truncate: GROUP_SIZE * best,
    minimum: curve[best],
    truncatedMean: keptMeans[best],
    curve,
    isAtLimit: best === limit,
  };
}

function groupMean(series: readonly number[], group: number): number {
  let sum = 0;
  for (let place = group * GROUP_SIZE; place < (group + 1) * GROUP_SIZE; place++) sum += series[place];
  return sum / GROUP_SIZE;
}
