import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { Campaign } from '../experiment/campaign.ts';
import { campaignKey } from '../experiment/campaign-key.ts';
import { CampaignRunner } from '../experiment/campaign-runner.ts';
import { checkParameters } from '../experiment/check-parameters.ts';
import type { Experiment, OptimizePlan } from '../experiment/experiment.ts';
import type { Journal } from '../experiment/journal.ts';
import { openExperiment } from '../experiment/open-experiment.ts';
import { optimizePolicy } from '../experiment/optimize-policy.ts';
import { OPTIMUM_FORMAT, type Optimum } from '../experiment/optimum.ts';
import type { ReplicationRow } from '../experiment/replication-row.ts';
import { runRecorded } from '../experiment/run-recorded.ts';
import type { RunTasks } from '../experiment/run-until-precise.ts';
import { writeOptimum } from '../experiment/write-optimum.ts';
import { allOrEveryIssue } from '../foundation/all-or-every-issue.ts';
import { InputError, type Issue } from '../foundation/issue.ts';
import { echelonVersion } from '../installation/own-files.ts';
import { metricsOf } from '../observation/metric-catalogue.ts';
import type { Progress } from './campaign-progress.ts';
import { checkResultFolder, replaceResult } from './result-folder.ts';
import { experimentSource, type RunExperimentOptions } from './run-experiment.ts';
import { runFacts } from './run-facts.ts';
import { withJournal } from './with-journal.ts';

export type OptimizeOptions = Omit<RunExperimentOptions, 'replications' | 'eventLog'>;

export interface OptimizeOutcome {
  readonly optimum: Optimum;
  readonly directory: string;
}

/**
 * Searches what an experiment's `optimize` asks for and writes the folder reports/<name>-optimum, unless `out` says
 * otherwise: optimum.json, optimum.yaml, history.csv, run.json. Finished runs are kept as they are done, so that a stopped
 * search goes on where it was.
 * @throws InputError for mistakes in the experiment and for one without `optimize`
 */
export async function optimizeExperiment(options: OptimizeOptions): Promise<OptimizeOutcome> {
  const source = experimentSource(options);
  const experiment = await openExperiment(source);
  const plan = experiment.optimize;
  if (plan === undefined) throw new InputError([nothingToOptimize(experiment.file)]);
  const directory = resolve(options.out ?? join('reports', `${experiment.name}-optimum`));
  await checkResultFolder(directory);
  const workers = options.workers ?? availableParallelism();
  const { signal } = options;
  const runner = new CampaignRunner(new Campaign(experiment), {
    workers,
    source,
    ...(signal === undefined ? {} : { signal }),
  });
  const { campaign } = runner;
  await allOrEveryIssue<unknown>([campaign.network(0), checkParameters(campaign, plan)]);
  const network = await campaign.network(0);
  const version = echelonVersion();
  const metrics = metricsOf(network);
  const key = await campaignKey(experiment, [network], version);
  return await withJournal(directory, key, async (journal) => {
    const rows = new Map<string, ReplicationRow>();
    const counts = { fresh: 0 };
    const started = performance.now();
    const { onProgress } = options;
    const run = recordedRuns(runner, journal, { plan, rows, counts, started, onProgress });
    const found = await optimizePolicy(experiment, plan, { metrics, run })
      // What threads still send must find the journal open.
      .finally(() => runner.close());
    const seconds = (performance.now() - started) / 1000;
    const { id, label, unit } = metrics.find((metric) => metric.id === plan.metric) ?? metrics[0];
    const optimum: Optimum = {
      format: OPTIMUM_FORMAT,
      echelonVersion: version,
      name: experiment.name,
      title: experiment.title,
      model: { name: network.model.name, hash: network.model.hash },
      seed: experiment.seed,
      scenario: experiment.scenarios[0].id,
      policy: experiment.policies[plan.policy].id,
      method: plan.method,
      metric: { id, label, unit },
      goal: plan.goal,
      parameters: plan.parameters.map(({ start: _, ...parameter }) => parameter),
      ...found,
    };
    await replaceResult(directory, async (folder) => {
      await writeOptimum(experiment, plan, optimum, folder);
      const facts = runFacts(experiment.name, [...rows.values()], {
        seconds,
        workers,
        resumedRuns: Math.max(0, rows.size - counts.fresh),
      });
      await writeFile(join(folder, 'run.json'), `${JSON.stringify(facts, null, 1)}\n`);
    });
    return { optimum, directory };
  });
}

/** Runs what the journal lacks, keeps the rows, and tells how much of the budget is spent. */
function recordedRuns(
  runner: CampaignRunner,
  journal: Journal,
  {
    plan,
    rows,
    counts,
    started,
    onProgress,
  }: {
    readonly plan: OptimizePlan;
    readonly rows: Map<string, ReplicationRow>;
    /** Runs simulated by this execution. */
    readonly counts: { fresh: number };
    readonly started: number;
    readonly onProgress: ((progress: Progress) => void) | undefined;
  },
): RunTasks {
  const total = plan.budget + 2 * plan.confirm;
  return async (tasks) => {
    const done = await runRecorded(runner, journal, tasks, (row, doneOfThese) => {
      counts.fresh += 1;
      const spent = Math.min(total, rows.size + doneOfThese);
      const seconds = (performance.now() - started) / 1000;
      onProgress?.({
        done: spent,
        total,
        etaSeconds: (seconds / counts.fresh) * (total - spent),
        label: labelOf(plan, row),
      });
    });
    for (const row of done) rows.set(`${JSON.stringify(row.settings)}/${row.replication}`, row);
    return done;
  };
}

function labelOf(plan: OptimizePlan, { settings = [] }: ReplicationRow): string {
  return plan.parameters.map(({ id }, index) => `${id} ${String(settings[index]?.value)}`).join(', ');
}

function nothingToOptimize(file: Experiment['file']): Issue {
  return {
    code: 'missing-field',
    place: { file },
    path: 'optimize',
    expected: 'a search to do: policy, parameters and metric',
    received: 'none',
  };
}
