import type { NodeKind } from './node-kind.ts';

/** Nodes of one end of a lane: all conditions must hold; an absent one always holds. */
export interface LaneEndFilter {
  readonly nodes?: readonly number[];
  readonly kinds?: readonly NodeKind[];
}

/** One kind of trailer. */
export interface TrailerSpec {
  /** Usable room [m3], > 0. */
  readonly volumeM3: number;
  /** Greatest load [kg], > 0; Infinity = weight does not limit. */
  readonly weightKg: number;
  /** Charged for each trailer that leaves [money]. */
  readonly cost: number;
  /** Charged for each kilometre that it drives [money]. */
  readonly costPerKm: number;
  /** Share of the kilometres driven empty, 0 to below 1: a loaded kilometre costs costPerKm / (1 - emptyShare). */
  readonly emptyShare: number;
}

/** A carrier that takes at once what the scheduled trailers left behind, in trailers of the same size. */
export interface SpotSpec {
  /** Charged for each trailer [money]. */
  readonly cost: number;
  /** Charged for each trailer and kilometre [money]. */
  readonly costPerKm: number;
  /** Charged per cubic metre and kilometre [money]: loads that share a trailer with those of others. */
  readonly volumeDistanceCost: number;
}

/** How the goods of the lanes that match travel; the first rule that matches wins. */
export interface TransportRuleSpec {
  readonly from: LaneEndFilter;
  readonly to: LaneEndFilter;
  readonly trailer: TrailerSpec;
  /** Seconds since Monday midnight at which trailers leave, rising; undefined = at any second. */
  readonly departureSeconds?: readonly number[];
  /** Trailers at each scheduled departure, >= 1; Infinity without a schedule. */
  readonly trailersPerDeparture: number;
  /** A trailer leaves only when loaded to this share of its volume or weight, 0 to 1 … */
  readonly fillThreshold: number;
  /** … or when its oldest goods have waited this long [s]; Infinity when fillThreshold is 0. */
  readonly longestWaitSeconds: number;
  /** Time at the yard that policies add to the lane's lead time [days]. */
  readonly plannedWaitDays: number;
  readonly spot?: SpotSpec;
}
