import { COST_STRIDE } from '../layout.ts';
import type { SimulationState } from '../simulation-state.ts';

/** Enters an event into the trace hash and, when someone watches, shows it to the observer. */
export function recordEvent(
  state: SimulationState,
  event: number,
  item: number,
  site: number,
  other: number,
  quantity: number,
  amount: number,
): void {
  state.trace.add(event, state.now, (item << 10) ^ site, other, quantity);
  if (state.observer !== undefined) {
    state.observer.onEvent(event, state.now, item, site, other, quantity, amount);
  }
}

/** Charges `amount` to a cost line of a site. */
export function charge(state: SimulationState, site: number, line: number, amount: number): void {
  state.costs[site * COST_STRIDE + line] += amount;
}
