/** Largest relative error that rounding may leave in a balance of divisible items and money. */
export const TOLERANCE = 1e-7;

/** Whether the two sides of a law are equal but for rounding. */
export function isNear(left: number, right: number): boolean {
  return Math.abs(left - right) <= TOLERANCE * Math.max(1, Math.abs(left), Math.abs(right));
}
