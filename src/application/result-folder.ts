import { rmSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../foundation/issue.ts';
import { makeFolder } from './make-folder.ts';

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
  '.resume',
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
 * Writes a result folder beside its place and moves it there when it is complete. Until then an earlier one stays as it
 * is; a failure, or the end of the program, leaves nothing behind.
 */
export async function replaceResultFolder<T>(
  directory: string,
  write: (folder: string) => Promise<T>,
): Promise<T> {
  await makeFolder(dirname(directory));
  const draft = await mkdtemp(join(dirname(directory), `.${basename(directory)}-`));
  const removeDraft = (): void => rmSync(draft, { recursive: true, force: true });
  process.once('exit', removeDraft);
  try {
    const written = await write(draft);
    // mkdtemp makes folders that only their owner can read; results are to be shared.
    await chmod(draft, 0o755);
    await checkResultFolder(directory);
    await rm(directory, { recursive: true, force: true });
    await rename(draft, directory);
    return written;
  } catch (error) {
    removeDraft();
    throw error;
  } finally {
    process.off('exit', removeDraft);
  }
}
