import { resolve } from 'node:path';
import { Campaign } from '../experiment/campaign.ts';
import { checkParameters } from '../experiment/check-parameters.ts';
import { checkPolicies } from '../experiment/check-policies.ts';
import { openExperiment } from '../experiment/open-experiment.ts';
import { loadModel } from '../model/load-model.ts';
import type { Model } from '../model/model.ts';
import { compileNetwork } from '../network/network.ts';
import { preparePolicy } from '../simulation/prepare-policy.ts';
import { isExperiment } from './is-experiment.ts';

export interface Validation {
  readonly kind: 'model' | 'experiment';
  readonly name: string;
  /** What the file holds, in words and counts. */
  readonly summary: Readonly<Record<string, number | string>>;
  /** What is allowed but may not be what was meant, a sentence each. */
  readonly warnings: readonly string[];
}

/**
 * Checks a model or an experiment as far as it can be checked without running it: files, names, values, plug-ins and
 * their parameters, sources of every stock, in every scenario.
 * @throws InputError with every mistake found
 */
export async function validateFile(path: string): Promise<Validation> {
  return (await isExperiment(path)) ? validateExperiment(resolve(path)) : validateModel(path);
}

async function validateModel(path: string): Promise<Validation> {
  const model = await loadModel(path);
  if (model.policy !== undefined) await preparePolicy(compileNetwork(model), model.policy);
  return { kind: 'model', name: model.name, summary: describe(model), warnings: model.warnings };
}

async function validateExperiment(path: string): Promise<Validation> {
  const experiment = await openExperiment({ kind: 'experiment', path, changes: {} });
  const campaign = new Campaign(experiment);
  await checkPolicies(campaign, experiment.scenarios.keys());
  if (experiment.optimize !== undefined) await checkParameters(campaign, experiment.optimize);
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
