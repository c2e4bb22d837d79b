import { invariant } from '../../foundation/invariant.ts';

/** A stock that an order may be filled up with. */
export interface FillLine {
  /** Inventory position [units]. */
  readonly position: number;
  /** Expected demand [units/day], > 0. */
  readonly perDay: number;
  /** Units ordered already, and those they are counted in, > 0. */
  readonly quantity: number;
  readonly step: number;
}

/** Halvings of the interval in which the days of cover are sought, and doublings to find one. */
const HALVINGS = 60;
const DOUBLINGS = 60;
const TOLERANCE = 1e-9;

/**
 * Fills an order up until it is enough: always one step more of the stock with the fewest days of cover, counting what is
 * ordered; ties go to the one listed first. O(lines) per halving, not per unit.
 * @param isEnough of units by line; more of any line never makes it less, and much of all of them is
 * @returns units by line
 */
export function fillByCover(
  lines: readonly FillLine[],
  isEnough: (quantities: readonly number[]) => boolean,
): number[] {
  const upTo = (days: number) =>
    lines.map(({ position, perDay, quantity, step }) =>
      Math.max(
        quantity,
        quantity + Math.ceil((days * perDay - position - quantity) / step - TOLERANCE) * step,
      ),
    );
  // Owed units are covered by less than no days.
  let short = Math.min(0, ...lines.map(({ position, perDay }) => position / perDay));
  let enough = 1;
  for (let doubling = 0; !isEnough(upTo(enough)); doubling++) {
    invariant(doubling < DOUBLINGS, () => `an order of ${lines.length} lines cannot be filled up`);
    enough *= 2;
  }
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (short + enough) / 2;
    if (isEnough(upTo(middle))) enough = middle;
    else short = middle;
  }
  const quantities = upTo(short);
  while (!isEnough(quantities)) {
    let least = 0;
    for (let line = 1; line < lines.length; line++) {
      if (coverOf(lines[line], quantities[line]) < coverOf(lines[least], quantities[least]) - TOLERANCE)
        least = line;
    }
    quantities[least] += lines[least].step;
  }
  return quantities;
}

/** Days that a stock and what is ordered for it last. */
function coverOf({ position, perDay }: FillLine, quantity: number): number {
  return (position + quantity) / perDay;
}
