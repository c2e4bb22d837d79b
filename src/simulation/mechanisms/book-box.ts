import { recordEvent } from '../handlers/record-event.ts';
import { EVENT, PRIORITY } from '../layout.ts';
import type { SimulationState } from '../simulation-state.ts';
import { changeOnHand } from '../stock-levels.ts';
import { departBox } from './depart-box.ts';
import type { Departures } from './departures.ts';
import type { HeldWork } from './held-work.ts';
import { postponeBoxes } from './postpone-boxes.ts';

/** What goes to one customer in one box from one node. The caller has made sure that the units are on hand there. */
export interface BoxOrder {
  /** Way that it goes: node, rate and departures. */
  readonly option: number;
  /** Region and speed asked for. */
  readonly cell: number;
  /** When the customer ordered [s]: now, or before for those who waited for stock. */
  readonly orderedAt: number;
  /** Whether the deadline of the speed was promised to him, which the option must then keep. */
  readonly isPromised: boolean;
  /** Whether it keeps the promise with overtime only. */
  readonly withOvertime: boolean;
  /** Room taken for it before; absent = it takes the first there is. */
  readonly held?: HeldWork | undefined;
  /** When the boxes that it replaces were booked [s]; absent = it is the first. */
  readonly bookedAt?: number | undefined;
  /** Items and units of its lines: the first `lineCount` of each. The caller may reuse them. */
  readonly items: ArrayLike<number>;
  readonly quantities: ArrayLike<number>;
  readonly lineCount: number;
}

/**
 * Books a box: its units are reserved and its departure gets a place, all now. Where parcels leave at once it departs.
 * Replenishment policies are asked by the caller.
 * @returns number of the box; it is not valid any more when it has departed
 */
export function bookBox(state: SimulationState, departures: Departures, order: BoxOrder): number {
  const { option, cell, items, quantities, lineCount } = order;
  const { now } = state;
  const site = state.network.outbound.site[option];
  const { boxes } = departures;
  const box = boxes.add();
  state.baskets?.noteBooked(box);
  let units = 0;
  for (let line = lineCount - 1; line >= 0; line--) {
    const stock = items[line] * state.siteCount + site;
    units += quantities[line];
    state.storage?.shift(stock, quantities[line]);
    changeOnHand(state, stock, -quantities[line]);
    departures.changeReserved(stock, quantities[line], now);
    boxes.addLine(box, items[line], quantities[line]);
  }
  boxes.option[box] = option;
  boxes.cell[box] = cell;
  boxes.orderedAt[box] = order.orderedAt;
  boxes.isPromised[box] = order.isPromised ? 1 : 0;
  boxes.ready[box] = departures.readyAt(option, now);
  boxes.bookedAt[box] = order.bookedAt ?? now;
  const { departure, overtimeUnits } =
    order.held === undefined
      ? departures.takeRoom(option, cell, now, units, order.withOvertime)
      : { departure: order.held.departure, overtimeUnits: 0 };
  boxes.overtimeUnits[box] = overtimeUnits;
  for (let line = 0; line < lineCount; line++) {
    recordEvent(state, EVENT.reserve, items[line], site, cell, quantities[line], 0);
  }
  const room = departures.rooms[site];
  boxes.leavesAt[box] = departure < 0 || room === undefined ? now : room.schedule.times[departure];
  boxes.firstDeparture[box] =
    order.held === undefined ? departures.firstDepartureAt(option, now) : boxes.leavesAt[box];
  if (departure < 0 || room === undefined) {
    departBox(state, departures, box, boxes.ready[box]);
  } else {
    const leavesAt = boxes.leavesAt[box];
    if (boxes.append(site, departure, box)) state.queue.push(leavesAt, PRIORITY.wave, site);
    state.cancellations?.noteBooking(departures, box, departure, leavesAt);
  }
  return box;
}

/** Units of one item that go to one customer in a box of their own. */
export interface UnitOrder extends Omit<BoxOrder, 'items' | 'quantities' | 'lineCount'> {
  readonly item: number;
  readonly quantity: number;
}

const oneItem = new Int32Array(1);
const oneQuantity = new Float64Array(1);

/** Books units of one item as a box of their own. */
export function bookUnits(state: SimulationState, departures: Departures, order: UnitOrder): void {
  oneItem[0] = order.item;
  oneQuantity[0] = order.quantity;
  // Field by field: spreading an order made booking three times as slow.
  bookBox(state, departures, {
    option: order.option,
    cell: order.cell,
    orderedAt: order.orderedAt,
    isPromised: order.isPromised,
    withOvertime: order.withOvertime,
    items: oneItem,
    quantities: oneQuantity,
    lineCount: 1,
  });
}

/** The parcels of a node's departure leave, in the order they were booked. */
export function handleWave(state: SimulationState, departures: Departures, site: number): void {
  const room = departures.rooms[site];
  if (room === undefined) return;
  departures.pass(site, state.now - 1);
  // A receipt of this second may have passed it already.
  const departure = room.schedule.times[room.passed] === state.now ? room.passed : room.passed - 1;
  let box = departures.boxes.head(site, departure);
  departures.boxes.clear(site, departure);
  if (state.outages?.isClosed?.[site] === 1) {
    postponeBoxes(state, departures, state.outages, { site, box });
    return;
  }
  while (box >= 0) {
    const following = departures.boxes.next[box];
    departBox(state, departures, box, state.now);
    box = following;
  }
}
