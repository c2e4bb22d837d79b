import type { Network } from '../network/network.ts';
import { reservedPlace } from '../simulation/mechanisms/departure-counters.ts';
import type { MeasuredRun } from '../simulation/simulate.ts';

/** Unit seconds that a stock was reserved for orders that had not left; 0 without departures. */
export function reservedSeconds(network: Network, { measured }: MeasuredRun, stock: number): number {
  return measured.mechanisms['departures']?.[reservedPlace(network.speedCount, stock)] ?? 0;
}
