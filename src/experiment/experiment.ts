import type { Locate } from '../model/located-value.ts';
import type { Override } from '../model/override.ts';
import type { ValuePath } from '../model/source-document.ts';

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
  /** Where a value of the experiment file stands, for messages. */
  readonly locate: Locate;
}
