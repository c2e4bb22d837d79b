import type { Distribution } from '../random/distributions/distribution.ts';

/** Departure to delivery of a parcel, where it varies. The promise is judged by the planned transit. */
export interface RandomTransit {
  /** [days], never negative. */
  readonly days: Distribution;
  /** Probability that the delay below comes on top, 0 to 1. */
  readonly lateProbability: number;
  /** [days], never negative. */
  readonly delayDays: Distribution;
}

/** One weight band of a way to reach customers: price = fixed + perKg x weight, for shipments from `fromKg` up. */
export interface RateBand {
  readonly fromKg: number;
  readonly fixed: number;
  readonly perKg: number;
}

/** The price and transit of one speed over one distance zone. */
export interface ZoneRate {
  readonly speed: number;
  /** Position of the zone: distances up to zoneLimitsKm[zone]; the last zone has no limit. */
  readonly zone: number;
  /** Position in OutboundSpec.methods. */
  readonly method: number;
  /** Planned. */
  readonly transitSeconds: number;
  /** Present where the real transit varies. */
  readonly transit?: RandomTransit;
  /** Sorted by fromKg, the first at 0. */
  readonly bands: readonly RateBand[];
}

/** An explicit node-region connection; replaces zone rates for that node, region and speed. */
export interface OutboundLaneSpec {
  readonly from: number;
  readonly region: number;
  /** undefined = every speed. */
  readonly speed?: number;
  /** Position in OutboundSpec.methods. */
  readonly method: number;
  /** Planned. */
  readonly transitSeconds: number;
  /** Present where the real transit varies. */
  readonly transit?: RandomTransit;
  readonly distanceKm: number;
  readonly bands: readonly RateBand[];
}

export interface OutboundSpec {
  /** Upper limits of all zones but the last [km], increasing. */
  readonly zoneLimitsKm: readonly number[];
  /** Names of the zones as printed, one more than limits. */
  readonly zoneNames: readonly string[];
  /** Names of the ways of shipping, in the order first named. */
  readonly methods: readonly string[];
  readonly rates: readonly ZoneRate[];
  readonly lanes: readonly OutboundLaneSpec[];
}
