import type { z } from 'zod';
import { describeValue } from '../../foundation/describe-value.ts';
import { nearestName } from '../../foundation/nearest-name.ts';

/** One mistake in the parameters of a distribution; whoever knows file and line makes an Issue of it. */
export interface ParameterProblem {
  /** Keys and list positions from the distribution's own mapping down to the mistake. */
  readonly path: readonly (string | number)[];
  readonly expected: string;
  readonly received: string;
  readonly hint?: string;
}

/**
 * Problems in `input` from the issues that its schema found. Expects schemas whose messages say what is expected
 * (parameter.ts); an issue may say what was received in `params.received`.
 */
export function parameterProblems(
  issues: readonly z.core.$ZodIssue[],
  input: unknown,
  known: readonly string[],
): ParameterProblem[] {
  const problems = issues.flatMap((issue) => problemsOf(issue, input, known));
  const seen = new Set<string>();
  // One value may break several checks that share one message.
  return problems.filter(({ path, expected }) => {
    const key = JSON.stringify([path, expected]);
    return !seen.has(key) && seen.add(key);
  });
}

function problemsOf(issue: z.core.$ZodIssue, input: unknown, known: readonly string[]): ParameterProblem[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey([...path, key], key, known));
  }
  const received = issue.code === 'custom' ? issue.params?.received : undefined;
  return [{ path, expected: issue.message, received: received ?? describeValue(valueAt(input, path)) }];
}

function unknownKey(path: (string | number)[], key: string, known: readonly string[]): ParameterProblem {
  const nearest = nearestName(key, known);
  return {
    path,
    expected: known.length === 0 ? 'no parameters' : `one of the keys ${known.join(', ')}`,
    received: describeValue(key),
    ...(nearest === undefined ? {} : { hint: `did you mean "${nearest}"?` }),
  };
}

function valueAt(input: unknown, path: readonly (string | number)[]): unknown {
  let value = input;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.entries(value).find(([key]) => key === String(step))?.[1];
  }
  return value;
}
