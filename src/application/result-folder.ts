import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RESUME_FOLDER } from '../experiment/journal.ts';
import { InputError } from '../foundation/issue.ts';
import { LOCK_FILE } from './hold-folder.ts';

/** Everything that a result folder may hold: docs/outputs.md. */
export const RESULT_FILES: readonly string[] = [
  'result.json',
  'run.json',
  'replications.csv',
  'timeseries.csv',
  'nodes.csv',
  'items.csv',
  'sweep.csv',
  'cut-offs.csv',
  'optimum.json',
  'optimum.yaml',
  'history.csv',
  'events.csv.gz',
  'events',
  'gates.json',
  'gates.md',
  'junit.xml',
  'index.html',
  'charts',
  RESUME_FOLDER,
  LOCK_FILE,
];

/**
 * Makes sure that replacing the folder would lose nothing but an earlier result.
 * @throws InputError when anything else lies there
 */
export async function checkResultFolder(directory: string): Promise<void> {
  const present = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const foreign = present.filter((name) => !RESULT_FILES.includes(name));
  if (foreign.length === 0) return;
  throw new InputError([
    {
      code: 'folder-not-empty',
      place: { file: directory },
      path: '',
      expected: 'a new folder, an empty one or an earlier result, which is replaced',
      received: `one that also holds ${foreign.slice(0, 3).join(', ')}${foreign.length > 3 ? ' …' : ''}`,
      hint: 'name another folder with --out',
    },
  ]);
}

/**
 * Writes a result into a folder of its own and puts it in the place of the earlier one when it is complete. Until then an
 * earlier one stays as it is.
 * @param directory a result folder that this run holds, with its journal in it
 */
export async function replaceResult<T>(directory: string, write: (folder: string) => Promise<T>): Promise<T> {
  const draft = join(directory, RESUME_FOLDER, 'draft');
  // One that a kill left half-written.
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft);
  const written = await write(draft);
  for (const name of RESULT_FILES) {
    if (name === RESUME_FOLDER || name === LOCK_FILE) continue;
    await rm(join(directory, name), { recursive: true, force: true });
  }
  for (const name of await readdir(draft)) await rename(join(draft, name), join(directory, name));
  await rm(join(directory, RESUME_FOLDER), { recursive: true });
  return written;
}
