import type { Distribution } from '../random/distributions/distribution.ts';

/** When shocks come: once, or again and again with random times between their end and the next begin. */
export type ShockTimes =
  | { readonly kind: 'scheduled'; readonly fromDay: number; readonly days: number }
  | { readonly kind: 'random'; readonly betweenDays: Distribution; readonly durationDays: Distribution };

/** Demand times a factor for whole days. */
export interface BurstSpec {
  readonly kind: 'burst';
  /** Keys its draws. */
  readonly name: string;
  /** Item classes it touches; undefined = all. */
  readonly classes?: readonly string[];
  readonly times: ShockTimes;
  /** Drawn once a burst, mean > 0. Of a known burst divided by its mean, which is an event of demand. */
  readonly factor: Distribution;
  /** Standard deviation of the log of a factor of each class with mean 1, drawn once a burst. */
  readonly categoryTilt: number;
  /** Whether policies know of it: then demand.events holds its mean. */
  readonly isKnown: boolean;
}

/** A level of mean 1 whose log is autoregressive from week to week. */
export interface WeeklyLevelSpec {
  /** 0 to below 1. */
  readonly weeklyCorrelation: number;
  /** Standard deviation of the log, >= 0. */
  readonly logDeviation: number;
}

/** Demand times a drifting level. */
export interface RegimeSpec extends WeeklyLevelSpec {
  readonly kind: 'regime';
  readonly name: string;
  readonly classes?: readonly string[];
}

export type SurgeSpec = BurstSpec | RegimeSpec;

/** Failures of some nodes, vendors or lanes, each with a calendar of its own. */
export interface OutageSpec {
  readonly of: 'node' | 'lane' | 'vendor';
  /** Positions of the nodes or lanes. */
  readonly members: readonly number[];
  /** Of lanes: pairs of nodes that transfers join and that fail likewise. */
  readonly ways: readonly { readonly from: number; readonly to: number }[];
  readonly times: ShockTimes;
  /** Share of capacity lost, above 0 to 1; 1 = closed. */
  readonly severity: number;
}

/** A random level on the capacity of some nodes. */
export interface CapacityPathSpec extends WeeklyLevelSpec {
  /** Positions of the nodes. */
  readonly nodes: readonly number[];
}

/** What happens to a network: docs/mechanisms/shocks.md. */
export interface ShocksSpec {
  readonly surges: readonly SurgeSpec[];
  readonly outages: readonly OutageSpec[];
  readonly capacity: readonly CapacityPathSpec[];
}
