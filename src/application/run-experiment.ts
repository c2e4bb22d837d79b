import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { alignMetrics, experimentMetrics } from '../experiment/align-metrics.ts';
import { buildResult } from '../experiment/build-result.ts';
import { Campaign } from '../experiment/campaign.ts';
import { campaignKey } from '../experiment/campaign-key.ts';
import { CampaignRunner } from '../experiment/campaign-runner.ts';
import { checkPolicies } from '../experiment/check-policies.ts';
import { type ExecutedCampaign, executeCampaign } from '../experiment/execute-campaign.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { Journal } from '../experiment/journal.ts';
import { type ExperimentSource, openExperiment } from '../experiment/open-experiment.ts';
import type { Result } from '../experiment/result.ts';
import { runRecorded } from '../experiment/run-recorded.ts';
import { writeResult } from '../experiment/write-result.ts';
import { InputError, type Issue } from '../foundation/issue.ts';
import { echelonVersion } from '../installation/own-files.ts';
import type { Network } from '../network/network.ts';
import { writeReport } from '../report/write-report.ts';
import { type Progress, precisionText, progressOf } from './campaign-progress.ts';
import { writeEventLogs } from './event-logs.ts';
import { checkResultFolder, replaceResult } from './result-folder.ts';
import { runFacts } from './run-facts.ts';
import { withJournal } from './with-journal.ts';
import { writeCutOffs } from './write-cut-offs.ts';

export interface RunExperimentOptions {
  readonly experimentPath: string;
  /** Result folder. Default: reports/<name of the experiment> below the working directory. */
  readonly out?: string;
  readonly replications?: number;
  readonly seed?: string;
  /** Worker threads. Default: one per core. The result does not depend on it. */
  readonly workers?: number;
  /** Also write every event of replication 0 of each scenario and policy. */
  readonly eventLog?: boolean;
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
  const source = experimentSource(options);
  const experiment = await openExperiment(source);
  if (experiment.sweep !== undefined) throw new InputError([sweepInstead(experiment)]);
  return runSource(source, options);
}

/** The experiment file that the options name, with the changes they make. */
export function experimentSource(options: RunExperimentOptions): ExperimentSource {
  return { kind: 'experiment', path: resolve(options.experimentPath), changes: changesOf(options) };
}

function sweepInstead({ locate }: Experiment): Issue {
  return {
    code: 'wrong-kind',
    ...locate(['factors']),
    expected: 'policies to compare',
    received: 'factors to sweep',
    hint: 'run it with: echelon sweep',
  };
}

/** What of the options changes the experiment. */
export function changesOf(options: { readonly replications?: number; readonly seed?: string }) {
  return {
    ...(options.replications === undefined ? {} : { replications: options.replications }),
    ...(options.seed === undefined ? {} : { seed: String(options.seed) }),
  };
}

/** As runExperiment, for any source; `extra` may write more files into the result folder. */
export async function runSource(
  source: ExperimentSource,
  options: Omit<RunExperimentOptions, 'experimentPath'>,
  extra?: (campaign: Campaign, executed: ExecutedCampaign, folder: string) => Promise<void>,
): Promise<ExperimentOutcome> {
  const experiment = await openExperiment(source);
  const directory = resolve(options.out ?? join('reports', experiment.name));
  await checkResultFolder(directory);
  const campaign = new Campaign(experiment);
  const workers = options.workers ?? availableParallelism();
  const runner = new CampaignRunner(campaign, { workers, source, ...definedSignal(options.signal) });
  try {
    const networks = await makeReady(campaign, runner);
    const version = echelonVersion();
    const key = await campaignKey(experiment, networks, version);
    return await withJournal(directory, key, async (journal) => {
      const started = performance.now();
      const executed = await executeJournaled(runner, journal, networks, options.onProgress)
        // What threads still send must find the journal open.
        .finally(() => runner.close());
      const seconds = (performance.now() - started) / 1000;
      const { rows } = executed;
      const result = buildResult(experiment, networks, executed, version);
      const warnings = await replaceResult(directory, async (folder) => {
        await writeResult(result, executed, folder);
        await writeCutOffs(result, networks, folder);
        const facts = runFacts(experiment.name, rows, {
          seconds,
          workers,
          resumedRuns: Math.min(rows.length, journal.foundCount),
        });
        await writeFile(join(folder, 'run.json'), `${JSON.stringify(facts, null, 1)}\n`);
        if (options.eventLog === true) await writeEventLogs(campaign, rows, folder);
        await extra?.(campaign, executed, folder);
        return (await writeReport(result, folder)).warnings;
      });
      const modelWarnings = new Set(networks.flatMap(({ model }) => model.warnings));
      return { result, directory, warnings: [...modelWarnings, ...warnings] };
    });
  } finally {
    await runner.close();
  }
}

/** Reads every scenario and makes every policy ready once before any run starts, so that all mistakes are told at once. */
async function makeReady(campaign: Campaign, runner: CampaignRunner): Promise<readonly Network[]> {
  const { scenarios, policies, replications, sweep } = campaign.experiment;
  runner.start(scenarios.length * policies.length * replications);
  // The points of a sweep may differ in the policies' parameters; other scenarios change the model alone.
  await checkPolicies(campaign, sweep === undefined ? [0] : scenarios.keys());
  return Promise.all(scenarios.map((_, scenario) => campaign.network(scenario)));
}

function executeJournaled(
  runner: CampaignRunner,
  journal: Journal,
  networks: readonly Network[],
  onProgress: RunExperimentOptions['onProgress'],
): Promise<ExecutedCampaign> {
  const { experiment } = runner.campaign;
  const started = performance.now();
  const metrics = experimentMetrics(networks);
  let precision: string | undefined;
  return executeCampaign(experiment, {
    metrics,
    onRound: (targets, replications) => {
      precision = precisionText(targets, replications);
    },
    run: async (tasks) => {
      const onRun = progressOf(experiment, started, onProgress, precision);
      const rows = await runRecorded(runner, journal, tasks, onRun);
      return rows.map((row) => alignMetrics(row, networks, metrics));
    },
    read: (task) => journal.read(task),
  });
}

function definedSignal(signal: AbortSignal | undefined): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}
