import { recordEvent } from '../handlers/record-event.ts';
import { askPolicy } from '../handlers/replenish.ts';
import { EVENT, PRIORITY } from '../layout.ts';
import type { SimulationState } from '../simulation-state.ts';
import { changeOnHand } from '../stock-levels.ts';
import type { Baskets } from './baskets.ts';
import { BASKET } from './baskets-layout.ts';
import type { HeldOrder, HeldOrders } from './held-orders.ts';
import { endHold } from './hold-boxes.ts';
import { isHeldWhole } from './is-held-whole.ts';
import { sendBox } from './send-box.ts';
import { serveFreed } from './serve-freed.ts';

/**
 * Holds the order at hand, planned in several boxes, if one node could come to have all of it and the window is not over
 * at once: its units stay where they are, reserved. It waits for at most `windowSeconds`, and never beyond the moment at
 * which the planned boxes would be late.
 * @returns whether it is held
 */
export function holdOrder(
  state: SimulationState,
  baskets: Baskets,
  cell: number,
  windowSeconds: number,
): boolean {
  const { held, lines, assigner, order: number } = baskets;
  const { boxes } = assigner;
  if (held === undefined || boxes.count < 2 || lines.hasLeft()) return false;
  const wait = Math.min(windowSeconds, leastSlack(state, baskets, cell));
  if (wait <= 0 || !isHeldWhole(state, baskets, cell)) return false;
  const { site } = state.network.outbound;
  const pieces = boxes.line.slice(0, boxes.pieceCount);
  const options = pieces.map((_, piece) => boxes.option[boxes.box[piece]]);
  const stocks = pieces.map((line, piece) => lines.item[line] * state.siteCount + site[options[piece]]);
  const units = boxes.units.slice(0, boxes.pieceCount);
  const items = lines.item.slice(0, lines.count);
  const quantities = lines.quantity.slice(0, lines.count);
  const plan = { lines: pieces, options, stocks, units };
  const order = held.add({ number, cell, orderedAt: state.now, items, quantities, ...plan });
  for (const [piece, stock] of stocks.entries()) {
    baskets.touch(stock);
    recordEvent(
      state,
      EVENT.reserve,
      state.itemOfStock[stock],
      state.siteOfStock[stock],
      cell,
      units[piece],
      0,
    );
  }
  reserve(state, held, order, 1);
  baskets.counters[BASKET.held] += 1;
  state.queue.push(state.now + Math.floor(wait), PRIORITY.consolidation, order.place);
  return true;
}

/** Units of an item were received: held orders that one node now has all of are sent from it, oldest first. */
export function consolidate(state: SimulationState, baskets: Baskets, item: number): void {
  const { held } = baskets;
  if (held === undefined) return;
  for (const order of [...held.all]) {
    if (order.items.includes(item)) sendHeld(state, baskets, held, order, true);
  }
}

/** The window of a held order is over: it is sent as it can be, or as it is booked. */
export function handleConsolidationEnd(state: SimulationState, baskets: Baskets, place: number): void {
  if (baskets.heldBoxes !== undefined) endHold(state, baskets, place);
  const order = baskets.held?.find(place);
  if (baskets.held !== undefined && order !== undefined) sendHeld(state, baskets, baskets.held, order, false);
}

/** Plans a held order anew with what is on hand and what it has reserved, and sends it, or holds it on. */
function sendHeld(
  state: SimulationState,
  baskets: Baskets,
  held: HeldOrders,
  order: HeldOrder,
  onlyWhole: boolean,
): void {
  const { lines, assigner, counters } = baskets;
  const { cell, orderedAt, items, quantities } = order;
  lines.clear();
  for (const [line, item] of items.entries()) lines.add(item, quantities[line]);
  reserve(state, held, order, -1);
  assigner.assignWhole(baskets.waysAtOnce(cell, false, state.now - orderedAt), cell);
  if (!onlyWhole) assigner.assignParts();
  if (!onlyWhole && lines.hasLeft()) {
    const opens = opensAt(state, order);
    if (opens > state.now) {
      reserve(state, held, order, 1);
      state.queue.push(opens, PRIORITY.consolidation, order.place);
      return;
    }
    // A policy may refuse now what it took then.
    planAsReserved(baskets, order);
  }
  const isWhole = assigner.boxes.count === 1 && !lines.hasLeft();
  if (onlyWhole && !isWhole) {
    reserve(state, held, order, 1);
    return;
  }
  held.remove(order);
  baskets.resume(order.number);
  counters[BASKET.heldEnded] += 1;
  counters[BASKET.heldSeconds] += state.now - orderedAt;
  if (isWhole) counters[BASKET.heldWhole] += 1;
  const terms = { cell, orderedAt, isPromised: true, withOvertime: false };
  for (let box = 0; box < assigner.boxes.count; box++) sendBox(state, baskets, box, terms);
  baskets.takeTouched(askPolicy);
  serveFreed(state, order.stocks);
}

/** When all nodes that have reserved units of a held order are open: now, unless one is closed. */
function opensAt({ outages, siteOfStock, now }: SimulationState, { stocks }: HeldOrder): number {
  if (outages === undefined) return now;
  return stocks.reduce((opens, stock) => Math.max(opens, outages.opensAt(siteOfStock[stock])), now);
}

function planAsReserved({ assigner, lines }: Baskets, order: HeldOrder): void {
  const { boxes } = assigner;
  boxes.clear();
  lines.left.fill(0, 0, lines.count);
  for (const [piece, line] of order.lines.entries()) {
    boxes.put(boxes.boxOf(order.options[piece]), line, order.units[piece]);
  }
}

/** Reserves the units of a held order (1) or gives them back (-1). */
function reserve(state: SimulationState, held: HeldOrders, { stocks, units }: HeldOrder, sign: 1 | -1): void {
  for (const [piece, stock] of stocks.entries()) {
    const change = sign * units[piece];
    changeOnHand(state, stock, -change);
    state.storage?.shift(stock, change);
    held.changeReserved(stock, change, state.now);
  }
}

/** Time until the first of the planned boxes would be late if it left then [s]. */
function leastSlack(state: SimulationState, { assigner }: Baskets, cell: number): number {
  const { boxes } = assigner;
  const { deliverySeconds } = state.network.outbound;
  let slowest = 0;
  for (let box = 0; box < boxes.count; box++) slowest = Math.max(slowest, deliverySeconds[boxes.option[box]]);
  return state.deadlines[state.speedOfCell[cell]] - slowest;
}
