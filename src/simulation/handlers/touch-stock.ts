import { STOCK } from '../layout.ts';
import type { SimulationState } from '../simulation-state.ts';

/** Brings the time integrals of the stock at `base` up to now. Must come before any change of its levels. */
export function touchStock(state: SimulationState, base: number): void {
  const stocks = state.stocks;
  const elapsed = state.now - stocks[base + STOCK.since];
  if (elapsed === 0) return;
  stocks[base + STOCK.since] = state.now;
  const onHand = stocks[base + STOCK.onHand];
  if (onHand > 0) {
    stocks[base + STOCK.onHandSeconds] += onHand * elapsed;
    stocks[base + STOCK.inStockSeconds] += elapsed;
  }
  stocks[base + STOCK.onOrderSeconds] += stocks[base + STOCK.onOrder] * elapsed;
  stocks[base + STOCK.backorderSeconds] += stocks[base + STOCK.backorders] * elapsed;
  stocks[base + STOCK.inTransitSeconds] += stocks[base + STOCK.inTransit] * elapsed;
}

/** Brings the integral of the units waiting at one speed up to now. */
export function touchWaiting(state: SimulationState, speed: number): void {
  state.waitingSeconds[speed] += state.waitingUnits[speed] * (state.now - state.waitingSince[speed]);
  state.waitingSince[speed] = state.now;
}
