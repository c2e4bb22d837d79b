import { availableParallelism, cpus, platform, totalmem } from 'node:os';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { buildResult } from '../experiment/build-result.ts';
import { Campaign } from '../experiment/campaign.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { type ExperimentSource, openExperiment } from '../experiment/open-experiment.ts';
import type { Result } from '../experiment/result.ts';
import { runCampaign } from '../experiment/run-campaign.ts';
import type { ReplicationRow } from '../experiment/run-replication.ts';
import { writeResult } from '../experiment/write-result.ts';
import { writeReport } from '../report/write-report.ts';
import { echelonVersion } from './echelon-version.ts';

/** How far a campaign is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Expected time left [s], null before the first run is done. */
  readonly etaSeconds: number | null;
  /** What was done last. */
  readonly label: string;
}

export interface RunExperimentOptions {
  readonly experimentPath: string;
  /** Result folder. Default: reports/<name of the experiment> below the working directory. */
  readonly out?: string;
  readonly replications?: number;
  readonly seed?: string;
  /** Worker threads. Default: one per core. The result does not depend on it. */
  readonly workers?: number;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

export interface ExperimentOutcome {
  readonly result: Result;
  readonly directory: string;
  readonly warnings: readonly string[];
}

/**
 * Runs an experiment file and writes its result folder: result.json, tables, report, charts, run.json. The folder is
 * replaced as a whole when everything is written; until then an earlier result stays as it is.
 * @throws InputError for mistakes in the experiment, its model or its policies
 */
export async function runExperiment(options: RunExperimentOptions): Promise<ExperimentOutcome> {
  return runSource({ kind: 'experiment', path: resolve(options.experimentPath), changes: changesOf(options) }, options);
}

/** What of the options changes the experiment. */
export function changesOf(options: { readonly replications?: number; readonly seed?: string }) {
  return {
    ...(options.replications === undefined ? {} : { replications: options.replications }),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  };
}

/** As runExperiment, for any source; `extra` may write more files into the result folder. */
export async function runSource(
  source: ExperimentSource,
  options: Omit<RunExperimentOptions, 'experimentPath'>,
  extra?: (campaign: Campaign, rows: readonly ReplicationRow[], folder: string) => Promise<void>,
): Promise<ExperimentOutcome> {
  const experiment = await openExperiment(source);
  const directory = resolve(options.out ?? join('reports', experiment.name));
  const campaign = new Campaign(experiment);
  const networks = await Promise.all(experiment.scenarios.map((_, scenario) => campaign.network(scenario)));
  // Every policy is made ready once before any run starts, so that its mistakes are reported at once.
  await Promise.all(experiment.policies.map((_, policy) => campaign.policy(0, policy)));
  const started = performance.now();
  const workers = options.workers ?? availableParallelism();
  const rows = await runCampaign(experiment, {
    workers,
    source,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    onRun: (done, total, task) => {
      const seconds = (performance.now() - started) / 1000;
      options.onProgress?.({
        done,
        total,
        etaSeconds: (seconds / done) * (total - done),
        label: `${experiment.scenarios[task.scenario].label}, ${experiment.policies[task.policy].label}`,
      });
    },
  });
  const seconds = (performance.now() - started) / 1000;
  const result = buildResult(experiment, networks, rows, await echelonVersion());
  const warnings = await replaceFolder(directory, async (folder) => {
    await writeResult(result, rows, folder);
    await writeFile(join(folder, 'run.json'), runFacts(experiment, rows, seconds, workers));
    await extra?.(campaign, rows, folder);
    return (await writeReport(result, folder)).warnings;
  });
  return { result, directory, warnings };
}

/** Facts of this execution that must not be in result.json. */
function runFacts(experiment: Experiment, rows: readonly ReplicationRow[], seconds: number, workers: number): string {
  const orders = rows.reduce((sum, row) => sum + row.orderCount, 0);
  const facts = {
    experiment: experiment.name,
    finished: new Date().toISOString(),
    simulationSeconds: seconds,
    runs: rows.length,
    workers,
    orders,
    ordersPerSecond: orders / seconds,
    events: rows.reduce((sum, row) => sum + row.eventCount, 0),
    node: process.version,
    platform: platform(),
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryBytes: totalmem(),
  };
  return `${JSON.stringify(facts, null, 1)}\n`;
}

/** Writes a folder beside its place and moves it there when complete. */
async function replaceFolder<T>(directory: string, write: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(dirname(directory), { recursive: true });
  const draft = await mkdtemp(join(dirname(directory), `.${basename(directory)}-`));
  try {
    const written = await write(draft);
    // mkdtemp makes folders that only their owner can read; results are to be shared.
    await chmod(draft, 0o755);
    await rm(directory, { recursive: true, force: true });
    await rename(draft, directory);
    return written;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}
