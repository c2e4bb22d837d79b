import { charge } from '../handlers/record-event.ts';
import { shipLine } from '../handlers/ship-line.ts';
import { CELL, CELL_STRIDE, COST } from '../layout.ts';
import type { SimulationState } from '../simulation-state.ts';
import { changeOnHand } from '../stock-levels.ts';
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
    packed.add(item, boxes.units[piece], state.option.prices.weightKg[item]);
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
  const { items, quantities, count, quantity: total, weightKg } = packed;
  const site = state.network.outbound.site[option];
  const shippingCost = state.option.boxCost(option, total, weightKg);
  charge(state, site, COST.shipping, shippingCost);
  state.cells[cell * CELL_STRIDE + CELL.shipments] += 1;
  const parcel = { option, item: items[0], cell, orderedAt };
  const planned = state.now - orderedAt + state.network.outbound.deliverySeconds[option];
  const delivery = planned + transitSurprise(state, parcel);
  const isLate = delivery > state.deadlines[state.speedOfCell[cell]];
  state.methods?.count(option, total, shippingCost, isLate);
  for (let line = 0; line < count; line++) {
    const share =
      weightKg > 0
        ? (quantities[line] * state.option.prices.weightKg[items[line]]) / weightKg
        : quantities[line] / total;
    const quantity = quantities[line];
    changeOnHand(state, items[line] * state.siteCount + site, -quantity);
    shipLine(state, {
      option,
      item: items[line],
      cell,
      quantity,
      orderedAt,
      delivery,
      isLate,
      cost: share * shippingCost,
    });
  }
}
