import { rmdir } from 'node:fs/promises';
import { Journal } from '../experiment/journal.ts';
import { RunFailure } from '../experiment/run-failure.ts';
import { InputError } from '../foundation/issue.ts';
import { DecisionError } from '../simulation/decision-error.ts';
import { holdFolder } from './hold-folder.ts';
import { makeFolder } from './make-folder.ts';

/**
 * Does `work` with the journal of a result folder, which no other run writes to meanwhile. The folder is made if it is not
 * there, and goes again if nothing was kept in it; finished runs are kept unless a run failed.
 * @throws InputError when another run holds the folder; file system errors; what `work` throws
 */
export async function withJournal<T>(
  directory: string,
  key: string,
  work: (journal: Journal) => Promise<T>,
): Promise<T> {
  const made = await makeFolder(directory);
  const release = await holdFolder(directory);
  let journal: Journal | undefined;
  try {
    journal = new Journal(directory, key);
    return await work(journal);
  } catch (error) {
    // The same files would fail again, and with others the key is another: what was kept could never be of use.
    const isFinal =
      error instanceof RunFailure || error instanceof DecisionError || error instanceof InputError;
    if (isFinal) journal?.clear();
    throw error;
  } finally {
    journal?.close();
    release();
    // Those that hold something stay.
    for (const folder of made.toReversed()) await rmdir(folder).catch(() => {});
  }
}
