import type { ReplicationRow, Task } from './replication-row.ts';
import type { RunTasks } from './run-until-precise.ts';

interface Question {
  readonly tasks: readonly Task[];
  readonly answer: (rows: readonly ReplicationRow[]) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Asks all questions of one turn at once, so that several points of a search share the workers, and never two batches
 * at the same time.
 */
export function batchRuns(run: RunTasks): RunTasks {
  let waiting: Question[] = [];
  let last: Promise<void> = Promise.resolve();
  const ask = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    try {
      const rows = await run(batch.flatMap(({ tasks }) => tasks));
      let from = 0;
      for (const { tasks, answer } of batch) {
        answer(rows.slice(from, from + tasks.length));
        from += tasks.length;
      }
    } catch (error) {
      for (const { fail } of batch) fail(error);
    }
  };
  return (tasks) =>
    new Promise((answer, fail) => {
      waiting.push({ tasks, answer, fail });
      if (waiting.length === 1) last = last.then(ask);
    });
}
