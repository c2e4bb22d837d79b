import { loseUnits, waitForStock } from '../handlers/customer-order.ts';
import { recordEvent } from '../handlers/record-event.ts';
import { askPolicy } from '../handlers/replenish.ts';
import { CELL, CELL_STRIDE, EVENT, ITEM, ITEM_STRIDE } from '../layout.ts';
import type { SimulationState } from '../simulation-state.ts';
import { promiseShown } from './basket-promise.ts';
import type { Baskets } from './baskets.ts';
import { BASKET } from './baskets-layout.ts';
import type { DepartingWays } from './box-ways.ts';
import { holdOrder } from './consolidate.ts';
import { holdIfSplit } from './hold-boxes.ts';
import { orderInVain } from './order-in-vain.ts';
import type { Wish } from './promise-search.ts';
import { observeOffers } from './promised-order.ts';
import { type BoxTerms, sendBox } from './send-box.ts';

/** What an order is besides the lines at hand. */
export interface OrderTerms {
  /** Whether its customer was shown that all lines can be kept (basket-promise.ts). */
  readonly isShown: boolean;
  /** Lines he came for that are lost at once. */
  readonly inVain: readonly Pick<Wish, 'item' | 'quantity'>[];
}

const PLAIN: OrderTerms = { isShown: false, inVain: [] };

/**
 * A customer of `cell` orders the lines at hand, now: what can keep the promise is sent (or booked for its departure) in as
 * few boxes as possible; what cannot is dealt with line by line as the promised speed says.
 * @returns lines promised in full
 */
export function handleBasketOrder(
  state: SimulationState,
  baskets: Baskets,
  cell: number,
  { isShown, inVain }: OrderTerms = PLAIN,
): number {
  const { lines, departing } = baskets;
  baskets.begin(inVain.length);
  for (const { item, quantity } of inVain) orderInVain(state, item, cell, quantity);
  if (lines.count === 0) return 0;
  countDemand(state, baskets, cell);
  if (departing === undefined) promise(state, baskets, cell);
  else if (!isShown || !promiseShown(state, baskets, departing, cell))
    promiseDepartures(state, baskets, departing, cell);
  const filled = countFilled(state, baskets, cell);
  if (filled === lines.count && inVain.length === 0) baskets.counters[BASKET.complete] += 1;
  if (lines.hasLeft()) serveShort(state, baskets, cell);
  baskets.takeTouched(askPolicy);
  return filled;
}

/** Sends what keeps the promise, or holds an order that would have to be split. */
function promise(state: SimulationState, baskets: Baskets, cell: number): void {
  const { assigner } = baskets;
  assigner.assignWhole(baskets.waysAtOnce(cell, false), cell);
  assigner.assignParts();
  if (holdOrder(state, baskets, cell, baskets.windowSeconds)) return;
  sendBoxes(state, baskets, { cell, orderedAt: state.now, isPromised: true, withOvertime: false });
}

/** Books what keeps the promise, or holds what it books in several boxes: without overtime before with overtime, whole lines before parts of lines. */
function promiseDepartures(
  state: SimulationState,
  baskets: Baskets,
  ways: DepartingWays,
  cell: number,
): void {
  const { assigner, lines } = baskets;
  if (baskets.heldBoxes !== undefined && holdIfSplit(state, baskets, ways, cell)) return;
  for (const inParts of [false, true]) {
    for (const withOvertime of [false, true]) {
      assigner.assignWhole(ways.keeping(cell, withOvertime), cell);
      if (inParts) assigner.assignParts();
      sendBoxes(state, baskets, { cell, orderedAt: state.now, isPromised: true, withOvertime });
      if (!lines.hasLeft()) return;
    }
  }
}

function countDemand(state: SimulationState, { lines }: Baskets, cell: number): void {
  const record = cell * CELL_STRIDE;
  for (let line = 0; line < lines.count; line++) {
    const item = lines.item[line];
    const quantity = lines.quantity[line];
    state.cells[record + CELL.orders] += 1;
    state.cells[record + CELL.units] += quantity;
    state.items[item * ITEM_STRIDE + ITEM.orders] += 1;
    state.items[item * ITEM_STRIDE + ITEM.units] += quantity;
    recordEvent(state, EVENT.order, item, -1, cell, quantity, 0);
    if (state.departures !== undefined) observeOffers(state, state.departures, { item, cell, quantity });
  }
}

/** Counts what is promised at the instant of the order, by a way that keeps the promise; returns the lines filled. */
function countFilled(state: SimulationState, { lines }: Baskets, cell: number): number {
  const record = cell * CELL_STRIDE;
  let linesFilled = 0;
  for (let line = 0; line < lines.count; line++) {
    const filled = lines.quantity[line] - lines.left[line];
    state.cells[record + CELL.filled] += filled;
    state.items[lines.item[line] * ITEM_STRIDE + ITEM.filled] += filled;
    if (lines.left[line] > 0) continue;
    state.cells[record + CELL.ordersFilled] += 1;
    linesFilled += 1;
  }
  return linesFilled;
}

/** Sends the planned boxes of the order at hand. */
function sendBoxes(state: SimulationState, baskets: Baskets, terms: BoxTerms): void {
  const { boxes } = baskets.assigner;
  for (let box = 0; box < boxes.count; box++) sendBox(state, baskets, box, terms);
}

/** Does with the missing units of the order what the promised speed says. */
function serveShort(state: SimulationState, baskets: Baskets, cell: number): void {
  const { assigner, departing } = baskets;
  const { whenShort } = state.network.model.speeds[state.speedOfCell[cell]];
  const isLate = whenShort.kind === 'late';
  const terms = { cell, orderedAt: state.now, isPromised: false, withOvertime: false };
  if (isLate && departing === undefined) {
    assigner.assignWhole(baskets.waysAtOnce(cell, true), cell);
    assigner.assignParts();
    sendBoxes(state, baskets, terms);
  } else if (whenShort.kind !== 'lost' && departing !== undefined) {
    assigner.assignWhole(departing.earliest(cell, isLate), cell);
    assigner.assignParts();
    sendBoxes(state, baskets, terms);
  }
  baskets.nameOrder();
  if (whenShort.kind === 'backorder') waitForLines(state, baskets, cell, whenShort.patienceSeconds);
  else loseLines(state, baskets, cell);
}

function loseLines(state: SimulationState, { lines }: Baskets, cell: number): void {
  for (let line = 0; line < lines.count; line++) {
    if (lines.left[line] > 0) loseUnits(state, lines.item[line], cell, lines.left[line], state.now);
  }
}

/** Each missing line waits at the node the policy would have liked best for it. */
function waitForLines(state: SimulationState, baskets: Baskets, cell: number, patienceSeconds: number): void {
  const { lines, open } = baskets;
  let place = -1;
  for (let line = 0; line < lines.count; line++) {
    if (lines.left[line] === 0) continue;
    const record = waitForStock(state, lines.item[line], cell, lines.left[line], patienceSeconds);
    if (record < 0) continue;
    if (place < 0) place = open.start(baskets.order, baskets.boxesOfOrder, baskets.firstItem);
    open.addLine(record, place);
    baskets.touch(state.customers.stock[record]);
  }
  // Asked below with the other stocks of the order.
  state.servingCount = 0;
}
