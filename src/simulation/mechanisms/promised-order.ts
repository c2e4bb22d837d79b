import { askServingStocks, loseUnits, noteServingStock, waitForStock } from '../handlers/customer-order.ts';
import { recordEvent } from '../handlers/record-event.ts';
import { CELL, CELL_STRIDE, EVENT, ITEM, ITEM_STRIDE } from '../layout.ts';
import type { SimulationState } from '../simulation-state.ts';
import { bookUnits } from './book-box.ts';
import { DEPARTURE, offeredPlace } from './departure-counters.ts';
import type { Departures } from './departures.ts';
import { canPromise, chooseEarliest, chooseKeeping, isBeforeCutOff, type Wish } from './promise-search.ts';

/** The units of the order at hand that nobody has yet. */
interface OpenWish {
  readonly item: number;
  readonly cell: number;
  quantity: number;
}

/**
 * A customer of a model with departures orders: what can be promised is reserved for the departure that keeps the
 * promise, without overtime before with overtime and whole before in parts; the rest is dealt with as the speed says.
 */
export function handlePromisedOrder(
  state: SimulationState,
  departures: Departures,
  item: number,
  cell: number,
  quantity: number,
): void {
  const { cells, items } = state;
  const record = cell * CELL_STRIDE;
  const itemRecord = item * ITEM_STRIDE;
  const wish: OpenWish = { item, cell, quantity };
  cells[record + CELL.orders] += 1;
  cells[record + CELL.units] += quantity;
  items[itemRecord + ITEM.orders] += 1;
  items[itemRecord + ITEM.units] += quantity;
  recordEvent(state, EVENT.order, item, -1, cell, quantity, 0);
  observeOffers(state, departures, wish);
  promise(state, departures, wish);
  const filled = quantity - wish.quantity;
  cells[record + CELL.filled] += filled;
  items[itemRecord + ITEM.filled] += filled;
  if (wish.quantity === 0) cells[record + CELL.ordersFilled] += 1;
  else serveUnpromised(state, departures, wish);
  askServingStocks(state);
}

/** Counts what the customer could have been offered at every speed, before anything is taken. */
export function observeOffers(
  state: SimulationState,
  departures: Departures,
  { item, cell, quantity }: Wish,
): void {
  const { counters } = departures;
  const { speedCount } = state;
  counters[DEPARTURE.orders] += 1;
  counters[DEPARTURE.unitsAsked] += quantity;
  if (isBeforeCutOff(state, departures, { item, cell })) counters[DEPARTURE.ordersBeforeCutOff] += 1;
  const first = cell - state.speedOfCell[cell];
  for (let speed = 0; speed < speedCount; speed++) {
    const offer = { item, cell: first + speed, quantity };
    if (canPromise(state, departures, offer)) counters[offeredPlace(speed)] += quantity;
  }
}

/** Books what keeps the promise. */
function promise(state: SimulationState, departures: Departures, wish: OpenWish): void {
  for (const whole of [true, false]) {
    if (!whole && !isSplittable(state, wish)) return;
    for (const withOvertime of [false, true]) {
      while (wish.quantity > 0) {
        const option = chooseKeeping(state, departures, wish, { whole, withOvertime });
        if (option < 0) break;
        book(state, departures, wish, { option, isPromised: true, withOvertime });
      }
    }
  }
}

/** What cannot be promised is lost, or comes as early as it can: late from any node, or waits for stock. */
function serveUnpromised(state: SimulationState, departures: Departures, wish: OpenWish): void {
  const { whenShort } = state.network.model.speeds[state.speedOfCell[wish.cell]];
  if (whenShort.kind !== 'lost') {
    const withLate = whenShort.kind === 'late';
    for (const whole of [true, false]) {
      if (!whole && !isSplittable(state, wish)) break;
      while (wish.quantity > 0) {
        const option = chooseEarliest(state, departures, wish, { whole, withLate });
        if (option < 0) break;
        book(state, departures, wish, { option, isPromised: false, withOvertime: false });
      }
    }
  }
  if (wish.quantity === 0) return;
  if (whenShort.kind === 'backorder') {
    waitForStock(state, wish.item, wish.cell, wish.quantity, whenShort.patienceSeconds);
  } else {
    loseUnits(state, wish.item, wish.cell, wish.quantity, state.now);
  }
}

function isSplittable(state: SimulationState, { item, cell, quantity }: OpenWish): boolean {
  const divides = quantity > 1 || state.divisible[item] === 1;
  return divides && state.partialShipments[state.speedOfCell[cell]];
}

function book(
  state: SimulationState,
  departures: Departures,
  wish: OpenWish,
  way: { readonly option: number; readonly isPromised: boolean; readonly withOvertime: boolean },
): void {
  const { item, cell } = wish;
  const stock = item * state.siteCount + state.network.outbound.site[way.option];
  const quantity = Math.min(wish.quantity, state.onHand[stock]);
  const { option, isPromised, withOvertime } = way;
  bookUnits(state, departures, {
    option,
    cell,
    orderedAt: state.now,
    isPromised,
    withOvertime,
    item,
    quantity,
  });
  noteServingStock(state, stock);
  wish.quantity -= quantity;
}
