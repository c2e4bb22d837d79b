import type { z } from 'zod';
import { InputError, type Issue, type Place } from '../foundation/issue.ts';
import { nearestName } from '../foundation/nearest-name.ts';

/**
 * Checks the parameters written for a policy against the policy's own schema.
 * @throws InputError with every mistake
 */
export function parseParameters<P>(
  policyName: string,
  schema: z.ZodType<P>,
  parameters: Readonly<Record<string, unknown>>,
  place: Place,
): P {
  const parsed = schema.safeParse(parameters);
  if (parsed.success) return parsed.data;
  throw new InputError(
    parsed.error.issues.flatMap((issue) => toIssues(policyName, schema, parameters, place, issue)),
  );
}

function toIssues(
  policyName: string,
  schema: z.ZodType,
  parameters: Readonly<Record<string, unknown>>,
  place: Place,
  issue: z.core.$ZodIssue,
): Issue[] {
  if (issue.code === 'unrecognized_keys') {
    const known = parameterNames(schema);
    return issue.keys.map((key) => {
      const near = nearestName(key, known);
      return {
        code: 'policy-parameter',
        place,
        path: `${policyName}.${key}`,
        expected: known.length === 0 ? 'no parameters' : `one of ${known.join(', ')}`,
        received: `"${key}"`,
        ...(near === undefined ? {} : { hint: `did you mean "${near}"?` }),
      };
    });
  }
  const path = issue.path.map(String).join('.');
  let received: unknown = parameters;
  for (const key of issue.path) received = isRecord(received) ? received[String(key)] : undefined;
  return [
    {
      code: 'policy-parameter',
      place,
      path: path === '' ? policyName : `${policyName}.${path}`,
      expected: issue.message.replace(/^Invalid input: expected /, '').replace(/, received .*$/, ''),
      received: received === undefined ? 'nothing' : JSON.stringify(received),
    },
  ];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Names of a policy's parameters, as written in files. */
export function parameterNames(schema: z.ZodType): string[] {
  const shape = 'shape' in schema ? schema.shape : undefined;
  return isRecord(shape) ? Object.keys(shape) : [];
}
