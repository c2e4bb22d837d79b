import {
  CELL,
  CELL_STRIDE,
  COST,
  DELIVERY_BINS,
  EVENT,
  ITEM,
  ITEM_STRIDE,
  STOCK,
  STOCK_STRIDE,
} from '../layout.ts';
import type { SimulationState } from '../simulation-state.ts';
import { deliveryBin } from '../whole-orders.ts';
import { charge, recordEvent } from './record-event.ts';

/** Units of one item that leave for a customer. */
export interface ShippedLine {
  readonly option: number;
  readonly item: number;
  readonly cell: number;
  readonly quantity: number;
  /** When the customer ordered [s]. */
  readonly orderedAt: number;
  /** Order to delivery [s]. */
  readonly delivery: number;
  readonly isLate: boolean;
  /** Its share of the price of the parcel, charged already [money]. */
  readonly cost: number;
}

/** Enters units that leave for a customer in the books: issued, service, late cost. Their level is changed by the caller. */
export function shipLine(state: SimulationState, line: ShippedLine): void {
  const { option, item, cell, quantity, orderedAt, delivery, cost } = line;
  const { network, cells, items } = state;
  const { outbound } = network;
  const site = outbound.site[option];
  const record = cell * CELL_STRIDE;
  const itemRecord = item * ITEM_STRIDE;
  state.stocks[(item * state.siteCount + site) * STOCK_STRIDE + STOCK.issued] += quantity;
  cells[record + CELL.shipped] += quantity;
  cells[record + CELL.deliverySeconds] += delivery * quantity;
  cells[record + CELL.distanceKm] += outbound.distanceKm[option] * quantity;
  state.flows[cell * state.siteCount + site] += quantity;
  items[itemRecord + ITEM.shipped] += quantity;
  items[itemRecord + ITEM.shippingCost] += cost;
  const isCarried = isCarriedOver(state, orderedAt);
  if (isCarried) cells[record + CELL.carriedShipped] += quantity;
  const place = state.regionOfCell[cell] * network.groupCount + network.itemGroup[item];
  if (network.nearestSite[place] === site) cells[record + CELL.local] += quantity;
  const speed = state.speedOfCell[cell];
  state.deliveryTimes[speed * DELIVERY_BINS + deliveryBin(delivery)] += quantity;
  recordEvent(state, EVENT.ship, item, site, cell, quantity, cost);
  state.returns?.noteSale({ item, cell, site, quantity, orderedAt, deliveredAt: orderedAt + delivery });
  if (!line.isLate) return;
  cells[record + CELL.late] += quantity;
  if (isCarried) cells[record + CELL.carriedLate] += quantity;
  items[itemRecord + ITEM.late] += quantity;
  const lateCost = state.lateCosts[speed] * quantity;
  charge(state, site, COST.late, lateCost);
  recordEvent(state, EVENT.late, item, site, cell, quantity, lateCost);
}

/** Whether now is in the measured time and an order of then was not: it counts in no share of the units demanded. */
export function isCarriedOver(state: SimulationState, orderedAt: number): boolean {
  return orderedAt < state.warmUpEnd && state.now >= state.warmUpEnd;
}
