import type { Experiment } from './experiment.ts';

/** What the command line may change of an experiment file. */
export interface ExperimentChanges {
  readonly replications?: number;
  readonly seed?: string;
}

/** The experiment with the changes made. */
export function changeExperiment(experiment: Experiment, changes: ExperimentChanges): Experiment {
  return {
    ...experiment,
    replications: changes.replications ?? experiment.replications,
    seed: changes.seed ?? experiment.seed,
  };
}
