import { basename, dirname } from 'node:path';
import { IssueLog } from '../model/issue-log.ts';
import { pathText } from '../model/located-value.ts';
import { SourceFiles } from '../model/source-files.ts';
import type { ExperimentChanges } from './change-experiment.ts';
import { changeExperiment } from './change-experiment.ts';
import type { Experiment } from './experiment.ts';
import { loadExperiment } from './load-experiment.ts';
import { checkRunCount } from './run-count.ts';

/** What to run: an experiment file, or one model under its own policy or one from a file. Plain data, sent to workers. */
export type ExperimentSource =
  | { readonly kind: 'experiment'; readonly path: string; readonly changes: ExperimentChanges }
  | {
      readonly kind: 'model';
      readonly modelPath: string;
      /** YAML file holding a policy block, at its root or under the key `policy`. */
      readonly policyPath?: string;
      readonly changes: ExperimentChanges;
    };

/**
 * Reads the experiment that a source stands for.
 * @throws InputError
 */
export async function openExperiment(source: ExperimentSource): Promise<Experiment> {
  const experiment =
    source.kind === 'experiment' ? await loadExperiment(source.path) : await modelExperiment(source);
  const changed = changeExperiment(experiment, source.changes);
  checkRunCount(changed, source.changes.replications !== undefined);
  return changed;
}

async function modelExperiment(source: Extract<ExperimentSource, { kind: 'model' }>): Promise<Experiment> {
  const name = basename(source.modelPath).replace(/\.ya?ml$/, '');
  const common = {
    name: name === 'model' ? basename(dirname(source.modelPath)) : name,
    title: '',
    description: '',
    modelPath: source.modelPath,
    replications: 1,
    seed: '1',
    incumbent: 0,
    scenarios: [{ id: 'base', label: 'Model as it is', overrides: [] }],
    usesControls: true,
    metricsOfInterest: ['total-cost-per-unit', 'days-of-cover', 'promise-met', 'fill-rate'],
  };
  if (source.policyPath === undefined) {
    const place = { file: source.modelPath };
    return {
      ...common,
      file: source.modelPath,
      policies: [{ id: 'model', label: 'Policy of the model', description: '' }],
      locate: (at) => ({ place, path: pathText(at) }),
    };
  }
  return { ...common, ...(await policyOf(source.policyPath)) };
}

async function policyOf(path: string): Promise<Pick<Experiment, 'file' | 'policies' | 'locate'>> {
  const log = new IssueLog();
  const document = await new SourceFiles(dirname(path), log).readDocument(basename(path));
  log.throwIfAny();
  const root = document.value;
  const nested = typeof root === 'object' && root !== null && 'policy' in root;
  const id = basename(path).replace(/\.ya?ml$/, '');
  const block = nested ? { value: root.policy, path: ['policy'] } : { value: root, path: [] };
  return {
    file: path,
    policies: [{ id, label: id, description: '', block }],
    locate: (at) => ({ place: document.placeOf(at), path: pathText(at) }),
  };
}
