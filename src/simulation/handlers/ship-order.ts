import {
  CELL,
  CELL_STRIDE,
  COST,
  EVENT,
  ITEM,
  ITEM_STRIDE,
  STOCK,
  STOCK_STRIDE,
  WHOLE_STRIDE,
} from '../layout.ts';
import { transitSurprise } from '../mechanisms/parcel-transit.ts';
import type { SimulationState } from '../simulation-state.ts';
import { changeOnHand } from '../stock-levels.ts';
import { countWhole } from '../whole-orders.ts';
import { charge, recordEvent } from './record-event.ts';
import { shipLine } from './ship-line.ts';

/**
 * Ships `quantity` units of an order made at `orderedAt` by an option: stock, money, service. The caller has made sure
 * that the units are on hand, and asks the replenishment policy afterwards.
 */
export function shipOrder(
  state: SimulationState,
  option: number,
  item: number,
  cell: number,
  quantity: number,
  orderedAt: number,
): void {
  const { outbound } = state.network;
  const site = outbound.site[option];
  changeOnHand(state, item * state.siteCount + site, -quantity);
  const cost = state.option.shippingCostOf(option, item, quantity);
  charge(state, site, COST.shipping, cost);
  state.cells[cell * CELL_STRIDE + CELL.shipments] += 1;
  const surprise =
    state.transitOf === undefined ? 0 : transitSurprise(state, { option, item, cell, orderedAt });
  const delivery = state.now - orderedAt + outbound.deliverySeconds[option] + surprise;
  const isLate = delivery > state.deadlines[state.speedOfCell[cell]];
  state.methods?.count(option, quantity, cost, isLate);
  shipLine(state, { option, item, cell, quantity, orderedAt, delivery, isLate, cost });
}

/**
 * Ships a whole order at the instant it comes, by an option that keeps the promise as planned; its transit varies, so
 * that whether it comes in time is found out here.
 */
export function shipWholeOnRoad(
  state: SimulationState,
  option: number,
  item: number,
  cell: number,
  quantity: number,
): void {
  const record = cell * CELL_STRIDE;
  const itemRecord = item * ITEM_STRIDE;
  state.cells[record + CELL.orders] += 1;
  state.cells[record + CELL.ordersFilled] += 1;
  state.cells[record + CELL.units] += quantity;
  state.cells[record + CELL.filled] += quantity;
  state.items[itemRecord + ITEM.orders] += 1;
  state.items[itemRecord + ITEM.units] += quantity;
  state.items[itemRecord + ITEM.filled] += quantity;
  recordEvent(state, EVENT.order, item, -1, cell, quantity, 0);
  shipOrder(state, option, item, cell, quantity, state.now);
}

/**
 * Ships a whole order at the instant it comes, by an option that keeps the promise: the path of nearly every order. It
 * says the same as shipOrder in fewer words, since nothing is late and no time has passed.
 */
export function shipWholeOrder(
  state: SimulationState,
  option: number,
  item: number,
  cell: number,
  quantity: number,
): void {
  const { network, wholeByOption, wholeByItem } = state;
  const site = state.optionSite[option];
  const stock = item * state.siteCount + site;
  changeOnHand(state, stock, -quantity);
  state.stocks[stock * STOCK_STRIDE + STOCK.issued] += quantity;

  const shippingCost = state.option.shippingCostOf(option, item, quantity);
  const groupCount = state.groupCount;
  const group = groupCount === 1 ? 0 : network.itemGroup[item];
  countWhole(wholeByOption, (option * groupCount + group) * WHOLE_STRIDE, quantity, shippingCost);
  countWhole(wholeByItem, item * WHOLE_STRIDE, quantity, shippingCost);
  // The shipment tells the order too: same instant, same customer, same units.
  state.trace.add(EVENT.ship, state.now, (item << 10) ^ site, cell, quantity);
  if (state.returns !== undefined) {
    const deliveredAt = state.now + network.outbound.deliverySeconds[option];
    state.returns.noteSale({ item, cell, site, quantity, orderedAt: state.now, deliveredAt });
  }
  if (state.observer !== undefined) {
    state.observer.onEvent(EVENT.order, state.now, item, -1, cell, quantity, 0);
    state.observer.onEvent(EVENT.ship, state.now, item, site, cell, quantity, shippingCost);
  }
}
