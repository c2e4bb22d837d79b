import type { Locate } from '../model/located-value.ts';
import type { Override } from '../model/override.ts';
import type { ValuePath } from '../model/source-document.ts';
import type { SweepReport } from './result.ts';
import type { SteadyStatePlan } from './steady-state-plan.ts';
import type { Level } from './sweep-points.ts';

/** A policy of an experiment; its block is read against each scenario's model. */
export interface ExperimentPolicy {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** The raw policy block, or undefined = the model's own. */
  readonly block?: { readonly value: unknown; readonly path: ValuePath };
}

export interface ExperimentScenario {
  readonly id: string;
  readonly label: string;
  readonly x?: number;
  readonly overrides: readonly Override[];
}

/** Replications are added until every target is met. */
export interface PrecisionPlan {
  readonly targets: readonly {
    readonly metric: string;
    readonly kind: 'relative' | 'absolute';
    readonly target: number;
  }[];
  readonly of: 'estimates' | 'differences';
  /** Replications at most of each policy in each scenario. */
  readonly budget: number;
}

/** The best policy is searched for instead of comparing all. */
export interface SelectionPlan {
  readonly metric: string;
  readonly procedure: 'kn' | 'ocba';
  /** Present for kn [unit of the metric]. */
  readonly indifferenceZone?: number;
  readonly confidence: number;
  readonly budget: number;
}

/** What `echelon sweep` varies; the scenarios of the experiment are its points, in the same order. */
export interface SweepPlan extends Pick<SweepReport, 'design' | 'factors' | 'aliases'> {
  /** One level per factor. */
  readonly points: readonly (readonly Level[])[];
}

/** What `echelon optimize` searches. */
export interface OptimizePlan {
  /** Position in the experiment's policies. */
  readonly policy: number;
  readonly parameters: readonly {
    readonly id: string;
    /** Into the model, or `policies.<id>. …`. */
    readonly path: string;
    readonly low: number;
    readonly high: number;
    readonly isInteger: boolean;
    readonly start: number;
    /** Written after the number. */
    readonly unit?: string;
  }[];
  readonly metric: string;
  readonly goal: 'minimize' | 'maximize';
  readonly constraints: readonly {
    readonly metric: string;
    readonly relation: '>=' | '<=';
    readonly bound: number;
    /** In the unit of the metric of the goal, per unit of the bounded metric. */
    readonly price?: number;
  }[];
  readonly method: 'coordinate' | 'spsa' | 'surrogate';
  /** Of each point, at most. */
  readonly replications: number;
  /** Runs at most, before the confirmation. */
  readonly budget: number;
  /** Fresh replications of winner and start. */
  readonly confirm: number;
}

/** What `echelon check` demands of a change. */
export interface GatePlan {
  /** Trace hashes equal the baseline's. */
  readonly exact: boolean;
  readonly metrics: readonly {
    readonly metric: string;
    /** Harm still accepted: in the metric's unit, or relative to the baseline's mean. */
    readonly margin: number;
    readonly isRelative: boolean;
    readonly alpha: number;
    readonly power: number;
  }[];
  /** Bounds that the value of every single replication must keep. */
  readonly limits: readonly {
    readonly metric: string;
    readonly atMost?: number;
    readonly atLeast?: number;
  }[];
}

/** An experiment: scenarios x policies x replications, read and checked. */
export interface Experiment {
  readonly file: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Model folder or file. */
  readonly modelPath: string;
  readonly replications: number;
  readonly seed: string;
  /** Position in `policies`. */
  readonly incumbent: number;
  readonly policies: readonly ExperimentPolicy[];
  readonly scenarios: readonly ExperimentScenario[];
  readonly curve?: { readonly label: string; readonly xIsShare: boolean };
  readonly metricsOfInterest: readonly string[];
  /** Whether control variates are applied to differences. */
  readonly usesControls: boolean;
  readonly precision?: PrecisionPlan;
  readonly selection?: SelectionPlan;
  readonly gates?: GatePlan;
  readonly sweep?: SweepPlan;
  readonly optimize?: OptimizePlan;
  readonly steadyState?: SteadyStatePlan;
  /** Where a value of the experiment file stands, for messages. */
  readonly locate: Locate;
}
