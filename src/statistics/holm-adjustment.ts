import { invariant } from '../foundation/invariant.ts';

/**
 * Holm's adjusted p-values, in the order given: sorted from the smallest, the k-th of m becomes
 * max over j <= k of min(1, (m - j + 1) p_j). Claiming every metric whose adjusted value is at most alpha makes the
 * chance of any false claim at most alpha, whatever the dependence. For claims of improvement over several metrics;
 * gates that must all pass need no adjustment.
 * @throws InvariantError when a value is outside [0, 1]
 * Source: Holm (1979), Scandinavian Journal of Statistics 6, 65-70.
 */
export function holmAdjustment(pValues: readonly number[]): number[] {
  invariant(
    pValues.every((value) => value >= 0 && value <= 1),
    () => `holmAdjustment needs p-values in [0, 1], got ${pValues.join(', ')}`,
  );
  const order = pValues.map((_, index) => index).sort((a, b) => pValues[a] - pValues[b]);
  const adjusted = new Array<number>(pValues.length);
  let greatest = 0;
  order.forEach((index, place) => {
    greatest = Math.max(greatest, Math.min(1, (pValues.length - place) * pValues[index]));
    adjusted[index] = greatest;
  });
  return adjusted;
}
