import type { SimulationState } from '../simulation-state.ts';
import type { BoxStore } from './box-store.ts';

/** Boxes that wait for their departure: how many, their units, and what they will cost [money]. Grows with the most that waited at once. */
export function bookedBoxes(state: SimulationState): {
  readonly count: number;
  readonly units: number;
  readonly price: number;
} {
  let count = 0;
  let units = 0;
  let price = 0;
  const boxes = state.departures?.boxes;
  for (let box = 0; boxes !== undefined && box < boxes.usedBoxes; box++) {
    if (!boxes.isOpen(box)) continue;
    const one = bookedBox(state, boxes, box);
    count += 1;
    units += one.quantity;
    price += one.price;
  }
  return { count, units, price };
}

/** Units of a box in the store, and what it will cost when it departs [money]. */
export function bookedBox(
  state: SimulationState,
  boxes: BoxStore,
  box: number,
): { readonly quantity: number; readonly price: number } {
  let quantity = 0;
  let weightKg = 0;
  for (let line = boxes.firstLine[box]; line >= 0; line = boxes.lineNext[line]) {
    quantity += boxes.lineQuantity[line];
    weightKg += boxes.lineQuantity[line] * state.option.prices.weightKg[boxes.lineItem[line]];
  }
  return { quantity, price: state.option.boxCost(boxes.option[box], quantity, weightKg) };
}
