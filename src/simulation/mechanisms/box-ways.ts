import type { SimulationState } from '../simulation-state.ts';
import type { Departures } from './departures.ts';

/** The ways that the boxes of an order may go, and what is asked of a box that goes one of them. */
export interface BoxWays {
  /** Ranges of options, one after the other: from and to of each. */
  readonly ranges: Int32Array;
  /** Whether `units` in one box may go by an option. */
  allows(option: number, cell: number, units: number): boolean;
  /** What the boxes of an order are compared by, less is better, from the policy's score of the box. */
  rank(score: number, option: number, cell: number, units: number): number;
}

const byScore = (score: number) => score;

/**
 * Ways by which a box that is sent at once keeps the promise of a cell that was made `elapsed` seconds ago (default 0), or
 * the slower ones.
 */
export function waysAtOnce(
  state: SimulationState,
): (cell: number, isLate: boolean, elapsed?: number) => BoxWays {
  const { promiseStart, lateStart, deliverySeconds } = state.network.outbound;
  const ranges = new Int32Array(2);
  let secondsLeft = 0;
  const now: BoxWays = { ranges, allows: () => true, rank: byScore };
  const later: BoxWays = {
    ranges,
    allows: (option) => deliverySeconds[option] <= secondsLeft,
    rank: byScore,
  };
  return (cell, isLate, elapsed = 0) => {
    const start = isLate ? lateStart : promiseStart;
    ranges[0] = start[cell];
    ranges[1] = start[cell + 1];
    secondsLeft = state.deadlines[state.speedOfCell[cell]] - elapsed;
    return elapsed === 0 ? now : later;
  };
}

/** Ways of a cell with departures. */
export interface DepartingWays {
  /** Those that keep the promise now, with overtime if `withOvertime`. */
  keeping(cell: number, withOvertime: boolean): BoxWays;
  /** Those that keep the promise now, with overtime where they do not without. */
  keepingAnyhow(cell: number): BoxWays;
  /** Those that keep, without overtime, a promise of the cell that was made at `orderedAt` [s]. */
  keepingSince(cell: number, orderedAt: number): BoxWays;
  /** All of them, with the slower ones of customers who accept late delivery if `withLate`: first come, first served. */
  earliest(cell: number, withLate: boolean): BoxWays;
}

/** Ways of the cells of a run with departures. */
export function waysWithDepartures(state: SimulationState, departures: Departures): DepartingWays {
  const { promiseStart, lateStart } = state.network.outbound;
  const promised = new Int32Array(2);
  const all = new Int32Array(4);
  const inTime: BoxWays = {
    ranges: promised,
    allows: (option, cell, units) => departures.keepsPromise(option, cell, state.now, units),
    rank: byScore,
  };
  const inOvertime: BoxWays = {
    ranges: promised,
    allows: (option, cell, units) => departures.keepsPromiseWithOvertime(option, cell, state.now, units),
    rank: byScore,
  };
  const anyhow: BoxWays = {
    ranges: promised,
    allows: (option, cell, units) =>
      inTime.allows(option, cell, units) || inOvertime.allows(option, cell, units),
    rank: byScore,
  };
  let due = 0;
  const since: BoxWays = {
    ranges: promised,
    allows: (option, cell, units) => departures.deliveryAt(option, cell, state.now, units) <= due,
    rank: byScore,
  };
  const earliest: BoxWays = {
    ranges: all,
    allows: () => true,
    rank: (score, option, cell, units) =>
      score === Number.POSITIVE_INFINITY
        ? score
        : departures.deliveryAt(option, cell, state.now, units) - state.now,
  };
  const take = (cell: number, ways: BoxWays): BoxWays => {
    promised[0] = promiseStart[cell];
    promised[1] = promiseStart[cell + 1];
    return ways;
  };
  return {
    keeping: (cell, withOvertime) => take(cell, withOvertime ? inOvertime : inTime),
    keepingAnyhow: (cell) => take(cell, anyhow),
    keepingSince: (cell, orderedAt) => {
      due = departures.dueAt(cell, orderedAt);
      return take(cell, since);
    },
    earliest: (cell, withLate) => {
      all[0] = promiseStart[cell];
      all[1] = promiseStart[cell + 1];
      all[2] = lateStart[cell];
      all[3] = withLate ? lateStart[cell + 1] : lateStart[cell];
      return earliest;
    },
  };
}
