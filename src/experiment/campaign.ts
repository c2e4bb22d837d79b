import { dirname } from 'node:path';
import { InputError } from '../foundation/issue.ts';
import { IssueLog } from '../model/issue-log.ts';
import { loadModel } from '../model/load-model.ts';
import type { Model, PolicySpec } from '../model/model.ts';
import { namesOf } from '../model/name-table.ts';
import { parsePolicySpec } from '../model/parse-policy.ts';
import { SourceFiles } from '../model/source-files.ts';
import { compileNetwork, type Network } from '../network/network.ts';
import { preparePolicy } from '../simulation/prepare-policy.ts';
import type { PreparedPolicy } from '../simulation/prepared-policy.ts';
import type { Experiment, ExperimentPolicy } from './experiment.ts';
import { noPolicyIssue } from './load-experiment.ts';

/** The scenarios and policies of an experiment, made ready when first asked for and then kept. */
export class Campaign {
  readonly experiment: Experiment;
  private readonly networks = new Map<number, Promise<Network>>();
  private readonly prepared = new Map<string, Promise<PreparedPolicy>>();

  constructor(experiment: Experiment) {
    this.experiment = experiment;
  }

  /** @throws InputError when the model or the scenario's overrides are wrong */
  network(scenario: number): Promise<Network> {
    return keep(this.networks, scenario, async () => {
      const { modelPath, scenarios } = this.experiment;
      return compileNetwork(await loadModel(modelPath, scenarios[scenario].overrides));
    });
  }

  /** @throws InputError when the model or the policy block is wrong */
  policy(scenario: number, policy: number): Promise<PreparedPolicy> {
    return keep(this.prepared, `${scenario}/${policy}`, async () => {
      const network = await this.network(scenario);
      const spec = await this.policySpec(network.model, this.experiment.policies[policy]);
      return preparePolicy(network, spec);
    });
  }

  private async policySpec(model: Model, policy: ExperimentPolicy): Promise<PolicySpec> {
    const { file, locate, modelPath } = this.experiment;
    if (policy.block === undefined) {
      if (model.policy === undefined) throw new InputError([noPolicyIssue(modelPath)]);
      return model.policy;
    }
    const log = new IssueLog();
    const files = new SourceFiles(dirname(file), log);
    const { value, path } = policy.block;
    const spec = await parsePolicySpec(value, { path, locate, names: namesOf(model), files, log });
    log.throwIfAny();
    if (spec === undefined) throw new InputError(log.list());
    return spec;
  }
}

function keep<K, V>(known: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
