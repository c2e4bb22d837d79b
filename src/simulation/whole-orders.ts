import {
  CELL,
  CELL_STRIDE,
  COST,
  COST_STRIDE,
  DELIVERY_BIN_SECONDS,
  DELIVERY_BINS,
  ITEM,
  ITEM_STRIDE,
  WHOLE,
  WHOLE_STRIDE,
} from './layout.ts';
import type { SimulationState } from './simulation-state.ts';

/*
 * Most orders are shipped whole at the instant they come, by an option that keeps the promise. Such an order is counted
 * by its option and its item only: six additions instead of twenty, which takes a third off the time of a run. An option
 * belongs to one cell and one site and delivers in one time, and whether its site is the nearest depends on the item's
 * group: all other counters follow, and are completed when asked.
 */

/** Counts an order of `quantity` units in the record of its option or its item that starts at `record`. */
export function countWhole(
  table: Float64Array,
  record: number,
  quantity: number,
  shippingCost: number,
): void {
  table[record + WHOLE.orders] += 1;
  table[record + WHOLE.units] += quantity;
  table[record + WHOLE.shippingCost] += shippingCost;
}

/** The counters of a run with the orders shipped whole included. */
export interface CompleteCounters {
  readonly cells: Float64Array;
  readonly items: Float64Array;
  readonly costs: Float64Array;
  readonly flows: Float64Array;
  readonly deliveryTimes: Float64Array;
}

/** Copies of the counters up to now, complete. Grows with options, items and cells. */
export function completeCounters(state: SimulationState): CompleteCounters {
  const counters = {
    cells: state.cells.slice(),
    items: state.items.slice(),
    costs: state.costs.slice(),
    flows: state.flows.slice(),
    deliveryTimes: state.deliveryTimes.slice(),
  };
  const { promiseStart } = state.network.outbound;
  for (let cell = 0; cell < state.cells.length / CELL_STRIDE; cell++) {
    for (let option = promiseStart[cell]; option < promiseStart[cell + 1]; option++) {
      for (let group = 0; group < state.groupCount; group++) {
        addOption(state, cell, option, group, counters);
      }
    }
  }
  for (let item = 0; item < state.network.itemCount; item++) addItem(state, item, counters.items);
  return counters;
}

function addOption(
  state: SimulationState,
  cell: number,
  option: number,
  group: number,
  counters: CompleteCounters,
): void {
  const { outbound, nearestSite } = state.network;
  const { cells, costs, flows, deliveryTimes } = counters;
  const whole = (option * state.groupCount + group) * WHOLE_STRIDE;
  if (state.wholeByOption[whole + WHOLE.orders] === 0) return;
  const units = state.wholeByOption[whole + WHOLE.units];
  const orders = state.wholeByOption[whole + WHOLE.orders];
  const site = outbound.site[option];
  const seconds = outbound.deliverySeconds[option];
  const record = cell * CELL_STRIDE;
  cells[record + CELL.orders] += orders;
  cells[record + CELL.ordersFilled] += orders;
  cells[record + CELL.shipments] += orders;
  cells[record + CELL.units] += units;
  cells[record + CELL.filled] += units;
  cells[record + CELL.shipped] += units;
  cells[record + CELL.deliverySeconds] += units * seconds;
  cells[record + CELL.distanceKm] += units * outbound.distanceKm[option];
  const region = Math.floor(cell / state.speedCount);
  if (nearestSite[region * state.groupCount + group] === site) cells[record + CELL.local] += units;
  costs[site * COST_STRIDE + COST.shipping] += state.wholeByOption[whole + WHOLE.shippingCost];
  flows[cell * state.siteCount + site] += units;
  deliveryTimes[(cell % state.speedCount) * DELIVERY_BINS + deliveryBin(seconds)] += units;
}

function addItem(state: SimulationState, item: number, items: Float64Array): void {
  const record = item * ITEM_STRIDE;
  const whole = item * WHOLE_STRIDE;
  const units = state.wholeByItem[whole + WHOLE.units];
  items[record + ITEM.orders] += state.wholeByItem[whole + WHOLE.orders];
  items[record + ITEM.units] += units;
  items[record + ITEM.filled] += units;
  items[record + ITEM.shipped] += units;
  items[record + ITEM.shippingCost] += state.wholeByItem[whole + WHOLE.shippingCost];
}

/** The bin of an order-to-delivery time [s]. */
export function deliveryBin(seconds: number): number {
  return Math.min(DELIVERY_BINS - 1, Math.round(seconds / DELIVERY_BIN_SECONDS));
}
