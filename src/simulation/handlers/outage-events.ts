import { EVENT } from '../layout.ts';
import type { Outages } from '../mechanisms/outages.ts';
import type { SimulationState } from '../simulation-state.ts';
import { serveWaitingCustomers } from './customer-order.ts';
import { recordEvent } from './record-event.ts';
import { markForDispatch } from './replenish.ts';

/** A node or a lane is closed or opens again. What waited for it goes on. */
export function handleOutage(state: SimulationState, outages: Outages, subject: number): void {
  const isClosed = outages.turn(subject);
  const site = outages.siteOf(subject);
  const lane = outages.laneOf(subject);
  const at = lane < 0 ? site : state.network.nodeSite[state.network.model.lanes[lane].to];
  recordEvent(state, EVENT.outage, -1, at, lane, isClosed ? 1 : 0, 0);
  if (!isClosed && site >= 0) reopen(state, site);
}

/** Serves the customers and nodes that waited for stock that was there, and has the dock looked at. */
function reopen(state: SimulationState, site: number): void {
  for (let stock = site; stock < state.onHand.length; stock += state.siteCount) {
    if (state.onHand[stock] <= 0) continue;
    if (!state.customers.isEmpty(stock)) serveWaitingCustomers(state, stock);
    if (!state.requests.isEmpty(stock)) markForDispatch(state, stock);
  }
  state.dockSight?.docks.wakeSite(site);
}
