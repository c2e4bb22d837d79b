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
  readonly group: 'headline' | 'service' | 'cost' | 'inventory' | 'flow' | 'operations' | 'speed';
}

/**
 * Estimate over replications with a 95 % Student interval; metrics that are fractions are ratios of sums with a jackknife
 * interval. halfWidth is null when n < 2.
 */
export interface Estimate {
  readonly mean: number;
  readonly halfWidth: number | null;
  readonly standardDeviation: number | null;
  readonly n: number;
  /** Hall's transformed interval for skewed outputs; present when the sample is skewed and large enough for it. */
  readonly skewAdjusted?: { readonly lower: number; readonly upper: number };
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

/** A figure of nodes' buildings, described as in MetricInfo. Its id is that of the network's metric. */
export interface NodeFigureInfo {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly better: 'lower' | 'higher' | 'neither';
  readonly definition: string;
  readonly part: 'dock' | 'storage' | 'outbound';
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
  /**
   * By id of NodeFigureInfo, those of what the node has; ratios of sums over replications, null where there was nothing
   * to divide by. Absent when it has no dock, rooms or limited work.
   */
  readonly figures?: Readonly<Record<string, number | null>>;
}

export interface SpeedResult {
  readonly id: string;
  readonly label: string;
  /** Order to delivery, promised [h]; with `deliverBy` the most that it can be, of an order at local midnight. */
  readonly deadlineHours: number;
  /** A promise by the calendar: `days` after the order's day, at a time such as 21:00, on the clock of the region. */
  readonly deliverBy?: { readonly days: number; readonly at: string };
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
  /** difference.mean / |incumbent.mean|, so that what rises is above 0; null when the incumbent's mean is 0. */
  readonly relative: number | null;
  /** Correlation of the paired replications; null when a side does not vary. */
  readonly correlation: number | null;
  readonly verdict: Verdict;
  /** How many times more replications independent runs would have needed; null when undefined. */
  readonly savedByCommonNumbers: number | null;
  /** Two-sided p value of a difference of 0, and the same adjusted over the metrics of interest of this scenario (Holm). */
  readonly pValue: number | null;
  readonly holmPValue?: number;
  /** The difference with control variates; absent when switched off or of no use. */
  readonly controlled?: {
    readonly difference: Estimate;
    /** Variance without controls / with them. */
    readonly gain: number;
    readonly controls: readonly string[];
  };
  /** Interval that holds for all candidates of the scenario at once; only with two candidates or more. */
  readonly simultaneous?: {
    readonly procedure: 'Dunnett' | 'Bonferroni';
    readonly halfWidth: number;
  };
}

/** Every policy against the best of the others, one metric of one scenario. */
export interface BestComparison {
  readonly scenario: string;
  readonly metric: string;
  readonly procedure: string;
  /** Policies that may be the best at 95 % confidence, in the order of the experiment. */
  readonly maybeBest: readonly string[];
  /** Per policy: mean less the best of the others, with constrained limits. */
  readonly rows: readonly {
    readonly policy: string;
    readonly difference: number;
    readonly lower: number;
    readonly upper: number;
  }[];
}

/** Why a campaign stopped adding replications. */
export interface StoppingReport {
  readonly reason: 'precision reached' | 'budget spent';
  readonly rounds: readonly number[];
  readonly targets: readonly {
    readonly metric: string;
    readonly kind: 'relative' | 'absolute';
    readonly target: number;
    /** The least precise scenario and policy, and the half width reached there (relative to the mean when relative). */
    readonly scenario: string;
    readonly policy: string;
    readonly reached: number | null;
    readonly isReached: boolean;
  }[];
}

/** Outcome of choosing the best policy. */
export interface SelectionReport {
  readonly procedure: 'KN' | 'OCBA';
  readonly metric: string;
  readonly scenario: string;
  readonly indifferenceZone: number | null;
  readonly confidence: number | null;
  readonly best: string;
  /** Runs used by each policy and, for KN, the replication after which it was dropped (null = kept to the end). */
  readonly policies: readonly {
    readonly policy: string;
    readonly replications: number;
    readonly mean: number;
    readonly eliminatedAfter: number | null;
  }[];
  readonly statement: string;
}

/** What a sweep varied, and the mean response of each metric of interest to each level. */
export interface SweepReport {
  readonly design: 'full' | 'fractional' | 'latin-hypercube';
  readonly factors: readonly { readonly id: string; readonly label: string; readonly path: string }[];
  /** One row per scenario: the level of each factor. */
  readonly points: readonly {
    readonly scenario: string;
    readonly levels: readonly (number | string | boolean)[];
  }[];
  readonly mainEffects: readonly {
    readonly factor: string;
    readonly policy: string;
    readonly metric: string;
    readonly levels: readonly { readonly level: number | string | boolean; readonly estimate: Estimate }[];
    /** Last level less the first, paired by replication; absent where a design is not orthogonal. */
    readonly change?: Estimate;
  }[];
  /** For fractions: what is confounded with what. */
  readonly aliases?: string;
}

/** Steady-state analysis of one metric under one policy. */
export interface SteadyStateReport {
  readonly scenario: string;
  readonly policy: string;
  readonly metric: string;
  /** Days of one observation. */
  readonly intervalDays: number;
  /**
   * MSER-5 on this series alone: days it would drop, the statistic by groups of five observations dropped, and whether
   * the series was too short to tell. The greatest truncatedDays of a scenario is dropped for all its policies and metrics.
   */
  readonly truncatedDays: number;
  /** In a check: days dropped instead, as in the baseline; the same in all reports of a scenario. */
  readonly droppedDays?: number;
  readonly mserCurve: readonly number[];
  readonly isAtLimit: boolean;
  /** By interval, from day 0: the metric over all replications, as a ratio of sums. */
  readonly series: readonly number[];
  /** Batch means after the common truncation; n is the number of batches. */
  readonly estimate: Estimate;
  readonly batches: number;
  readonly lagOne: number | null;
  readonly isIndependent: boolean;
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
  /** Measured days [d], after the warm-up: a replication runs warmUpDays + horizonDays in all. */
  readonly horizonDays: number;
  /** Days [d] from the start date that fill the network and count in no estimate. */
  readonly warmUpDays: number;
  /** Label of the scenario axis when scenarios carry x. xIsShare: print x as a percentage. */
  readonly curve?: { readonly label: string; readonly xIsShare: boolean };
  readonly metrics: readonly MetricInfo[];
  /** Figures of nodes' buildings, those of any scenario; only when there are some. */
  readonly nodeFigures?: readonly NodeFigureInfo[];
  /** Metric ids that the experiment asked to lead with, in order. */
  readonly metricsOfInterest: readonly string[];
  readonly policies: readonly PolicyInfo[];
  readonly scenarios: readonly ScenarioInfo[];
  readonly cells: readonly Cell[];
  readonly comparisons: readonly Comparison[];
  /** Multiple comparisons with the best; only with three policies or more. */
  readonly best?: readonly BestComparison[];
  readonly stopping?: StoppingReport;
  readonly selection?: SelectionReport;
  readonly sweep?: SweepReport;
  readonly steadyState?: readonly SteadyStateReport[];
  /** Which procedure gave which claim, in sentences. */
  readonly procedures: readonly string[];
}
