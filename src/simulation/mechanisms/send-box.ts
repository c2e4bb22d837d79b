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
import { changeOnHand } from '../stock-levels.ts';
import { deliveryBin } from '../whole-orders.ts';
import type { Baskets } from './baskets.ts';
import { bookBox } from './book-box.ts';
import type { HeldWork } from './held-work.ts';
import type { PackedLines } from './packed-lines.ts';
import { transitSurprise } from './parcel-transit.ts';

/** How a box is promised and booked. */
export interface BoxTerms {
  readonly cell: number;
  /** When the customer ordered [s]. */
  readonly orderedAt: number;
  readonly isPromised: boolean;
  readonly withOvertime: boolean;
  /** Of each planned box the room taken for it; absent = the first there is. */
  readonly held?: readonly HeldWork[];
  /** When the boxes that they replace were booked [s]; absent = they are the first. */
  readonly bookedAt?: number;
}

/**
 * Sends one of the planned boxes of the order at hand: at once, or booked for its departure. Either way it is one
 * parcel at the price of its whole weight.
 * @returns its place in the store of boxes that wait for departure, -1 where parcels leave at once
 */
export function sendBox(state: SimulationState, baskets: Baskets, box: number, terms: BoxTerms): number {
  const { lines, packed } = baskets;
  const { boxes } = baskets.assigner;
  const option = boxes.option[box];
  const site = state.network.outbound.site[option];
  packed.clear();
  for (let piece = 0; piece < boxes.pieceCount; piece++) {
    if (boxes.box[piece] !== box) continue;
    const item = lines.item[boxes.line[piece]];
    packed.add(item, boxes.units[piece], state.option.weightKg[item]);
    baskets.touch(item * state.siteCount + site);
  }
  baskets.countBox(packed.quantity, state.option.boxCost(option, packed.quantity, packed.weightKg));
  if (state.departures === undefined) {
    shipBox(state, packed, option, terms);
    return -1;
  }
  const { items, quantities, count: lineCount } = packed;
  return bookBox(state, state.departures, {
    ...terms,
    held: terms.held?.[box],
    option,
    items,
    quantities,
    lineCount,
  });
}

/** A box leaves now. Lines share its price by weight, by units where nothing weighs anything. */
function shipBox(
  state: SimulationState,
  packed: PackedLines,
  option: number,
  { cell, orderedAt }: BoxTerms,
): void {
  const { items, quantities, count, quantity, weightKg } = packed;
  const site = state.network.outbound.site[option];
  const shippingCost = state.option.boxCost(option, quantity, weightKg);
  charge(state, site, COST.shipping, shippingCost);
  state.cells[cell * CELL_STRIDE + CELL.shipments] += 1;
  const parcel = { option, item: items[0], cell, orderedAt };
  const planned = state.now - orderedAt + state.network.outbound.deliverySeconds[option];
  const delivery = planned + transitSurprise(state, parcel);
  const isLate = delivery > state.deadlines[state.speedOfCell[cell]];
  state.methods?.count(option, quantity, shippingCost, isLate);
  for (let line = 0; line < count; line++) {
    const share =
      weightKg > 0
        ? (quantities[line] * state.option.weightKg[items[line]]) / weightKg
        : quantities[line] / quantity;
    const amount = share * shippingCost;
    shipLine(state, {
      option,
      item: items[line],
      cell,
      units: quantities[line],
      orderedAt,
      amount,
      delivery,
    });
  }
}

interface ShippedLine {
  readonly option: number;
  readonly item: number;
  readonly cell: number;
  readonly units: number;
  readonly orderedAt: number;
  /** Its share of the price of the parcel [money]. */
  readonly amount: number;
  /** Order to delivery of the box [s]. */
  readonly delivery: number;
}

/** One line of a box: stock, service and its share of the parcel. */
function shipLine(state: SimulationState, line: ShippedLine): void {
  const { option, item, cell, units, orderedAt, amount, delivery } = line;
  const { network, cells, items } = state;
  const { outbound } = network;
  const site = outbound.site[option];
  const stock = item * state.siteCount + site;
  const record = cell * CELL_STRIDE;
  const itemRecord = item * ITEM_STRIDE;
  changeOnHand(state, stock, -units);
  state.stocks[stock * STOCK_STRIDE + STOCK.issued] += units;
  cells[record + CELL.shipped] += units;
  cells[record + CELL.deliverySeconds] += delivery * units;
  cells[record + CELL.distanceKm] += outbound.distanceKm[option] * units;
  state.flows[cell * state.siteCount + site] += units;
  items[itemRecord + ITEM.shipped] += units;
  items[itemRecord + ITEM.shippingCost] += amount;
  const speed = state.speedOfCell[cell];
  const region = state.regionOfCell[cell];
  if (network.nearestSite[region * network.groupCount + network.itemGroup[item]] === site) {
    cells[record + CELL.local] += units;
  }
  state.deliveryTimes[speed * DELIVERY_BINS + deliveryBin(delivery)] += units;
  const isCarried = isCarriedOver(state, orderedAt);
  if (isCarried) cells[record + CELL.carriedShipped] += units;
  recordEvent(state, EVENT.ship, item, site, cell, units, amount);
  state.returns?.noteSale({
    item,
    cell,
    site,
    quantity: units,
    orderedAt,
    deliveredAt: orderedAt + delivery,
  });
  if (delivery <= state.deadlines[speed]) return;
  cells[record + CELL.late] += units;
  if (isCarried) cells[record + CELL.carriedLate] += units;
  items[itemRecord + ITEM.late] += units;
  const lateCost = state.lateCosts[speed] * units;
  charge(state, site, COST.late, lateCost);
  recordEvent(state, EVENT.late, item, site, cell, units, lateCost);
}
