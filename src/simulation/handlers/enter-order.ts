import { COST, EVENT } from '../layout.ts';
import type { SimulationState } from '../simulation-state.ts';
import { changeOnOrder } from '../stock-levels.ts';
import { charge, recordEvent } from './record-event.ts';

/** Enters an order of a stock with one of its sources: on order, counted, charged, recorded. */
export function enterOrder(state: SimulationState, stock: number, source: number, quantity: number): void {
  const lane = state.policy.sources.lanes[source];
  changeOnOrder(state, stock, quantity);
  state.sources.countOrder(source, quantity);
  const site = state.siteOfStock[stock];
  const orderCost = state.sellers?.owns(state.itemOfStock[stock]) ? 0 : state.laneOrderCosts[lane];
  charge(state, site, COST.ordering, orderCost);
  recordEvent(state, EVENT.place, state.itemOfStock[stock], site, lane, quantity, orderCost);
}
