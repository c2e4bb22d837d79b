import type { Experiment } from '../../src/experiment/experiment.ts';
import { openExperiment } from '../../src/experiment/open-experiment.ts';

/** An experiment file as commands read it. */
export function loadExperiment(path: string): Promise<Experiment> {
  return openExperiment({ kind: 'experiment', path, changes: {} });
}
