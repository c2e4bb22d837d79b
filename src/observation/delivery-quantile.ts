import { DELIVERY_BIN_SECONDS, DELIVERY_BINS } from '../simulation/layout.ts';

/**
 * Quantile of the order-to-delivery time over units [hours], to a quarter of an hour; NaN when nothing was delivered.
 * Times beyond 42 days read as 42 days.
 * @param speeds speeds pooled
 */
export function deliveryQuantileHours(
  deliveryTimes: Float64Array,
  speeds: readonly number[],
  probability: number,
): number {
  let total = 0;
  for (const speed of speeds) {
    for (let bin = 0; bin < DELIVERY_BINS; bin++) total += deliveryTimes[speed * DELIVERY_BINS + bin];
  }
  if (total <= 0) return Number.NaN;
  let sum = 0;
  for (let bin = 0; bin < DELIVERY_BINS; bin++) {
    for (const speed of speeds) sum += deliveryTimes[speed * DELIVERY_BINS + bin];
    if (sum >= probability * total * (1 - 1e-12)) return (bin * DELIVERY_BIN_SECONDS) / 3600;
  }
  return ((DELIVERY_BINS - 1) * DELIVERY_BIN_SECONDS) / 3600;
}
