import type { Estimate, Verdict } from './result.ts';

/*
 * The contract of optimum.json. Byte-identical for identical inputs, as result.json is. All values are in the unit of
 * their metric and with its sign, whether it was minimised or maximised.
 */

export const OPTIMUM_FORMAT = 'echelon-optimum/1';

/** A number that the search could choose. */
export interface OptimumParameter {
  readonly id: string;
  readonly path: string;
  readonly low: number;
  readonly high: number;
  readonly isInteger: boolean;
  readonly unit?: string;
}

/** One look of the search at one point. */
export interface OptimumPoint {
  /** One value per parameter, as they were run: rounded to 6 significant digits. */
  readonly values: readonly number[];
  /** How many replications the look is made of. */
  readonly replications: number;
  /** Mean of the metric over these replications, and the half width of its 95 % interval. */
  readonly mean: number;
  readonly halfWidth: number | null;
  /** What missing the bounds counts, in the unit of the metric; 0 when all are kept. */
  readonly penalty: number;
  readonly isFeasible: boolean;
}

/** Winner and start of the search on replications that had no part in it. */
export interface OptimumConfirmation {
  /** First replication number used, and how many. */
  readonly firstReplication: number;
  readonly replications: number;
  readonly best: Estimate;
  readonly start: Estimate;
  /** Best less start, paired by replication. */
  readonly difference: Estimate;
  readonly verdict: Verdict;
  /** The bounded metrics of the best, and whether their means keep the bounds. */
  readonly constraints: readonly {
    readonly metric: string;
    readonly best: Estimate;
    readonly start: Estimate;
    readonly isKept: boolean;
  }[];
  /** Mean of the best in the search less its confirmed mean: how much better or worse luck made it look. */
  readonly optimism: number;
  /** The same for best less start, in which luck that both share cancels. */
  readonly optimismOfDifference: number;
}

/** Outcome of `echelon optimize`. */
export interface Optimum {
  readonly format: typeof OPTIMUM_FORMAT;
  readonly echelonVersion: string;
  readonly name: string;
  readonly title: string;
  readonly model: { readonly name: string; readonly hash: string };
  readonly seed: string;
  readonly scenario: string;
  readonly policy: string;
  readonly method: 'coordinate' | 'spsa' | 'surrogate';
  readonly metric: { readonly id: string; readonly label: string; readonly unit: string };
  readonly goal: 'minimize' | 'maximize';
  readonly parameters: readonly OptimumParameter[];
  readonly constraints: readonly {
    readonly metric: string;
    readonly unit: string;
    readonly relation: '>=' | '<=';
    readonly bound: number;
    /** What a miss of 1 counted during the search. */
    readonly price: number;
  }[];
  /** Start and best as the search saw them. */
  readonly start: OptimumPoint;
  readonly best: OptimumPoint;
  readonly confirmation: OptimumConfirmation;
  /** Runs that the search asked for, without the confirmation. */
  readonly runs: number;
  /** Whether the budget ended the search, or nothing was left to try. */
  readonly stopped: 'budget' | 'converged';
  /** Every look of the search, in order. */
  readonly history: readonly OptimumPoint[];
}
