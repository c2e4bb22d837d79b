import type { Network } from '../network/network.ts';
import { atDockOffset, ROOM, ROOM_STRIDE } from '../simulation/mechanisms/inbound-layout.ts';
import type { MeasuredRun } from '../simulation/simulate.ts';

const SECONDS_PER_DAY = 86_400;

/** Integral of the units of a stock that have arrived and cannot be sold yet [unit s]; 0 without docks. */
export function atDockSeconds(network: Network, { measured }: MeasuredRun, stock: number): number {
  return measured.mechanisms.inbound?.[atDockOffset(network.buildings?.docks.length ?? 0) + stock] ?? 0;
}

/** What rooms above their threshold cost [money]. */
export function storageCost(network: Network, { measured }: MeasuredRun): number {
  const counters = measured.mechanisms.storage;
  let cost = 0;
  for (const [room, { rule }] of (network.buildings?.rooms ?? []).entries()) {
    cost += (counters[room * ROOM_STRIDE + ROOM.excess] / SECONDS_PER_DAY) * rule.penaltyPerM3Day;
  }
  return cost;
}
