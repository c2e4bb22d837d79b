import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Campaign } from '../experiment/campaign.ts';
import { checkParameters } from '../experiment/check-parameters.ts';
import { checkPolicies } from '../experiment/check-policies.ts';
import { openExperiment } from '../experiment/open-experiment.ts';
import { allOrEveryIssue } from '../foundation/all-or-every-issue.ts';
import { loadModel } from '../model/load-model.ts';
import type { Model } from '../model/model.ts';
import { type CutOff, cutOffs } from '../network/cut-offs.ts';
import { compileNetwork, type Network } from '../network/network.ts';
import { preparePolicy } from '../simulation/prepare-policy.ts';
import { isExperiment } from './is-experiment.ts';

export interface Validation {
  readonly kind: 'model' | 'experiment';
  readonly name: string;
  /** What the file holds, in words and counts. */
  readonly summary: Readonly<Record<string, number | string>>;
  /** What is allowed but may not be what was meant, a sentence each. */
  readonly warnings: readonly string[];
  /** When asked for: the last order of each weekday that can be promised; of an experiment, in its first scenario. */
  readonly cutOffs?: readonly CutOff[];
  /** Of a folder with a model and an experiment, which is checked as well. */
  readonly experiment?: Validation;
}

export interface ValidateOptions {
  /** Also work out the cut-offs, which models with departures have. */
  readonly cutOffs?: boolean;
}

/**
 * Checks a model, an experiment or a folder with both as far as they can be checked without running them: files, names,
 * values, plug-ins and their parameters, sources of every stock, in every scenario.
 * @throws InputError with every mistake found
 */
export async function validateFile(path: string, options: ValidateOptions = {}): Promise<Validation> {
  const withCutOffs = ({ network, ...found }: Found): Validation =>
    options.cutOffs === true ? { ...found, cutOffs: cutOffs(network) } : found;
  if (await isExperiment(path)) return withCutOffs(await validateExperiment(resolve(path)));
  const beside = join(path, 'experiment.yaml');
  if (!existsSync(beside)) return withCutOffs(await validateModel(path));
  const [model, experiment] = await allOrEveryIssue([
    validateModel(resolve(path)),
    validateExperiment(resolve(beside)),
  ]);
  const { network: _, ...found } = experiment;
  return { ...withCutOffs(model), experiment: found };
}

interface Found extends Validation {
  readonly network: Network;
}

async function validateModel(path: string): Promise<Found> {
  const model = await loadModel(path);
  const network = compileNetwork(model);
  if (model.policy !== undefined) await preparePolicy(network, model.policy);
  const { name, warnings } = model;
  return { kind: 'model', name, summary: describe(model), warnings, network };
}

async function validateExperiment(path: string): Promise<Found> {
  const experiment = await openExperiment({ kind: 'experiment', path, changes: {} });
  const campaign = new Campaign(experiment);
  await allOrEveryIssue([
    checkPolicies(campaign, experiment.scenarios.keys()),
    experiment.optimize === undefined ? undefined : checkParameters(campaign, experiment.optimize),
  ]);
  const networks = await Promise.all(experiment.scenarios.map((_, scenario) => campaign.network(scenario)));
  const { model } = networks[0];
  return {
    kind: 'experiment',
    name: experiment.name,
    summary: {
      model: model.name,
      scenarios: experiment.scenarios.length,
      policies: experiment.policies.length,
      replications: experiment.replications,
      runs: experiment.scenarios.length * experiment.policies.length * experiment.replications,
      ...describe(model),
    },
    warnings: [...new Set(networks.flatMap((network) => network.model.warnings))],
    network: networks[0],
  };
}

function describe(model: Model): Record<string, number | string> {
  return {
    nodes: model.nodes.length,
    lanes: model.lanes.length,
    regions: model.regions.length,
    items: model.items.length,
    speeds: model.speeds.length,
    'demand streams': model.demand.streams.length,
    'replayed order lines': model.demand.trace?.timeSeconds.length ?? 0,
    'warm-up days': model.warmUpDays,
    'measured days': model.horizonDays,
  };
}
