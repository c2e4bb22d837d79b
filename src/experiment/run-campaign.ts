import { Worker } from 'node:worker_threads';
import { Campaign } from './campaign.ts';
import type { Experiment } from './experiment.ts';
import type { ExperimentSource } from './open-experiment.ts';
import { type ReplicationRow, runReplication, type Task } from './run-replication.ts';
import { TaskBoard } from './task-board.ts';
import { errorOf, type WorkerReply } from './worker-reply.ts';

export interface RunCampaignOptions {
  /** Worker threads; 1 = run in this thread. */
  readonly workers: number;
  /** What each worker reads the experiment from. */
  readonly source: ExperimentSource;
  /** Called after each finished run. */
  readonly onRun?: (done: number, total: number, task: Task) => void;
  /** Stops the campaign; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Runs every task of an experiment. Rows come back in the order scenario, policy, replication, whatever the number of
 * workers and whoever finished first.
 */
export async function runCampaign(
  experiment: Experiment,
  options: RunCampaignOptions,
): Promise<ReplicationRow[]> {
  const board = new TaskBoard(experiment);
  const rows: ReplicationRow[] = [];
  const finish = (row: ReplicationRow): void => {
    rows.push(row);
    options.onRun?.(rows.length, board.total, row);
  };
  const workers = Math.min(options.workers, board.total);
  if (workers <= 1) await runHere(experiment, board, finish, options.signal);
  else await runInThreads(board, workers, finish, options);
  return rows.sort((a, b) => a.scenario - b.scenario || a.policy - b.policy || a.replication - b.replication);
}

async function runHere(
  experiment: Experiment,
  board: TaskBoard,
  finish: (row: ReplicationRow) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const campaign = new Campaign(experiment);
  for (let task = board.next(0); task !== undefined; task = board.next(0)) {
    // A turn of the event loop, so that Ctrl-C is seen between two runs.
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    finish(await runReplication(campaign, task));
  }
}

async function runInThreads(
  board: TaskBoard,
  count: number,
  finish: (row: ReplicationRow) => void,
  options: RunCampaignOptions,
): Promise<void> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const threads = Array.from(
    { length: count },
    () =>
      new Worker(new URL(`./replication-worker.${extension}`, import.meta.url), {
        workerData: options.source,
      }),
  );
  try {
    await Promise.all(threads.map((thread, worker) => serve(thread, worker, board, finish, options.signal)));
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

/** Feeds one thread with tasks until none is left. */
function serve(
  thread: Worker,
  worker: number,
  board: TaskBoard,
  finish: (row: ReplicationRow) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const sendNext = (): void => {
      const task = board.next(worker);
      if (task === undefined) resolve();
      else thread.postMessage(task);
    };
    thread.on('message', (reply: WorkerReply) => {
      if (reply.kind !== 'row') {
        reject(errorOf(reply));
        return;
      }
      finish(reply.row);
      sendNext();
    });
    thread.on('error', reject);
    thread.on('exit', (code) => reject(new Error(`a worker thread ended with code ${code}`)));
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    if (signal?.aborted) reject(signal.reason);
    else sendNext();
  });
}
