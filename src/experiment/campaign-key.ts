import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Network } from '../network/network.ts';
import type { Experiment } from './experiment.ts';

/**
 * Text that two executions share exactly when their finished replications can be mixed: same models with their
 * overrides, same policies with the files they name, same seed, same version.
 */
export function campaignKey(experiment: Experiment, networks: readonly Network[], version: string): string {
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
  for (const file of policyFiles(experiment)) add(readFileSync(file, 'utf8'));
  return hash.digest('hex');
}

/** Files that policy blocks name: plug-ins and parameter tables, beside the experiment file. */
function policyFiles(experiment: Experiment): readonly string[] {
  const folder = experiment.file.replace(/[^\\/]*$/, '');
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string' && /\.(ts|js|mjs|csv|csv\.gz)$/.test(value)) {
      names.add(/^([\\/]|[A-Za-z]:)/.test(value) ? value : `${folder}${value}`);
    } else if (typeof value === 'object' && value !== null) {
      for (const element of Object.values(value)) visit(element);
    }
  };
  for (const policy of experiment.policies) visit(policy.block?.value);
  return [...names].filter((name) => existsSync(name)).sort();
}
