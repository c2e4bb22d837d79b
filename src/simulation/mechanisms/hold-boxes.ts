import { askPolicy } from '../handlers/replenish.ts';
import { PRIORITY } from '../layout.ts';
import type { SimulationState } from '../simulation-state.ts';
import { changeOnHand } from '../stock-levels.ts';
import type { Baskets } from './baskets.ts';
import { BASKET } from './baskets-layout.ts';
import type { DepartingWays } from './box-ways.ts';
import type { Departures } from './departures.ts';
import type { BookedOrder, HeldBoxes } from './held-boxes.ts';
import type { HeldWork } from './held-work.ts';
import { isHeldWhole } from './is-held-whole.ts';
import { sendBox } from './send-box.ts';
import { serveFreed } from './serve-freed.ts';

/**
 * Books the order at hand, planned in several boxes, for the last departures that keep its promise within the window, if
 * one node could come to have all of it: until work on them has to begin, one box may replace them.
 * @returns whether it is booked; otherwise nothing is
 */
export function holdBoxes(state: SimulationState, baskets: Baskets, cell: number): boolean {
  const { heldBoxes, lines, assigner, order: number, firstItem } = baskets;
  const { departures, now: orderedAt } = state;
  const { boxes } = assigner;
  if (heldBoxes === undefined || departures === undefined || boxes.count < 2 || lines.hasLeft()) return false;
  if (!isHeldWhole(state, baskets, cell)) return false;
  const held = takeLatestRoom(baskets, departures, cell, orderedAt);
  if (held === undefined) return false;
  const items = lines.item.slice(0, lines.count);
  const quantities = lines.quantity.slice(0, lines.count);
  const terms = { cell, orderedAt, isPromised: true, withOvertime: false, held };
  const booked = held.map((_, box) => sendBox(state, baskets, box, terms));
  const of = { number, firstItem, cell, orderedAt, items, quantities };
  const order = heldBoxes.add({ ...of, boxes: booked, work: held });
  baskets.counters[BASKET.held] += 1;
  const startsBy = held.reduce((first, work) => Math.min(first, work.startsBy), Number.POSITIVE_INFINITY);
  state.queue.push(startsBy, PRIORITY.consolidation, order.place);
  return true;
}

/** Plans the order at hand in as few boxes as possible, parts of lines too, and books it if it is then held. */
export function holdIfSplit(
  state: SimulationState,
  baskets: Baskets,
  ways: DepartingWays,
  cell: number,
): boolean {
  const { assigner, lines } = baskets;
  assigner.assignWhole(ways.keeping(cell, false), cell);
  assigner.assignParts();
  if (holdBoxes(state, baskets, cell)) return true;
  lines.restore();
  return false;
}

/** Units of an item can be sold: orders that one node now has all of are sent from it in one box, oldest first. */
export function consolidateBooked(state: SimulationState, baskets: Baskets, item: number): void {
  const { heldBoxes, departing } = baskets;
  const { departures } = state;
  if (heldBoxes === undefined || departing === undefined || departures === undefined) return;
  for (const order of heldBoxes.withItem(item)) {
    if (!canBeWhole(state, departures, order)) continue;
    const freed = freeBoxes(state, departures, order);
    if (planWhole(baskets, departing, order)) {
      replaceBoxes(state, baskets, heldBoxes, order);
      serveFreed(state, freed.stocks);
    } else {
      reserveAgain(state, departures, freed);
    }
  }
}

/** Work on a held order begins: its boxes leave as they are booked. */
export function endHold({ now }: SimulationState, { counters, heldBoxes }: Baskets, place: number): void {
  const order = heldBoxes?.find(place);
  if (heldBoxes === undefined || order === undefined) return;
  heldBoxes.remove(order);
  counters[BASKET.heldEnded] += 1;
  counters[BASKET.heldSeconds] += now - order.orderedAt;
}

/** Room for each planned box as late as the promise and the window allow; undefined, and none taken, if work would begin now. */
function takeLatestRoom(
  { assigner, windowSeconds }: Baskets,
  departures: Departures,
  cell: number,
  now: number,
): HeldWork[] | undefined {
  const { boxes } = assigner;
  const held: HeldWork[] = [];
  for (let box = 0; box < boxes.count; box++) {
    const work = departures.takeLatest(boxes.option[box], cell, now + windowSeconds, boxes.unitsOf(box));
    if (work !== undefined) held.push(work);
    if (work !== undefined && work.startsBy > now) continue;
    for (const taken of held) departures.giveBack(taken);
    return undefined;
  }
  return held;
}

/** Whether some open node has every line, counting what the order has reserved there. */
function canBeWhole(state: SimulationState, { boxes }: Departures, order: BookedOrder): boolean {
  const { promiseStart, optionSite, onHand, siteCount, outages } = state;
  for (let option = promiseStart[order.cell]; option < promiseStart[order.cell + 1]; option++) {
    const site = optionSite[option];
    if (outages?.isClosed?.[site] === 1) continue;
    const isWhole = order.items.every((item, line) => {
      let units = onHand[item * siteCount + site];
      for (const [box, work] of order.work.entries()) {
        if (work.site === site) units += boxes.unitsOfItem(order.boxes[box], item);
      }
      return units >= order.quantities[line];
    });
    if (isWhole) return true;
  }
  return false;
}

/** What the boxes of an order have set free: stocks and units, and the work given back. */
interface Freed {
  readonly stocks: readonly number[];
  readonly units: readonly number[];
  readonly work: readonly HeldWork[];
}

/** Gives back the units of an order's boxes and the work that has not begun. */
function freeBoxes(state: SimulationState, departures: Departures, order: BookedOrder): Freed {
  const { boxes } = departures;
  const stocks: number[] = [];
  const units: number[] = [];
  for (const [index, { site }] of order.work.entries()) {
    const box = order.boxes[index];
    for (let line = boxes.firstLine[box]; line >= 0; line = boxes.lineNext[line]) {
      stocks.push(boxes.lineItem[line] * state.siteCount + site);
      units.push(boxes.lineQuantity[line]);
    }
  }
  shiftReserved(state, departures, { stocks, units }, -1);
  const work = order.work.map((one) => ({ ...one, pieces: departures.giveBack(one) }));
  return { stocks, units, work };
}

/** Undoes `freeBoxes`. */
function reserveAgain(state: SimulationState, departures: Departures, freed: Freed): void {
  shiftReserved(state, departures, freed, 1);
  for (const { site, pieces } of freed.work) departures.rooms[site]?.takeAgain(pieces);
}

function shiftReserved(
  state: SimulationState,
  departures: Departures,
  { stocks, units }: Pick<Freed, 'stocks' | 'units'>,
  sign: 1 | -1,
): void {
  for (const [index, stock] of stocks.entries()) {
    const change = sign * units[index];
    state.storage?.shift(stock, change);
    changeOnHand(state, stock, -change);
    departures.changeReserved(stock, change, state.now);
  }
}

/** Plans a held order anew; true when one box brings all of it in time. */
function planWhole({ lines, assigner }: Baskets, ways: DepartingWays, order: BookedOrder): boolean {
  const { cell, orderedAt, items, quantities } = order;
  lines.clear();
  for (const [line, item] of items.entries()) lines.add(item, quantities[line]);
  assigner.assignWhole(ways.keepingSince(cell, orderedAt), cell);
  return assigner.boxes.count === 1 && !lines.hasLeft();
}

/** Sends the planned box of a held order instead of those booked for it. */
function replaceBoxes(
  state: SimulationState,
  baskets: Baskets,
  heldBoxes: HeldBoxes,
  order: BookedOrder,
): void {
  const { counters } = baskets;
  const { departures, now } = state;
  const { cell, orderedAt } = order;
  if (departures === undefined) return;
  heldBoxes.remove(order);
  baskets.takeUp(order.number, order.firstItem);
  for (const [index, box] of order.boxes.entries()) {
    const { site, departure } = order.work[index];
    baskets.uncountBox(box, order.boxes.length - index);
    departures.boxes.remove(site, departure, box);
    state.cancellations?.forget(box);
    departures.boxes.release(box);
  }
  counters[BASKET.heldEnded] += 1;
  counters[BASKET.heldWhole] += 1;
  counters[BASKET.heldSeconds] += now - orderedAt;
  sendBox(state, baskets, 0, {
    cell,
    orderedAt,
    isPromised: true,
    withOvertime: false,
    bookedAt: orderedAt,
  });
  baskets.takeTouched(askPolicy);
}
