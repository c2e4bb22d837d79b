import type { SimulationState } from '../simulation-state.ts';
import type { Baskets } from './baskets.ts';
import type { DepartingWays } from './box-ways.ts';
import { holdBoxes } from './hold-boxes.ts';
import { sendBox } from './send-box.ts';

/**
 * Whether the lines at hand can all be promised at a speed now, by one node or several as they would be divided. Nothing is
 * taken. With departures every line must come whole from a node.
 */
export function canPromiseOrder(state: SimulationState, baskets: Baskets, cell: number): boolean {
  const { lines, assigner, departing } = baskets;
  if (!mayHaveAll(state, baskets, cell)) return false;
  if (departing === undefined) {
    assigner.assignWhole(baskets.waysAtOnce(cell, false), cell);
    assigner.assignParts();
  } else {
    planShown(baskets, departing, cell);
  }
  const isKept = !lines.hasLeft();
  lines.restore();
  return isKept;
}

/** Books the lines at hand as `canPromiseOrder` found that they can be; false, and nothing is booked, when they cannot. */
export function promiseShown(
  state: SimulationState,
  baskets: Baskets,
  ways: DepartingWays,
  cell: number,
): boolean {
  const { departures, now } = state;
  if (departures === undefined || !planShown(baskets, ways, cell)) return false;
  if (holdBoxes(state, baskets, cell)) return true;
  const { boxes } = baskets.assigner;
  for (let box = 0; box < boxes.count; box++) {
    const option = boxes.option[box];
    const units = boxes.unitsOf(box);
    const withOvertime = !departures.keepsPromise(option, cell, now, units);
    sendBox(state, baskets, box, { cell, orderedAt: now, isPromised: true, withOvertime });
  }
  return true;
}

/** Plans boxes for all lines at hand, without overtime if that does; false, with no line assigned, where neither does. */
function planShown({ lines, assigner }: Baskets, ways: DepartingWays, cell: number): boolean {
  assigner.assignWhole(ways.keeping(cell, false), cell);
  if (!lines.hasLeft()) return true;
  lines.restore();
  assigner.assignWhole(ways.keepingAnyhow(cell), cell);
  if (!lines.hasLeft()) return true;
  lines.restore();
  return false;
}

/** Whether the nodes of a cell have enough of every line, together: quick to find out, and without it nothing helps. */
function mayHaveAll(state: SimulationState, { lines }: Baskets, cell: number): boolean {
  const { promiseStart, optionSite, siteCount, onHand } = state;
  const from = promiseStart[cell];
  const to = promiseStart[cell + 1];
  const isClosed = state.outages?.isClosed;
  for (let line = 0; line < lines.count; line++) {
    let units = 0;
    for (let option = from; option < to; option++) {
      const site = optionSite[option];
      // Several ways from one node follow one another.
      if (option > from && optionSite[option - 1] === site) continue;
      if (isClosed?.[site] !== 1) units += onHand[lines.item[line] * siteCount + site];
    }
    if (units < lines.quantity[line]) return false;
  }
  return to > from;
}
