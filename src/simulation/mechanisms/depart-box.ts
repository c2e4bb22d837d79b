import { charge, recordEvent } from '../handlers/record-event.ts';
import { shipLine } from '../handlers/ship-line.ts';
import { CELL, CELL_STRIDE, COST, EVENT } from '../layout.ts';
import type { SimulationState } from '../simulation-state.ts';
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
  const { weightKg: weights } = state.option.prices;
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
    shipLine(state, {
      option,
      item,
      cell,
      quantity,
      orderedAt,
      delivery: delivered - orderedAt,
      isLate,
      cost: share * shippingCost,
    });
  }
  countBox(state, departures, box, { site, units, isLate, isLateByQueue });
  boxes.release(box);
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
