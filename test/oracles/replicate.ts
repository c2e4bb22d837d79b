import { fileURLToPath } from 'node:url';
import {
  compileNetwork,
  DAILY_COLUMNS,
  loadModel,
  type Override,
  type PreparedPolicy,
  preparePolicy,
  type RunObserver,
  type RunSummary,
  simulate,
  summarizeRun,
} from '../../src/index.ts';
import type { Figures } from './measure-replications.ts';

export interface Setting {
  /** File in test/oracles/models; it says how long a replication runs. */
  readonly model: string;
  readonly overrides?: Readonly<Record<string, unknown>>;
  readonly replications: number;
}

/** One finished replication. */
export interface FinishedRun<O> {
  readonly summary: RunSummary;
  readonly observer: O;
  readonly days: number;
  /** The measured days of a column of DAILY_COLUMNS. */
  daily(column: (typeof DAILY_COLUMNS)[number]): Float64Array;
}

/** What an observer may know before its run. */
export interface RunPlan {
  /** Second at which measuring starts. */
  readonly from: number;
  /** Second at which the run ends. */
  readonly until: number;
}

/** Loads a model of this folder with values replaced, and prepares its own policy. */
export async function prepareModel(
  model: string,
  overrides: Readonly<Record<string, unknown>> = {},
): Promise<PreparedPolicy> {
  const path = fileURLToPath(new URL(`models/${model}`, import.meta.url));
  const place = { file: 'test/oracles' };
  const list: Override[] = Object.entries(overrides).map(([at, value]) => ({ path: at, value, place }));
  const loaded = await loadModel(path, list);
  if (loaded.policy === undefined) throw new Error(`${model} has no policy`);
  return preparePolicy(compileNetwork(loaded), loaded.policy);
}

/** Runs independent replications and reads figures off each. Seed: the model's name. */
export async function replicate(
  setting: Setting,
  read: (run: FinishedRun<undefined>) => Figures,
): Promise<Figures[]> {
  return replicateWatched(setting, () => undefined, read);
}

/** As `replicate`, each run watched by an observer of its own. */
export async function replicateWatched<O extends RunObserver | undefined>(
  { model, overrides, replications }: Setting,
  watch: (plan: RunPlan) => O,
  read: (run: FinishedRun<O>) => Figures,
): Promise<Figures[]> {
  const policy = await prepareModel(model, overrides);
  const { name, warmUpDays, horizonDays } = policy.network.model;
  const plan = { from: warmUpDays * 86_400, until: (warmUpDays + horizonDays) * 86_400 };
  return Array.from({ length: replications }, (_, replication) => {
    const observer = watch(plan);
    const watched = observer === undefined ? {} : { observer };
    const outcome = simulate(policy, { seed: `oracle ${name}`, replication, ...watched });
    return read({
      summary: summarizeRun(policy, outcome),
      observer,
      days: horizonDays,
      daily: (column) => outcome.daily[DAILY_COLUMNS.indexOf(column)].subarray(warmUpDays),
    });
  });
}
