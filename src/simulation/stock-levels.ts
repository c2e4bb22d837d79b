import { STOCK, STOCK_STRIDE } from './layout.ts';
import type { SimulationState } from './simulation-state.ts';

/*
 * Every change of a stock's levels goes through these functions, which also keep the integral of the level over time.
 * The integral up to a time T is level(T) x T - sum of (change x its time): a change costs one addition, and nothing
 * needs to know when the level changed last. For whole units all terms are integers, so nothing is rounded.
 */

/** Changes the units on hand now, and the time with any on hand. */
export function changeOnHand(state: SimulationState, stock: number, change: number): void {
  const before = state.onHand[stock];
  const after = before + change;
  const base = stock * STOCK_STRIDE;
  state.onHand[stock] = after;
  state.stocks[base + STOCK.onHandSeconds] -= change * state.now;
  if (before > 0 !== after > 0)
    state.stocks[base + STOCK.inStockSeconds] += after > 0 ? -state.now : state.now;
  if (state.storage !== undefined) state.storage.change(stock, change);
}

/** Changes the units ordered and not yet received. */
export function changeOnOrder(state: SimulationState, stock: number, change: number): void {
  state.onOrder[stock] += change;
  state.stocks[stock * STOCK_STRIDE + STOCK.onOrderSeconds] -= change * state.now;
}

/** Changes the units under way to the stock. */
export function changeInTransit(state: SimulationState, stock: number, change: number): void {
  state.inTransit[stock] += change;
  state.stocks[stock * STOCK_STRIDE + STOCK.inTransitSeconds] -= change * state.now;
}

/** Changes the units owed to customers and to other nodes. */
export function changeBackorders(state: SimulationState, stock: number, change: number): void {
  state.backorders[stock] += change;
  state.stocks[stock * STOCK_STRIDE + STOCK.backorderSeconds] -= change * state.now;
}

/** A copy of the stock records whose integrals are complete up to now. */
export function measuredStocks(state: SimulationState): Float64Array {
  const records = state.stocks.slice();
  const { now, onHand, onOrder, inTransit, backorders } = state;
  for (let stock = 0; stock < onHand.length; stock++) {
    const base = stock * STOCK_STRIDE;
    records[base + STOCK.onHandSeconds] += onHand[stock] * now;
    if (onHand[stock] > 0) records[base + STOCK.inStockSeconds] += now;
    records[base + STOCK.onOrderSeconds] += onOrder[stock] * now;
    records[base + STOCK.inTransitSeconds] += inTransit[stock] * now;
    records[base + STOCK.backorderSeconds] += backorders[stock] * now;
  }
  return records;
}
