import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { formatIssue, InputError, type Issue, type Place } from '../foundation/issue.ts';
import { IssueLog } from '../model/issue-log.ts';
import { pathText } from '../model/located-value.ts';
import { SourceFiles } from '../model/source-files.ts';
import { Campaign } from './campaign.ts';
import type { ExperimentChanges } from './change-experiment.ts';
import { changeExperiment } from './change-experiment.ts';
import { checkParameters } from './check-parameters.ts';
import { checkPolicies } from './check-policies.ts';
import { runCountIssues } from './check-run-counts.ts';
import type { Experiment } from './experiment.ts';
import { type ReadExperiment, readExperiment } from './read-experiment.ts';

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
 * @throws InputError with the mistakes of its file; when there are any, with those of its model and policies, too, so
 *   that they are not told only afterwards
 */
export async function openExperiment(source: ExperimentSource): Promise<Experiment> {
  const { changes } = source;
  const read = await (source.kind === 'experiment' ? readExperiment(source.path) : modelExperiment(source));
  if (read.experiment === undefined) throw new InputError(read.issues);
  const experiment = changeExperiment(read.experiment, changes);
  const issues = [...read.issues, ...runCountIssues(experiment, changes.replications !== undefined)];
  if (issues.length === 0) return experiment;
  const known = new Set(issues.map(({ place }) => placeText(place)));
  const further = await issuesOfCampaign(new Campaign(experiment));
  // What goes wrong later at a place that is wrong already follows from it.
  throw new InputError([...issues, ...further.filter(({ place }) => !known.has(placeText(place)))]);
}

function placeText({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

async function issuesOfCampaign(campaign: Campaign): Promise<readonly Issue[]> {
  const { scenarios, optimize } = campaign.experiment;
  const ofPolicies = await issuesOf(checkPolicies(campaign, scenarios.keys()));
  if (optimize === undefined) return ofPolicies;
  const known = new Set(ofPolicies.map(formatIssue));
  const ofParameters = await issuesOf(checkParameters(campaign, optimize));
  return [...ofPolicies, ...ofParameters.filter((issue) => !known.has(formatIssue(issue)))];
}

async function issuesOf(check: Promise<void>): Promise<readonly Issue[]> {
  try {
    await check;
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.issues;
    throw error;
  }
}

async function modelExperiment(
  source: Extract<ExperimentSource, { kind: 'model' }>,
): Promise<ReadExperiment> {
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
    const experiment: Experiment = {
      ...common,
      file: source.modelPath,
      policies: [{ id: 'model', label: 'Policy of the model', description: '' }],
      locate: (at) => ({ place, path: pathText(at) }),
    };
    return { experiment, issues: [] };
  }
  const { issues, ...policy } = await policyOf(source.policyPath);
  return { experiment: { ...common, ...policy }, issues };
}

async function policyOf(
  path: string,
): Promise<Pick<Experiment, 'file' | 'policies' | 'locate'> & { readonly issues: readonly Issue[] }> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() === true) {
    const problem = { code: 'wrong-kind', expected: 'a YAML file with a policy block', received: 'a folder' };
    throw new InputError([{ ...problem, place: { file: path }, path: '' }]);
  }
  const log = new IssueLog();
  const document = await new SourceFiles(dirname(path), log).readDocument(basename(path));
  const root = document.value;
  const nested = typeof root === 'object' && root !== null && 'policy' in root;
  const id = basename(path).replace(/\.ya?ml$/, '');
  const block = nested ? { value: root.policy, path: ['policy'] } : { value: root, path: [] };
  return {
    file: path,
    policies: [{ id, label: id, description: '', block }],
    locate: (at) => ({ place: document.placeOf(at), path: pathText(at) }),
    issues: log.list(),
  };
}
