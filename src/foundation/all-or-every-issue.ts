import { formatIssue, InputError, type Issue } from './issue.ts';

/**
 * Waits for all and gives their values in order.
 * @throws InputError with the issues of every part that failed, each once; any other failure as it is
 */
export async function allOrEveryIssue<T>(parts: readonly (Promise<T> | T)[]): Promise<T[]> {
  const issues = new Map<string, Issue>();
  const values: T[] = [];
  for (const outcome of await Promise.allSettled(parts)) {
    if (outcome.status === 'fulfilled') values.push(outcome.value);
    else if (outcome.reason instanceof InputError) {
      for (const issue of outcome.reason.issues) issues.set(formatIssue(issue), issue);
    } else throw outcome.reason;
  }
  if (issues.size > 0) throw new InputError([...issues.values()]);
  return values;
}
