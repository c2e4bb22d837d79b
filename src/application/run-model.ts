import { resolve } from 'node:path';
import { InputError, type Issue } from '../foundation/issue.ts';
import { isExperiment } from './is-experiment.ts';
import { changesOf, type ExperimentOutcome, type RunExperimentOptions, runSource } from './run-experiment.ts';

export interface RunModelOptions extends Omit<RunExperimentOptions, 'experimentPath'> {
  /** Model folder or YAML file. */
  readonly modelPath: string;
  /** YAML file with a policy block. Default: the model's own. */
  readonly policy?: string;
}

/**
 * Runs one model under one policy, one replication unless told otherwise, and writes a result folder.
 * @throws InputError for mistakes in the model or the policy
 */
export async function runModel(options: RunModelOptions): Promise<ExperimentOutcome> {
  if (await isExperiment(options.modelPath)) throw new InputError([experimentIssue(options.modelPath)]);
  const source = {
    kind: 'model' as const,
    modelPath: resolve(options.modelPath),
    ...(options.policy === undefined ? {} : { policyPath: resolve(options.policy) }),
    changes: changesOf(options),
  };
  return runSource(source, options);
}

function experimentIssue(file: string): Issue {
  return {
    code: 'wrong-kind',
    place: { file },
    path: '',
    expected: 'a model',
    received: 'an experiment',
    hint: 'run an experiment with: echelon compare',
  };
}
