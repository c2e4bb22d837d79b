import type { Experiment } from './experiment.ts';

/** What the command line may change of an experiment file. */
export interface ExperimentChanges {
  readonly replications?: number;
  readonly seed?: string;
  /** Start of a steady-state experiment by scenario [days], given instead of looked for. */
  readonly startDays?: readonly number[];
}

/** The experiment with the changes made. */
export function changeExperiment(experiment: Experiment, changes: ExperimentChanges): Experiment {
  const { steadyState } = experiment;
  const { startDays } = changes;
  return {
    ...experiment,
    ...(steadyState === undefined || startDays === undefined
      ? {}
      : { steadyState: { ...steadyState, startDays } }),
    replications: changes.replications ?? experiment.replications,
    seed: changes.seed ?? experiment.seed,
  };
}
