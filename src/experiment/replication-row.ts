/** A value replaced for some runs only: a dotted path into the model, or `policies.<id>. …` into a policy block. */
export interface Setting {
  readonly path: string;
  readonly value: unknown;
}

/** One run of a campaign: positions of scenario and policy, and the replication number. */
export interface Task {
  readonly scenario: number;
  readonly policy: number;
  readonly replication: number;
  /** Changes on top of the scenario, as a search over parameters makes them. */
  readonly settings?: readonly Setting[];
  /** Draw for this policy alone, not common to all policies. */
  readonly isIndependent?: boolean;
  /** Days run and not measured; the rest of the model's run is measured. Default: the model's. */
  readonly warmUpDays?: number;
}

/** What is kept in memory of one replication: a few numbers per metric, whatever the numbers of items and days. */
export interface ReplicationRow extends Task {
  readonly traceHash: string;
  readonly orderCount: number;
  readonly eventCount: number;
  /** Numerators and denominators, in the order of the model's metrics. */
  readonly over: readonly number[];
  readonly per: readonly number[];
  /** Days measured. */
  readonly days: number;
  /** Control variates of mean 0: units demanded less expected; sum of random lead times less their means [days]. */
  readonly demandSurprise: number;
  readonly leadTimeSurprise: number;
}

/** The value of a metric in one replication; NaN where it has no meaning. */
export function metricValue(row: ReplicationRow, metric: number): number {
  return row.over[metric] / row.per[metric];
}
