import type { ExperimentSource } from './open-experiment.ts';
import type { Task } from './replication-row.ts';

/** What a worker thread is started with. */
export interface WorkerStart {
  /** What it reads the experiment from. */
  readonly source: ExperimentSource;
  /** The policy to make ready before the first task comes. */
  readonly first: Pick<Task, 'scenario' | 'policy'> | undefined;
}
