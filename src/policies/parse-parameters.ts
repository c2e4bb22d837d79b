import type { z } from 'zod';
import { describeValue } from '../foundation/describe-value.ts';
import { InputError, type Issue, type Place } from '../foundation/issue.ts';
import { nearestName } from '../foundation/nearest-name.ts';
import { PluginPlace } from '../foundation/plugin-place.ts';
import { allowedValues, expectedWords } from '../foundation/schema-wording.ts';

/**
 * Checks the parameters written for a policy against the policy's own schema. Mistakes are told where the parameter
 * stands, when the place knows; else at the place and by the policy's name.
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
  const locate: PluginPlace['at'] = (path, part) =>
    place instanceof PluginPlace ? place.at(path, part) : { place, path: [policyName, ...path].join('.') };
  throw new InputError(parsed.error.issues.flatMap((issue) => toIssues(schema, parameters, locate, issue)));
}

function toIssues(
  schema: z.ZodType,
  parameters: Readonly<Record<string, unknown>>,
  locate: PluginPlace['at'],
  issue: z.core.$ZodIssue,
): Issue[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code === 'unrecognized_keys') {
    const known = path.length === 0 ? parameterNames(schema) : [];
    const none = path.length === 0 ? 'no parameters' : 'no such key here';
    return issue.keys.map((key) => ({
      code: 'policy-parameter',
      ...locate([...path, key], 'key'),
      expected: known.length === 0 ? none : `one of ${known.join(', ')}`,
      received: `"${key}"`,
      ...didYouMean(key, known),
    }));
  }
  let received: unknown = parameters;
  for (const step of path) received = isRecord(received) ? received[String(step)] : undefined;
  const allowed = allowedValues(issue);
  return [
    {
      code: 'policy-parameter',
      ...locate(path, 'value'),
      expected: OWN_WORDS_OF_ZOD.test(issue.message) ? expectedWords(issue) : issue.message,
      received: describeValue(received),
      ...(typeof received === 'string' && allowed !== undefined ? didYouMean(received, allowed) : {}),
    },
  ];
}

/** How the sentences begin that stand in for a message when a schema has none of its own. */
const OWN_WORDS_OF_ZOD = /^(Invalid |Too small|Too big|Unrecognized )/;

function didYouMean(text: string, known: readonly string[]): { hint?: string } {
  const near = nearestName(text, known);
  return near === undefined ? {} : { hint: `did you mean "${near}"?` };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Names of a policy's parameters, as written in files. */
export function parameterNames(schema: z.ZodType): string[] {
  const shape = 'shape' in schema ? schema.shape : undefined;
  return isRecord(shape) ? Object.keys(shape) : [];
}
