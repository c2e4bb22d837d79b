import { PRIORITY } from '../layout.ts';
import type { SimulationState } from '../simulation-state.ts';
import type { Outages } from './outages.ts';

/** Has goods that arrive at a closed site wait before it, still under way; false when the site is open. */
export function waitsBeforeSite(state: SimulationState, outages: Outages, shipment: number): boolean {
  const stock = state.shipments.stock[shipment];
  const quantity = state.shipments.quantity[shipment];
  const opens = outages.opensAt(state.siteOfStock[stock]);
  if (opens === state.now) return false;
  outages.countWait(quantity, opens);
  state.queue.push(opens, PRIORITY.receipt, shipment);
  state.arrivals?.remove(stock, state.now, quantity);
  state.arrivals?.add(stock, opens, quantity);
  return true;
}
