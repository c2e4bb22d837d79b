import {
  CELL,
  CELL_STRIDE,
  COST,
  DELIVERY_BIN_SECONDS,
  DELIVERY_BINS,
  EVENT,
  ITEM,
  ITEM_STRIDE,
  STOCK,
  STOCK_STRIDE,
} from '../layout.ts';
import type { SimulationState } from '../simulation-state.ts';
import { changeOnHand } from '../stock-levels.ts';
import { charge, recordEvent } from './record-event.ts';

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
  const { network, cells } = state;
  const outbound = network.outbound;
  const site = outbound.site[option];
  const stock = item * state.siteCount + site;
  changeOnHand(state, stock, -quantity);
  state.stocks[stock * STOCK_STRIDE + STOCK.issued] += quantity;

  const view = state.option;
  view.option = option;
  view.item = item;
  view.quantity = quantity;
  const shippingCost = view.shippingCost;
  charge(state, site, COST.shipping, shippingCost);

  const record = cell * CELL_STRIDE;
  const itemRecord = item * ITEM_STRIDE;
  const delivery = state.now - orderedAt + outbound.deliverySeconds[option];
  cells[record + CELL.shipped] += quantity;
  cells[record + CELL.shipments] += 1;
  cells[record + CELL.deliverySeconds] += delivery * quantity;
  cells[record + CELL.distanceKm] += outbound.distanceKm[option] * quantity;
  state.flows[cell * state.siteCount + site] += quantity;
  state.items[itemRecord + ITEM.shipped] += quantity;
  state.items[itemRecord + ITEM.shippingCost] += shippingCost;

  const speed = cell % state.speedCount;
  const region = (cell / state.speedCount) | 0;
  if (network.nearestSite[region * network.classes.length + network.itemClass[item]] === site) {
    cells[record + CELL.local] += quantity;
  }
  if (delivery > state.deadlines[speed]) {
    cells[record + CELL.late] += quantity;
    state.items[itemRecord + ITEM.late] += quantity;
    charge(state, site, COST.late, state.lateCosts[speed] * quantity);
  }
  const bin = Math.min(DELIVERY_BINS - 1, Math.round(delivery / DELIVERY_BIN_SECONDS));
  state.deliveryTimes[speed * DELIVERY_BINS + bin] += quantity;
  recordEvent(state, EVENT.ship, item, site, cell, quantity, shippingCost);
}
