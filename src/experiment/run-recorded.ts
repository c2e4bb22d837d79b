import type { CampaignRunner } from './campaign-runner.ts';
import type { Journal } from './journal.ts';
import type { ReplicationRow, Task } from './replication-row.ts';

/** Told of each finished run: the run, how many of the tasks asked for are done, and how many are asked for. */
export type OnRun = (row: ReplicationRow, done: number, total: number) => void;

/**
 * Runs the tasks that the journal does not hold yet, writing each to it as it is done, and returns the rows of all in
 * the order of the tasks.
 */
export async function runRecorded(
  runner: CampaignRunner,
  journal: Journal,
  tasks: readonly Task[],
  onRun: OnRun,
): Promise<readonly ReplicationRow[]> {
  const missing = tasks.filter((task) => journal.find(task) === undefined);
  let done = tasks.length - missing.length;
  await runner.run(missing, (record) => {
    journal.append(record);
    done += 1;
    onRun(record, done, tasks.length);
  });
  return tasks.flatMap((task) => journal.find(task) ?? []);
}
