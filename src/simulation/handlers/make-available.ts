import { STOCK, STOCK_STRIDE } from '../layout.ts';
import type { SimulationState } from '../simulation-state.ts';
import { changeOnHand, changeOnOrder } from '../stock-levels.ts';
import { serveWaitingCustomers } from './customer-order.ts';
import { recordEvent } from './record-event.ts';
import { markForDispatch } from './replenish.ts';

/**
 * Units that were on order can be sold from now on: waiting customers first, then orders of other nodes.
 * @param event what it is called in the trace hash and the event log
 */
export function makeAvailable(state: SimulationState, stock: number, quantity: number, event: number): void {
  changeOnHand(state, stock, quantity);
  changeOnOrder(state, stock, -quantity);
  state.stocks[stock * STOCK_STRIDE + STOCK.received] += quantity;
  recordEvent(state, event, state.itemOfStock[stock], state.siteOfStock[stock], -1, quantity, 0);
  if (!state.customers.isEmpty(stock)) serveWaitingCustomers(state, stock);
  state.baskets?.arrived(state.itemOfStock[stock]);
  if (!state.requests.isEmpty(stock)) markForDispatch(state, stock);
}
