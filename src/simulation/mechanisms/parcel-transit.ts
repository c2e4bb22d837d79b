import { PURPOSES } from '../../random/random-stream.ts';
import type { SimulationState } from '../simulation-state.ts';

const SECONDS_PER_DAY = 86_400;

/** Whom the parcel is for: what its transit belongs to. */
export interface ParcelKey {
  readonly option: number;
  /** Item of its first line. */
  readonly item: number;
  readonly cell: number;
  /** When it was ordered [s]. */
  readonly orderedAt: number;
}

/** Departure to arrival of the box that leaves now [s], for nodes with departures. */
export function parcelTransitSeconds(state: SimulationState, parcel: ParcelKey): number {
  const { departures, network } = state;
  const planned =
    departures?.tables.transitSeconds[parcel.option] ?? network.outbound.deliverySeconds[parcel.option];
  return planned + transitSurprise(state, parcel);
}

/**
 * Real transit less the planned one [s]; 0 where it does not vary. It belongs to the order (item, region, speed and second
 * of the order), the node and the method, so it is the same for every policy that ships this order this way.
 */
export function transitSurprise(state: SimulationState, parcel: ParcelKey): number {
  const { network, random } = state;
  const { transitOf, transits, method, site, transitSeconds } = network.outbound;
  const { option, item, cell, orderedAt } = parcel;
  if (transitOf === undefined || transitOf[option] < 0) return 0;
  const { days, lateProbability, delayDays } = transits[transitOf[option]];
  const customer = (state.regionOfCell[cell] << 8) ^ state.speedOfCell[cell];
  const way = (network.siteNode[site[option]] << 8) ^ method[option];
  random.rekey(state.master, PURPOSES.transit, network.itemKey[item], customer, orderedAt, way);
  const isLate = random.uniform() < lateProbability;
  const onTheRoad = days.sample(random);
  const real = isLate ? onTheRoad + delayDays.sample(random) : onTheRoad;
  return Math.round(real * SECONDS_PER_DAY) - transitSeconds[option];
}
