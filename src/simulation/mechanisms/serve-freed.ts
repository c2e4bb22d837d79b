import { serveWaitingCustomers } from '../handlers/customer-order.ts';
import { markForDispatch } from '../handlers/replenish.ts';
import type { SimulationState } from '../simulation-state.ts';

/** Units on hand that an order has set free go to those who wait for them. */
export function serveFreed(state: SimulationState, stocks: readonly number[]): void {
  for (const stock of stocks) {
    if (!state.customers.isEmpty(stock)) serveWaitingCustomers(state, stock);
    if (!state.requests.isEmpty(stock)) markForDispatch(state, stock);
  }
}
