import { mkdir, mkdtemp, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../foundation/issue.ts';

/** Everything that an import writes: docs/import.md. A folder that holds something else is never replaced. */
export const IMPORT_FILES: readonly string[] = [
  'model.yaml',
  'model-fitted.yaml',
  'experiment.yaml',
  'report.md',
  'report.json',
  'items.csv',
  'item-facts.csv',
  'regions.csv',
  'orders.csv.gz',
  'demand-fitted.csv',
  'outbound-lanes.csv',
  'days-of-cover.csv',
  'set-aside.csv.gz',
];

/**
 * Makes sure that writing to `out` loses nothing: it is new, empty or, when forced, an earlier import.
 * @throws InputError when it is not
 */
export async function checkImportFolder(out: string, force: boolean): Promise<void> {
  const present = await readdir(out, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    const received = error.code === 'ENOTDIR' ? 'a file, or a path below one' : error.message;
    throw refusal(out, { code: 'import-bad-folder', expected: 'a folder', received });
  });
  const foreign = present
    .filter((entry) => !entry.isFile() || !IMPORT_FILES.includes(entry.name))
    .map(({ name }) => name);
  if (foreign.length > 0) {
    throw refusal(out, {
      code: 'folder-not-empty',
      expected: 'a new folder, an empty one or an earlier import',
      received: `one that also holds ${foreign.slice(0, 3).join(', ')}${foreign.length > 3 ? ' …' : ''}`,
      hint: 'name another folder with --out',
    });
  }
  if (present.length === 0 || force) return;
  throw refusal(out, {
    code: 'import-folder-not-empty',
    expected: 'a new or empty folder',
    received: 'an earlier import',
    hint: 'pass --force to replace it',
  });
}

/**
 * Writes beside the place, then swaps: whoever looks sees the old folder or the whole new one. When the new one cannot
 * be moved there the old one comes back.
 * @throws what `write` throws, InputError when something foreign lies at `out`, file system errors
 */
export async function putFolder(out: string, write: (folder: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(out), { recursive: true });
  const workshop = await mkdtemp(join(dirname(out), `.${basename(out)}-`));
  const made = join(workshop, 'made');
  const replaced = join(workshop, 'replaced');
  try {
    await mkdir(made);
    await write(made);
    await checkImportFolder(out, true);
    await mkdir(out, { recursive: true });
    await rename(out, replaced);
    await rename(made, out).catch(async (error: unknown) => {
      await rename(replaced, out);
      throw error;
    });
    await rm(replaced, { recursive: true });
  } finally {
    await rm(made, { recursive: true, force: true });
    // Not recursive: should the old folder be stuck in there, it stays.
    await rmdir(workshop).catch(() => undefined);
  }
}

function refusal(
  file: string,
  problem: { code: string; expected: string; received: string; hint?: string },
): InputError {
  return new InputError([{ ...problem, place: { file }, path: 'out' }]);
}
