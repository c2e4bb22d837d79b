import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, extname, isAbsolute, resolve } from 'node:path';
import type { Network } from '../network/network.ts';
import type { Experiment } from './experiment.ts';

/**
 * Text that two executions share exactly when their finished replications can be mixed: same models with their
 * overrides, same policies with the files they name and all that these import, same seed, same version.
 */
export async function campaignKey(
  experiment: Experiment,
  networks: readonly Network[],
  version: string,
): Promise<string> {
  const hash = createHash('sha256');
  const add = (text: string): void => {
    hash.update(`${text.length}\0${text}`);
  };
  add(version);
  add(experiment.seed);
  for (const network of networks) add(network.model.hash);
  for (const policy of experiment.policies) {
    add(policy.id);
    add(JSON.stringify(policy.block?.value ?? null));
  }
  add(JSON.stringify(experiment.steadyState ?? null));
  for (const scenario of experiment.scenarios) add(JSON.stringify(scenario.overrides));
  const files = await withImports([...policyFiles(experiment), ...modelPolicyFiles(networks)]);
  for (const file of [...files.keys()].sort()) add(`${file}\0${files.get(file)}`);
  return hash.digest('hex');
}

/** Files that policy blocks of the experiment name: plug-ins and parameter tables, beside the experiment file. */
function policyFiles(experiment: Experiment): readonly string[] {
  const names: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === 'string' && /\.(ts|mts|js|mjs|cjs|csv|csv\.gz)$/.test(value)) {
      names.push(isAbsolute(value) ? value : resolve(dirname(experiment.file), value));
    } else if (typeof value === 'object' && value !== null) {
      for (const element of Object.values(value)) visit(element);
    }
  };
  for (const policy of experiment.policies) visit(policy.block?.value);
  for (const scenario of experiment.scenarios) visit(scenario.overrides.map(({ value }) => value));
  return names;
}

/** Plug-in files that the models' own policies and sellers name, as absolute paths. Their tables are part of the model's hash. */
function modelPolicyFiles(networks: readonly Network[]): readonly string[] {
  return networks.flatMap(({ model: { policy, sellers = [] } }) => {
    const rules = [policy, ...sellers].flatMap((owner) => owner?.replenishment ?? []);
    const others =
      policy === undefined
        ? []
        : [policy.fulfillment, policy.allocation, policy.sourcing, policy.rebalancing, policy.markdown];
    return [...rules.map((rule) => rule.policy), ...others].map(({ use }) => use).filter(isAbsolute);
  });
}

/** Contents of the files and of every file they import by a relative path, directly or not. */
async function withImports(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const contents = new Map<string, string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (contents.has(name)) continue;
    const bytes = await readFile(name).catch(() => undefined);
    if (bytes === undefined) continue;
    const text = bytes.toString('latin1');
    contents.set(name, text);
    for (const [, path] of text.matchAll(/(?:from|import|require)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g)) {
      waiting.push(...candidates(resolve(dirname(name), path)));
    }
  }
  return contents;
}

/** A path as written, and what TypeScript may mean by it. */
function candidates(path: string): readonly string[] {
  const bare = path.slice(0, path.length - extname(path).length);
  return [path, `${path}.ts`, `${path}.js`, `${bare}.ts`, `${bare}.mts`, resolve(path, 'index.ts')];
}
