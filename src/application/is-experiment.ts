import { readdir, readFile, stat } from 'node:fs/promises';
import { parseSourceDocument } from '../model/source-document.ts';

/**
 * Whether a path names an experiment: a file that names a model or policies, or a folder with an experiment.yaml and no
 * model.yaml. Anything else, such as a missing file, is left for the reader of models to judge.
 */
export async function isExperiment(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return false;
  if (found.isDirectory()) {
    const names = await readdir(path);
    return names.includes('experiment.yaml') && !names.includes('model.yaml');
  }
  const { document } = parseSourceDocument(await readFile(path), path);
  const value = document?.value;
  return typeof value === 'object' && value !== null && ('model' in value || 'policies' in value);
}
