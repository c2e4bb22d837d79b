import { openExperiment } from '../experiment/open-experiment.ts';
import { InputError } from '../foundation/issue.ts';
import {
  type ExperimentOutcome,
  experimentSource,
  type RunExperimentOptions,
  runSource,
} from './run-experiment.ts';

/**
 * Runs every policy at every point of the design that an experiment's factors ask for, and writes a result folder as
 * runExperiment does, with the main effects and sweep.csv in it.
 * @throws InputError for mistakes in the experiment and for one without factors
 */
export async function sweepExperiment(options: RunExperimentOptions): Promise<ExperimentOutcome> {
  const source = experimentSource(options);
  const { sweep, file } = await openExperiment(source);
  if (sweep !== undefined) return runSource(source, options);
  throw new InputError([
    {
      code: 'missing-field',
      place: { file },
      path: 'factors',
      expected: 'factors to sweep: values of the model or a policy with their levels',
      received: 'none',
      hint: 'policies are compared with: echelon compare',
    },
  ]);
}
