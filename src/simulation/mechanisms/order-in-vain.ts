import { loseUnits } from '../handlers/customer-order.ts';
import { recordEvent } from '../handlers/record-event.ts';
import { CELL, CELL_STRIDE, EVENT, ITEM, ITEM_STRIDE } from '../layout.ts';
import type { SimulationState } from '../simulation-state.ts';

/** An order that is counted and lost at once. */
export function orderInVain(state: SimulationState, item: number, cell: number, quantity: number): void {
  const record = cell * CELL_STRIDE;
  state.cells[record + CELL.orders] += 1;
  state.cells[record + CELL.units] += quantity;
  state.items[item * ITEM_STRIDE + ITEM.orders] += 1;
  state.items[item * ITEM_STRIDE + ITEM.units] += quantity;
  recordEvent(state, EVENT.order, item, -1, cell, quantity, 0);
  loseUnits(state, item, cell, quantity, state.now);
}
