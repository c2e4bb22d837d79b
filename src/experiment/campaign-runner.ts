import { Worker } from 'node:worker_threads';
import { InputError } from '../foundation/issue.ts';
import { DecisionError } from '../simulation/decision-error.ts';
import { Campaign } from './campaign.ts';
import type { Experiment } from './experiment.ts';
import type { ExperimentSource } from './open-experiment.ts';
import type { ReplicationRecord } from './replication-record.ts';
import type { Task } from './replication-row.ts';
import { runReplication, seedOf } from './run-replication.ts';
import { TaskBoard } from './task-board.ts';
import { errorOf, type WorkerReply } from './worker-reply.ts';

export interface CampaignRunnerOptions {
  /** Worker threads; 1 = run in this thread. */
  readonly workers: number;
  /** What each worker reads the experiment from. */
  readonly source: ExperimentSource;
  /** Stops the campaign: `run` rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Runs tasks of an experiment, in this thread or in worker threads that stay until `close`. The records do not
 * depend on the number of workers; the order of their coming does.
 */
export class CampaignRunner {
  readonly campaign: Campaign;
  private readonly options: CampaignRunnerOptions;
  private readonly threads: Worker[] = [];

  constructor(experiment: Experiment, options: CampaignRunnerOptions) {
    this.campaign = new Campaign(experiment);
    this.options = options;
  }

  /**
   * Runs all tasks and keeps nothing of them.
   * @param onRecord called for each finished run, in the order of finishing
   * @throws InputError, DecisionError or any other error of a run; its message names the run and how to repeat it
   */
  async run(tasks: readonly Task[], onRecord: (record: ReplicationRecord) => void): Promise<void> {
    const board = new TaskBoard(tasks);
    const workers = Math.min(this.options.workers, tasks.length);
    if (this.options.workers <= 1) await this.runHere(board, onRecord);
    else
      await Promise.all(
        this.openThreads(workers).map((thread, worker) => this.serve(thread, worker, board, onRecord)),
      );
  }

  /** Ends the worker threads. */
  async close(): Promise<void> {
    for (const thread of this.threads) thread.removeAllListeners();
    await Promise.all(this.threads.map((thread) => thread.terminate()));
    this.threads.length = 0;
  }

  private async runHere(board: TaskBoard, onRecord: (record: ReplicationRecord) => void): Promise<void> {
    for (let task = board.next(0); task !== undefined; task = board.next(0)) {
      // A turn of the event loop, so that Ctrl-C is seen between two runs.
      await new Promise((resolve) => setImmediate(resolve));
      this.options.signal?.throwIfAborted();
      const current = task;
      const record = await runReplication(this.campaign, current).catch((error: unknown) => {
        throw this.atTask(error, current);
      });
      onRecord(record);
    }
  }

  private openThreads(count: number): readonly Worker[] {
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    while (this.threads.length < count) {
      const url = new URL(`./replication-worker.${extension}`, import.meta.url);
      this.threads.push(new Worker(url, { workerData: this.options.source }));
    }
    return this.threads.slice(0, count);
  }

  /** Feeds one thread with tasks until none is left. */
  private serve(
    thread: Worker,
    worker: number,
    board: TaskBoard,
    onRecord: (record: ReplicationRecord) => void,
  ): Promise<void> {
    const { signal } = this.options;
    let stop = (): void => {};
    return new Promise<void>((resolve, reject) => {
      stop = () => reject(signal?.reason);
      let current: Task | undefined;
      const sendNext = (): void => {
        current = board.next(worker);
        if (current === undefined) resolve();
        else thread.postMessage(current);
      };
      const listen = (reply: WorkerReply): void => {
        if (reply.kind === 'record') {
          onRecord(reply.record);
          sendNext();
        } else {
          reject(current === undefined ? errorOf(reply) : this.atTask(errorOf(reply), current));
        }
      };
      thread.removeAllListeners();
      thread.on('message', listen);
      thread.on('error', reject);
      thread.on('exit', (code) => reject(new Error(`a worker thread ended with code ${code}`)));
      signal?.addEventListener('abort', stop);
      if (signal?.aborted) stop();
      else sendNext();
    }).finally(() => signal?.removeEventListener('abort', stop));
  }

  /** Says which run failed and how to repeat it; input mistakes speak for themselves. */
  private atTask(error: unknown, task: Task): unknown {
    if (error instanceof InputError || !(error instanceof Error)) return error;
    const { experiment } = this.campaign;
    const scenario = experiment.scenarios[task.scenario].id;
    const policy = experiment.policies[task.policy].id;
    const settings = (task.settings ?? []).map(({ path, value }) => `, ${path}: ${String(value)}`).join('');
    const where = `scenario "${scenario}", policy "${policy}", replication ${task.replication}, seed "${seedOf(this.campaign, task)}"${settings}`;
    const repeat =
      this.options.source.kind === 'experiment' && settings === ''
        ? `; to run just this one: echelon compare ${experiment.file} --only ${scenario}/${policy}/${task.replication}`
        : '';
    const message = `${error.message} (${where}${repeat})`;
    const named = error instanceof DecisionError ? new DecisionError(message) : new Error(message);
    named.stack = error.stack ?? message;
    return named;
  }
}
