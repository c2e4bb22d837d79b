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
  /** Where a value of the experiment file stands, for messages. */
  readonly locate: Locate;
}
