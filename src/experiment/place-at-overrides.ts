import { InputError, type Issue } from '../foundation/issue.ts';
import type { Override } from '../model/override.ts';
import type { Experiment } from './experiment.ts';

/**
 * Runs `prepare` and lets a wrong parameter be reported where it was written: at the override that set it, where one did,
 * rather than at the policy block that it was written into.
 * @throws what `prepare` throws, InputErrors with their places moved
 */
export async function placeAtOverrides<T>(
  { locate }: Experiment,
  overrides: readonly Override[],
  prepare: () => Promise<T>,
): Promise<T> {
  try {
    return await prepare();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(
      error.issues.map((issue) => {
        const source = overrides.findLast((override) => isSourceOf(override, issue, locate));
        return source === undefined ? issue : { ...issue, place: source.place };
      }),
    );
  }
}

/** Whether the override wrote into the plug-in that the issue was found in, and what the issue names of it, if anything. */
function isSourceOf({ path }: Override, issue: Issue, locate: Experiment['locate']): boolean {
  const steps = path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  const parameter = steps.pop();
  const isOfWhole = !issue.path.includes('.') || /[\\/]/.test(issue.path);
  if (issue.code !== 'policy-parameter' || !(isOfWhole || issue.path.endsWith(`.${parameter}`))) return false;
  const { line, column } = locate([...steps, 'use']).place;
  return line === issue.place.line && column === issue.place.column;
}
