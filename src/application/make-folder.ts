import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that are missing; one that is there already is fine. Unlike the recursive mkdir of
 * Node 20 it fails, instead of trying for ever, where the system makes no folders (such as below /proc).
 * @returns the folders that it made, each after the one that holds it
 * @throws file system errors
 */
export async function makeFolder(path: string): Promise<readonly string[]> {
  const failed = await mkdir(path).catch((error: NodeJS.ErrnoException) => error);
  if (failed === undefined) return [path];
  if (failed.code === 'EEXIST') return [];
  if (failed.code !== 'ENOENT' || dirname(path) === path) throw failed;
  const above = await makeFolder(dirname(path));
  await mkdir(path);
  return [...above, path];
}
