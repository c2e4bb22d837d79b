/*
 * The result contract: what stage 5 writes to result.json and what reports read. Byte-identical for identical inputs:
 * no wall-clock time, no machine, no worker count. Money in the model's currency, time in days unless named otherwise.
 */

export const RESULT_FORMAT = 'echelon-result/1';

export interface MetricInfo {
  readonly id: string;
  readonly label: string;
  /** '' | '%' | 'USD' | 'USD/unit' | 'days' | 'units' | 'mile' … as printed after the number. Shares are stored 0..1 with unit '%'. */
  readonly unit: string;
  readonly better: 'lower' | 'higher' | 'neither';
  /** Definition as one sentence with its formula; the same text as docs/outputs.md. */
  readonly definition: string;
  /** 'headline' metrics lead the table; 'cost' lines sum to the metric 'total-cost-per-unit'. */
  readonly group: 'headline' | 'service' | 'cost' | 'inventory' | 'flow' | 'speed';
}

/** Mean over replications with a 95 % Student interval. halfWidth is null when n < 2. */
export interface Estimate {
  readonly mean: number;
  readonly halfWidth: number | null;
  readonly standardDeviation: number | null;
  readonly n: number;
}

export interface PolicyInfo {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly incumbent: boolean;
}

export interface ScenarioInfo {
  readonly id: string;
  readonly label: string;
  /** Position on the curve's x axis, when the experiment declares one. */
  readonly x?: number;
}

/** Means over replications for one node. */
export interface NodeResult {
  readonly id: string;
  readonly kind: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly unitsShipped: number;
  readonly meanOnHand: number;
  readonly meanInTransit: number;
  readonly meanBackorders: number;
  readonly daysOfCover: number | null;
  readonly holdingCost: number;
  readonly shippingCost: number;
}

export interface SpeedResult {
  readonly id: string;
  readonly label: string;
  readonly deadlineHours: number;
  readonly unitsDemanded: number;
  /** Shares of units demanded. */
  readonly fillRate: number | null;
  readonly promiseMet: number | null;
  readonly late: number | null;
  readonly lost: number | null;
  readonly deliveryHoursP50: number | null;
  readonly deliveryHoursP90: number | null;
  readonly deliveryHoursP99: number | null;
}

/** Daily means over replications, from day 0 (warm-up included). */
export interface DailySeries {
  readonly day: readonly number[];
  readonly columns: Readonly<Record<string, readonly number[]>>;
}

/** One scenario under one policy. */
export interface Cell {
  readonly scenario: string;
  readonly policy: string;
  /** Hex trace hash of each replication, in order. */
  readonly traceHashes: readonly string[];
  readonly estimates: Readonly<Record<string, Estimate>>;
  readonly nodes: readonly NodeResult[];
  readonly speeds: readonly SpeedResult[];
  readonly daily: DailySeries;
}

export type Verdict =
  | 'better'
  | 'worse'
  | 'no clear difference'
  | 'identical'
  | 'higher'
  | 'lower'
  | 'too few replications';

/** Candidate minus incumbent, paired by replication, one metric of one scenario. */
export interface Comparison {
  readonly scenario: string;
  readonly policy: string;
  readonly metric: string;
  readonly incumbent: Estimate;
  readonly candidate: Estimate;
  readonly difference: Estimate;
  /** difference.mean / incumbent.mean; null when the incumbent's mean is 0. */
  readonly relative: number | null;
  /** Correlation of the paired replications; null when a side does not vary. */
  readonly correlation: number | null;
  readonly verdict: Verdict;
}

export interface Result {
  readonly format: typeof RESULT_FORMAT;
  readonly echelonVersion: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly model: {
    readonly name: string;
    readonly title: string;
    readonly hash: string;
    readonly currency: string;
    readonly distanceUnit: string;
    readonly startDate: string;
    readonly items: number;
    readonly regions: number;
    readonly nodesByKind: Readonly<Record<string, number>>;
  };
  readonly seed: string;
  readonly replications: number;
  readonly horizonDays: number;
  readonly warmUpDays: number;
  /** Label of the scenario axis when scenarios carry x. xIsShare: print x as a percentage. */
  readonly curve?: { readonly label: string; readonly xIsShare: boolean };
  readonly metrics: readonly MetricInfo[];
  /** Metric ids that the experiment asked to lead with, in order. */
  readonly metricsOfInterest: readonly string[];
  readonly policies: readonly PolicyInfo[];
  readonly scenarios: readonly ScenarioInfo[];
  readonly cells: readonly Cell[];
  readonly comparisons: readonly Comparison[];
}
