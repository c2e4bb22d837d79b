import { join } from 'node:path';
import { loadModel } from '../../src/model/load-model.ts';
import { compileNetwork } from '../../src/network/network.ts';
import { type RunSummary, summarizeRun } from '../../src/observation/summarize-run.ts';
import { preparePolicy } from '../../src/simulation/prepare-policy.ts';
import type { PreparedPolicy } from '../../src/simulation/prepared-policy.ts';
import { type RunOutcome, type SimulateOptions, simulate } from '../../src/simulation/simulate.ts';
import { withFiles } from './small-model.ts';

/** Loads a model given as data (JSON is YAML) with its own policy; `files` are what it names beside it. */
export async function prepareWorld(
  model: Readonly<Record<string, unknown>>,
  files: Readonly<Record<string, string>> = {},
): Promise<PreparedPolicy> {
  return withFiles({ 'model.yaml': JSON.stringify(model), ...files }, async (folder) => {
    const loaded = await loadModel(join(folder, 'model.yaml'));
    if (loaded.policy === undefined) throw new Error('the model has no policy');
    return preparePolicy(compileNetwork(loaded), loaded.policy);
  });
}

export interface WorldRun {
  readonly policy: PreparedPolicy;
  readonly outcome: RunOutcome;
  readonly summary: RunSummary;
}

/** Runs replication 0 of a prepared policy with the laws checked at every event, and sums it up. */
export function runChecked(policy: PreparedPolicy, options: Partial<SimulateOptions> = {}): WorldRun {
  const outcome = simulate(policy, { seed: 'test', replication: 0, checkEveryEvent: true, ...options });
  return { policy, outcome, summary: summarizeRun(policy, outcome) };
}
