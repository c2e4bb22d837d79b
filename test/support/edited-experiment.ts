import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError, type Issue } from '../../src/foundation/issue.ts';

/** Writes an experiment with edits made into a folder; the text that an edit replaces must be there. */
export async function writeEdited(
  folder: string,
  experiment: string,
  edits: readonly (readonly [string, string])[],
): Promise<string> {
  let text = experiment;
  for (const [from, to] of edits) {
    if (!text.includes(from)) throw new Error(`the experiment does not hold ${from}`);
    text = text.replace(from, () => to);
  }
  const file = join(folder, 'experiment.yaml');
  await writeFile(file, text);
  return file;
}

/** The mistakes that a promise is rejected for. */
export async function issuesOf(promise: Promise<unknown>): Promise<readonly Issue[]> {
  const error = await promise.catch((thrown: unknown) => thrown);
  if (!(error instanceof InputError)) throw new Error(`expected an InputError, got ${String(error)}`);
  return error.issues;
}
