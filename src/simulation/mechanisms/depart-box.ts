import { charge, recordEvent } from '../handlers/record-event.ts';
import { isCarriedOver } from '../handlers/ship-order.ts';
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
import { SITE_DEPARTURE, siteDeparturePlace } from './departure-counters.ts';
import type { Departures } from './departures.ts';
import { parcelTransitSeconds } from './parcel-transit.ts';

/**
 * A box leaves now: stock, money, service. It is on its way from `leavesAt` (after now only where parcels are handed over
 * as soon as they are ready); when it is delivered, and whether in time, is found out here.
 */
export function departBox(
  state: SimulationState,
  departures: Departures,
  box: number,
  leavesAt: number,
): void {
  const { boxes } = departures;
  state.baskets?.noteDeparted(box);
  const option = boxes.option[box];
  const cell = boxes.cell[box];
  const orderedAt = boxes.orderedAt[box];
  const site = state.network.outbound.site[option];
  const region = state.regionOfCell[cell];
  const parcel = { option, item: boxes.lineItem[boxes.firstLine[box]], cell, orderedAt };
  const arrival = leavesAt + parcelTransitSeconds(state, parcel);
  const delivered = departures.tables.clock.handedOverAt(region, arrival);
  const { weightKg: weights } = state.option;
  const due = departures.dueAt(cell, orderedAt);
  const isLate = delivered > due;
  const delay = leavesAt - boxes.firstDeparture[box];
  const isLateByQueue =
    isLate && delay > 0 && departures.tables.clock.handedOverAt(region, arrival - delay) <= due;
  let units = 0;
  let weightKg = 0;
  for (let line = boxes.firstLine[box]; line >= 0; line = boxes.lineNext[line]) {
    units += boxes.lineQuantity[line];
    weightKg += boxes.lineQuantity[line] * weights[boxes.lineItem[line]];
  }
  const shippingCost = state.option.boxCost(option, units, weightKg);
  charge(state, site, COST.shipping, shippingCost);
  state.methods?.count(option, units, shippingCost, isLate);
  state.cells[cell * CELL_STRIDE + CELL.shipments] += 1;
  for (let line = boxes.firstLine[box]; line >= 0; line = boxes.lineNext[line]) {
    const item = boxes.lineItem[line];
    const quantity = boxes.lineQuantity[line];
    const share = weightKg > 0 ? (quantity * weights[item]) / weightKg : units > 0 ? quantity / units : 0;
    const stock = item * state.siteCount + site;
    departures.changeReserved(stock, -quantity, state.now);
    state.storage?.change(stock, -quantity);
    countLine(state, {
      option,
      cell,
      site,
      item,
      quantity,
      orderedAt,
      delivered,
      cost: share * shippingCost,
    });
    if (isLate) countLate(state, { cell, site, item, quantity, orderedAt });
  }
  countBox(state, departures, box, { site, units, isLate, isLateByQueue });
  boxes.release(box);
}

interface DepartedLine {
  readonly option: number;
  readonly cell: number;
  readonly site: number;
  readonly item: number;
  readonly quantity: number;
  readonly orderedAt: number;
  readonly delivered: number;
  readonly cost: number;
}

function countLine(state: SimulationState, line: DepartedLine): void {
  const { option, cell, site, item, quantity, orderedAt, cost } = line;
  const { network, cells } = state;
  const delivery = line.delivered - orderedAt;
  const record = cell * CELL_STRIDE;
  const itemRecord = item * ITEM_STRIDE;
  state.stocks[(item * state.siteCount + site) * STOCK_STRIDE + STOCK.issued] += quantity;
  cells[record + CELL.shipped] += quantity;
  cells[record + CELL.deliverySeconds] += delivery * quantity;
  cells[record + CELL.distanceKm] += network.outbound.distanceKm[option] * quantity;
  if (isCarriedOver(state, orderedAt)) cells[record + CELL.carriedShipped] += quantity;
  const place = state.regionOfCell[cell] * state.groupCount + network.itemGroup[item];
  if (network.nearestSite[place] === site) cells[record + CELL.local] += quantity;
  state.flows[cell * state.siteCount + site] += quantity;
  state.items[itemRecord + ITEM.shipped] += quantity;
  state.items[itemRecord + ITEM.shippingCost] += cost;
  state.deliveryTimes[state.speedOfCell[cell] * DELIVERY_BINS + deliveryBin(delivery)] += quantity;
  recordEvent(state, EVENT.ship, item, site, cell, quantity, cost);
  state.returns?.noteSale({ item, cell, site, quantity, orderedAt, deliveredAt: line.delivered });
}

function countLate(
  state: SimulationState,
  line: Pick<DepartedLine, 'cell' | 'site' | 'item' | 'quantity' | 'orderedAt'>,
): void {
  const { cell, site, item, quantity } = line;
  const record = cell * CELL_STRIDE;
  state.cells[record + CELL.late] += quantity;
  if (isCarriedOver(state, line.orderedAt)) state.cells[record + CELL.carriedLate] += quantity;
  state.items[item * ITEM_STRIDE + ITEM.late] += quantity;
  const lateCost = state.lateCosts[state.speedOfCell[cell]] * quantity;
  charge(state, site, COST.late, lateCost);
  recordEvent(state, EVENT.late, item, site, cell, quantity, lateCost);
}

interface DepartedBox {
  readonly site: number;
  readonly units: number;
  readonly isLate: boolean;
  readonly isLateByQueue: boolean;
}

function countBox(
  state: SimulationState,
  departures: Departures,
  box: number,
  { site, units, isLate, isLateByQueue }: DepartedBox,
): void {
  const { boxes, counters, tables } = departures;
  const first = boxes.firstDeparture[box];
  const record = siteDeparturePlace(state.network, site);
  counters[record + SITE_DEPARTURE.units] += units;
  if (state.now <= first) counters[record + SITE_DEPARTURE.unitsFirstDeparture] += units;
  counters[record + SITE_DEPARTURE.waitSeconds] += Math.max(0, state.now - boxes.ready[box]) * units;
  counters[record + SITE_DEPARTURE.delaySeconds] += Math.max(0, state.now - first) * units;
  if (isLateByQueue) counters[record + SITE_DEPARTURE.unitsLateByQueue] += units;
  if (boxes.isPromised[box] === 1) {
    counters[record + SITE_DEPARTURE.unitsPromised] += units;
    if (!isLate) counters[record + SITE_DEPARTURE.unitsOnTime] += units;
  }
  const overtime = boxes.overtimeUnits[box];
  if (overtime === 0) return;
  const amount = overtime * tables.overtimeCost[site];
  counters[record + SITE_DEPARTURE.unitsOvertime] += overtime;
  departures.overtimeBySite[site] += overtime;
  charge(state, site, COST.overtime, amount);
  const item = boxes.lineItem[boxes.firstLine[box]];
  recordEvent(state, EVENT.overtime, item, site, boxes.cell[box], overtime, amount);
}
