import type { SimulationState } from '../simulation-state.ts';

/** Departure to arrival of the box that leaves now [s]: the one place that says how long it takes. */
export function parcelTransitSeconds(state: SimulationState, option: number): number {
  return state.departures?.tables.transitSeconds[option] ?? state.network.outbound.deliverySeconds[option];
}
