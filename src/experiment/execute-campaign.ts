import type { Metric } from '../observation/metric.ts';
import { type CampaignCell, campaignCells, type ReadRecord } from './campaign-cell.ts';
import type { Experiment } from './experiment.ts';
import type { ReplicationRow } from './replication-row.ts';
import type { SelectionReport, SteadyStateReport, StoppingReport } from './result.ts';
import { runSteadyState } from './run-steady-state.ts';
import { type RunTasks, runUntilPrecise, tasksOf } from './run-until-precise.ts';
import { selectPolicy } from './select-policy.ts';

/** What an executed campaign leaves, rows in the order scenario, policy, replication. */
export interface ExecutedCampaign extends CampaignRuns {
  readonly cells: readonly CampaignCell[];
}

interface CampaignRuns {
  readonly rows: readonly ReplicationRow[];
  /** Replications of each policy in each scenario; of the most replicated one after a selection. */
  readonly replications: number;
  readonly stopping?: StoppingReport;
  readonly selection?: SelectionReport;
  readonly steadyState?: readonly SteadyStateReport[];
}

/** What a campaign is executed with. */
export interface CampaignSteps {
  readonly metrics: readonly Metric[];
  readonly run: RunTasks;
  readonly read: ReadRecord;
  /** Told after each round of a sequential campaign how precise it is. */
  readonly onRound?: (targets: StoppingReport['targets'], replications: number) => void;
}

/** Runs what an experiment asks for, then adds up the breakdowns of its cells. */
export async function executeCampaign(
  experiment: Experiment,
  steps: CampaignSteps,
): Promise<ExecutedCampaign> {
  const runs = await runCampaign(experiment, steps);
  return { ...runs, cells: campaignCells(experiment, runs.rows, steps.read) };
}

/** A fixed number of replications, until precise, or until the best is found. */
async function runCampaign(
  experiment: Experiment,
  { metrics, run, read, onRound }: CampaignSteps,
): Promise<CampaignRuns> {
  const { precision, selection, steadyState, replications } = experiment;
  if (selection !== undefined) {
    const { rows, report } = await selectPolicy(experiment, selection, metrics, run);
    const most = Math.max(...report.policies.map((policy) => policy.replications));
    return { rows, replications: most, selection: report };
  }
  if (precision !== undefined) return runUntilPrecise(experiment, precision, metrics, run, onRound);
  if (steadyState !== undefined) return runSteadyState(experiment, steadyState, { run, read });
  return { rows: await run(tasksOf(experiment, 0, replications)), replications };
}
