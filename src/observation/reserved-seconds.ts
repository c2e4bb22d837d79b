import type { Network } from '../network/network.ts';
import { BASKET_COUNTERS } from '../simulation/mechanisms/baskets-layout.ts';
import { reservedPlace } from '../simulation/mechanisms/departure-counters.ts';
import type { MeasuredRun } from '../simulation/simulate.ts';

/** Unit seconds that a stock was reserved for orders that had not left: with departures, or held for consolidation. */
export function reservedSeconds(network: Network, { measured }: MeasuredRun, stock: number): number {
  const { departures, baskets } = measured.mechanisms;
  return departures?.[reservedPlace(network.speedCount, stock)] ?? baskets?.[BASKET_COUNTERS + stock] ?? 0;
}
