export interface CompassSearchOptions {
  readonly start: readonly number[];
  /** Bounds, one per coordinate. */
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** First step in every coordinate, > 0. */
  readonly firstStep: number;
  /** The search ends when the step, which halves after each round without success, is below this; > 0. */
  readonly lastStep: number;
  /** Most calls of the function. */
  readonly callBudget: number;
}

/**
 * A local minimum of an exact, cheap function in a box by steps along the coordinates: no derivatives, no randomness.
 * A direction that has paid is tried first the next time.
 * Source: Kolda, Lewis and Torczon 2003, SIAM Review 45(3).
 */
export function compassSearch(
  evaluate: (point: readonly number[]) => number,
  options: CompassSearchOptions,
): { readonly point: readonly number[]; readonly value: number } {
  const { start, lower, upper, lastStep, callBudget } = options;
  let point = start.map((value, index) => Math.min(upper[index], Math.max(lower[index], value)));
  let value = evaluate(point);
  let calls = 1;
  const direction = point.map(() => 1);
  const improves = (coordinate: number, change: number): boolean => {
    const next = Math.min(upper[coordinate], Math.max(lower[coordinate], point[coordinate] + change));
    if (next === point[coordinate] || calls >= callBudget) return false;
    const candidate = point.with(coordinate, next);
    const candidateValue = evaluate(candidate);
    calls++;
    if (!(candidateValue < value)) return false;
    point = candidate;
    value = candidateValue;
    return true;
  };
  for (let step = options.firstStep; step >= lastStep && calls < callBudget; ) {
    let hasMoved = false;
    for (let coordinate = 0; coordinate < point.length; coordinate++) {
      if (improves(coordinate, direction[coordinate] * step)) hasMoved = true;
      else if (improves(coordinate, -direction[coordinate] * step)) {
        direction[coordinate] *= -1;
        hasMoved = true;
      }
    }
    if (!hasMoved) step /= 2;
  }
  return { point, value };
}
