import { invariant } from '../foundation/invariant.ts';

/** Places and weights of a numerical integral: sum of weight times the function at each place. */
export interface Quadrature {
  readonly places: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Gauss-Legendre rule on [from, to]: exact for polynomials up to degree 2 count - 1. The places are the roots of the
 * Legendre polynomial, found by Newton's method. Grows as count squared.
 * @param count whole number >= 1
 * @throws InvariantError when the count is below 1
 * Source: Abramowitz and Stegun (1964), equations 25.4.29 and 25.4.30.
 */
export function gaussLegendre(count: number, from: number, to: number): Quadrature {
  invariant(Number.isInteger(count) && count >= 1, () => `gaussLegendre needs a count >= 1, got ${count}`);
  const places = new Float64Array(count);
  const weights = new Float64Array(count);
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  for (let index = 0; index < count; index++) {
    let root = Math.cos((Math.PI * (index + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let round = 0; round < 100; round++) {
      const [value, derivative] = legendre(count, root);
      slope = derivative;
      const step = value / derivative;
      root -= step;
      if (Math.abs(step) < 1e-15) break;
    }
    places[index] = middle - half * root;
    weights[index] = (2 * half) / ((1 - root * root) * slope * slope);
  }
  return { places, weights };
}

/** Legendre polynomial of a degree and its derivative, by the three-term recurrence. */
function legendre(degree: number, x: number): [value: number, derivative: number] {
  let before = 0;
  let value = 1;
  for (let order = 1; order <= degree; order++) {
    const next = ((2 * order - 1) * x * value - (order - 1) * before) / order;
    before = value;
    value = next;
  }
  return [value, (degree * (x * value - before)) / (x * x - 1)];
}
