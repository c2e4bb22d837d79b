import type { SimulationState } from '../simulation-state.ts';

/** Brings the integral of the units waiting at one speed up to now. Must come before any change of their number. */
export function touchWaiting(state: SimulationState, speed: number): void {
  state.waitingSeconds[speed] += state.waitingUnits[speed] * (state.now - state.waitingSince[speed]);
  state.waitingSince[speed] = state.now;
}
