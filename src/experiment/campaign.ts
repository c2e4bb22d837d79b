import { dirname } from 'node:path';
import { InputError, type Place } from '../foundation/issue.ts';
import { valueAt } from '../model/check-against.ts';
import { IssueLog } from '../model/issue-log.ts';
import { loadModel } from '../model/load-model.ts';
import { type Locate, LocatedValue } from '../model/located-value.ts';
import type { Model, PolicySpec } from '../model/model.ts';
import { namesOf } from '../model/name-table.ts';
import { applyOverrides, type Override } from '../model/override.ts';
import { parsePolicySpec } from '../model/parse-policy.ts';
import { pluginIssues } from '../model/plugin-issues.ts';
import type { ValuePath } from '../model/source-document.ts';
import { SourceFiles } from '../model/source-files.ts';
import { compileNetwork, type Network } from '../network/network.ts';
import { preparePolicy } from '../simulation/prepare-policy.ts';
import type { PreparedPolicy } from '../simulation/prepared-policy.ts';
import { checkMetrics } from './check-metrics.ts';
import type { Experiment, ExperimentPolicy } from './experiment.ts';
import { placeAtOverrides } from './place-at-overrides.ts';
import { noPolicyIssue } from './read-experiment.ts';
import type { Setting } from './replication-row.ts';

/** Searches make many variants; the oldest of these are forgotten beyond this number. */
const GREATEST_KEPT = 64;

/** The scenarios and policies of an experiment, made ready when first asked for and then kept. */
export class Campaign {
  readonly experiment: Experiment;
  private readonly networks = new Map<string, Promise<Network>>();
  private readonly prepared = new Map<string, Promise<PreparedPolicy>>();

  constructor(experiment: Experiment) {
    this.experiment = experiment;
  }

  /** @throws InputError when the model or the scenario's overrides are wrong, or it lacks a metric of the experiment */
  async network(scenario: number, settings: readonly Setting[] = []): Promise<Network> {
    const network = await this.compiled(scenario, settings);
    checkMetrics(this.experiment, network);
    return network;
  }

  /** @throws InputError when the model or the policy block is wrong */
  policy(scenario: number, policy: number, settings: readonly Setting[] = []): Promise<PreparedPolicy> {
    const key = `${scenario}/${policy}/${JSON.stringify(settings)}`;
    return keep(this.prepared, key, async () => {
      const overrides = this.overrides(scenario, settings).filter(isOfPolicy);
      const block = this.block(this.experiment.policies[policy], overrides);
      const network = await this.compiled(scenario, settings).catch(async (error: unknown) => {
        if (!(error instanceof InputError) || block === undefined) throw error;
        throw new InputError([...error.issues, ...(await pluginIssues(block.value, block))]);
      });
      const spec = await this.policySpec(network.model, block);
      return placeAtOverrides(this.experiment, overrides, () => preparePolicy(network, spec));
    });
  }

  private compiled(scenario: number, settings: readonly Setting[]): Promise<Network> {
    const overrides = this.overrides(scenario, settings).filter((override) => !isOfPolicy(override));
    return keep(this.networks, `${scenario}/${textOf(overrides)}`, async () =>
      compileNetwork(await loadModel(this.experiment.modelPath, overrides)),
    );
  }

  private overrides(scenario: number, settings: readonly Setting[]): readonly Override[] {
    const place: Place = { file: this.experiment.file };
    return [
      ...this.experiment.scenarios[scenario].overrides,
      ...settings.map((setting) => ({ ...setting, place })),
    ];
  }

  /** A policy's block with its overrides; undefined for the model's own. */
  private block({ id, block }: ExperimentPolicy, overrides: readonly Override[]): PolicyBlock | undefined {
    if (block === undefined) return undefined;
    const log = new IssueLog();
    const raw = new LocatedValue(
      { policies: { [id]: structuredClone(block.value) } },
      this.experiment.locate,
    );
    applyOverrides(
      raw,
      overrides.filter((override) => override.path.split('.')[1] === id),
      log,
    );
    log.throwIfAny();
    return { value: valueAt(raw.value, ['policies', id]), path: block.path, locate: raw.locate };
  }

  private async policySpec(model: Model, block: PolicyBlock | undefined): Promise<PolicySpec> {
    const { file, modelPath } = this.experiment;
    if (block === undefined) {
      if (model.policy === undefined) throw new InputError([noPolicyIssue(modelPath)]);
      return model.policy;
    }
    const log = new IssueLog();
    const files = new SourceFiles(dirname(file), log);
    const { value, path, locate } = block;
    const spec = await parsePolicySpec(value, { path, locate, names: namesOf(model), files, log });
    log.throwIfAny();
    if (spec === undefined) throw new InputError(log.list());
    return spec;
  }
}

/** A policy as it is written, and where. */
interface PolicyBlock {
  readonly value: unknown;
  readonly path: ValuePath;
  readonly locate: Locate;
}

/** Whether a path leads into a policy of the experiment; all others lead into the model. */
export function isOfPolicy(override: { readonly path: string }): boolean {
  return override.path.startsWith('policies.');
}

function textOf(overrides: readonly Override[]): string {
  return JSON.stringify(overrides.map(({ path, value }) => [path, value]));
}

function keep<V>(known: Map<string, Promise<V>>, key: string, make: () => Promise<V>): Promise<V> {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  const oldest = known.keys().next();
  if (known.size > GREATEST_KEPT && oldest.done !== true) known.delete(oldest.value);
  return made;
}
