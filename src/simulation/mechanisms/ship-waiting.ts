import { shipOrder } from '../handlers/ship-order.ts';
import type { SimulationState } from '../simulation-state.ts';
import { bookUnits } from './book-box.ts';

/** Ships units to a customer who waited for stock: at once, or with the next departure that has room. */
export function shipWaiting(
  state: SimulationState,
  option: number,
  item: number,
  cell: number,
  quantity: number,
  orderedAt: number,
): void {
  const { departures } = state;
  if (departures === undefined) {
    shipOrder(state, option, item, cell, quantity, orderedAt);
  } else {
    const withOvertime = false;
    bookUnits(state, departures, {
      option,
      cell,
      orderedAt,
      isPromised: false,
      withOvertime,
      item,
      quantity,
    });
  }
}
