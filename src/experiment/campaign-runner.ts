import { Worker } from 'node:worker_threads';
import { InputError } from '../foundation/issue.ts';
import { ownFile } from '../installation/own-files.ts';
import { DecisionError } from '../simulation/decision-error.ts';
import type { Campaign } from './campaign.ts';
import { checkWorkers } from './check-run-counts.ts';
import type { ExperimentSource } from './open-experiment.ts';
import type { ReplicationRecord } from './replication-record.ts';
import type { Task } from './replication-row.ts';
import { RunFailure } from './run-failure.ts';
import { runReplication, seedOf } from './run-replication.ts';
import { TaskBoard } from './task-board.ts';
import { errorOf, type WorkerReply } from './worker-reply.ts';
import type { WorkerStart } from './worker-start.ts';

/** Threads run what is built, also when this file runs from source. */
const WORKER = ownFile('dist/experiment/replication-worker.js');
/** Longest that this thread keeps others waiting while it runs [ms]. */
const BREATH_MILLISECONDS = 5;

export interface CampaignRunnerOptions {
  /** Runs at a time: this thread is the first worker, each further one a thread of its own. */
  readonly workers: number;
  /** What each worker reads the experiment from. */
  readonly source: ExperimentSource;
  /** Stops the campaign: `run` rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Runs tasks of an experiment, in this thread and in worker threads that stay until `close`. The records do not
 * depend on the number of workers; the order of their coming does.
 */
export class CampaignRunner {
  readonly campaign: Campaign;
  private readonly options: CampaignRunnerOptions;
  private readonly threads: Worker[] = [];

  /** @throws InputError for a number of workers that is no count */
  constructor(campaign: Campaign, options: CampaignRunnerOptions) {
    checkWorkers(options.workers, campaign.experiment);
    this.campaign = campaign;
    this.options = options;
  }

  /**
   * Has the worker threads read the experiment and make policies ready from now on, while the caller does the same.
   * @param runs at most so many runs will be asked for at a time
   */
  start(runs: number): void {
    const { scenarios, policies } = this.campaign.experiment;
    // Each starts with the block of runs that the task board will give it first.
    this.openThreads(runs, (worker) => {
      const block = worker % (scenarios.length * policies.length);
      return { scenario: Math.floor(block / policies.length), policy: block % policies.length };
    });
  }

  /**
   * Runs all tasks and keeps nothing of them.
   * @param onRecord called for each finished run, in the order of finishing
   * @throws InputError, DecisionError or any other error of a run; its message names the run and how to repeat it
   */
  async run(tasks: readonly Task[], onRecord: (record: ReplicationRecord) => void): Promise<void> {
    const board = new TaskBoard(tasks);
    const stop = new AbortController();
    const own = this.runHere(board, onRecord, stop.signal);
    const threads = this.openThreads(tasks.length).map((thread, index) =>
      this.serve(thread, index + 1, board, onRecord),
    );
    const { signal } = this.options;
    let leave = (): void => {};
    const aborted = new Promise<never>((_, reject) => {
      leave = () => reject(signal?.reason);
    });
    signal?.addEventListener('abort', leave);
    if (signal?.aborted === true) leave();
    try {
      await Promise.race([Promise.all([own, ...threads]), aborted]);
    } catch (error) {
      // Nothing of this call may come after it has ended.
      stop.abort();
      await Promise.allSettled([own]);
      throw error;
    } finally {
      signal?.removeEventListener('abort', leave);
    }
  }

  /** Ends the worker threads. */
  async close(): Promise<void> {
    for (const thread of this.threads) thread.removeAllListeners();
    await Promise.all(this.threads.map((thread) => thread.terminate()));
    this.threads.length = 0;
  }

  private async runHere(
    board: TaskBoard,
    onRecord: (record: ReplicationRecord) => void,
    stop: AbortSignal,
  ): Promise<void> {
    const { signal } = this.options;
    let latest = Number.NEGATIVE_INFINITY;
    // Turns of the event loop, so that Ctrl-C is seen and the threads get their next tasks.
    const breathe = async (): Promise<void> => {
      if (performance.now() - latest < BREATH_MILLISECONDS) return;
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
      stop.throwIfAborted();
      latest = performance.now();
    };
    for (let task = board.next(0); task !== undefined; task = board.next(0)) {
      const current = task;
      await breathe();
      const record = await runReplication(this.campaign, current, breathe).catch((error: Error) => {
        // Who stops a campaign does not fail a run.
        signal?.throwIfAborted();
        stop.throwIfAborted();
        throw this.atTask(error, current);
      });
      onRecord(record);
    }
  }

  /** The threads that help this one with so many runs; those not open yet are opened. */
  private openThreads(runs: number, firstOf?: (worker: number) => WorkerStart['first']): readonly Worker[] {
    const count = Math.max(0, Math.min(this.options.workers, runs) - 1);
    while (this.threads.length < count) {
      const first = firstOf?.(this.threads.length + 1);
      const start: WorkerStart = { source: this.options.source, first };
      const thread = new Worker(WORKER, { workerData: start });
      // A thread keeps the program going only while it is asked for something.
      thread.unref();
      this.threads.push(thread);
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
    thread.ref();
    return new Promise<void>((resolve, reject) => {
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
      // Nothing of ours ends a thread while it works.
      thread.on('exit', () => {
        const error = new DecisionError('a policy ended the program (process.exit)');
        reject(current === undefined ? error : this.atTask(error, current));
      });
      sendNext();
    }).finally(() => thread.unref());
  }

  /** Says which run failed and how to repeat it; input mistakes speak for themselves. */
  private atTask(error: Error, task: Task): Error {
    if (error instanceof InputError) return error;
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
    return error instanceof DecisionError ? new DecisionError(message) : new RunFailure(message, error);
  }
}
