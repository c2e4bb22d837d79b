import { invariant } from '../foundation/invariant.ts';

/**
 * Quantile of values in ascending order (the caller sorts).
 * `interpolated` (type 7): linear between the order statistics around place (n - 1) q, counted from 0.
 * `observed` (type 1): the smallest value that at least a share q of the values does not exceed.
 * @param share q in [0, 1]
 * @throws InvariantError when there is no value or the share is outside its range
 * Source: Hyndman and Fan (1996), The American Statistician 50, 361-365.
 */
export function quantileOfSorted(
  sorted: readonly number[],
  share: number,
  kind: 'interpolated' | 'observed' = 'interpolated',
): number {
  invariant(
    sorted.length > 0 && share >= 0 && share <= 1,
    () => `quantileOfSorted needs values and a share in [0, 1], got ${sorted.length} values and ${share}`,
  );
  if (kind === 'observed') return sorted[Math.max(0, Math.ceil(withoutNoise(sorted.length * share)) - 1)];
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

/** 0.1 * 30 is 3.0000000000000004: a whole number missed by rounding must not move the rank up. */
function withoutNoise(place: number): number {
  const whole = Math.round(place);
  return Math.abs(place - whole) < 1e-9 * Math.max(1, whole) ? whole : place;
}
