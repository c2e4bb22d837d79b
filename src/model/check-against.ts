import type { z } from 'zod';
import { describeValue } from '../foundation/describe-value.ts';
import { nearestName } from '../foundation/nearest-name.ts';
import type { Problem } from './issue-log.ts';
import type { SchemaNode } from './schema-node.ts';
import { propertiesOf, schemaNodeOf, schemasAt } from './schema-node.ts';
import type { ValuePath } from './source-document.ts';

/** A problem and where in the checked value it is. */
export interface ValueProblem extends Problem {
  readonly at: ValuePath;
}

export type CheckResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly ValueProblem[] };

/** Checks a plain value against a zod schema and says in plain words what is wrong with it, all at once. */
export function checkAgainst<T>(schema: z.ZodType<T>, value: unknown): CheckResult<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const root = schemaNodeOf(schema);
  return { ok: false, problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, value, root)) };
}

function problemsOf(issue: z.core.$ZodIssue, root: unknown, schema: SchemaNode): ValueProblem[] {
  const at = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const value = valueAt(root, at);
  const received = describeValue(value);
  if (issue.code === 'unrecognized_keys') {
    const known = schemasAt(schema, at).flatMap((node) => Object.keys(propertiesOf(node)));
    return issue.keys.map((key) => ({ at: [...at, key], ...unknownKey(key, known) }));
  }
  if (issue.code === 'custom') {
    const { code, expected, hint } = issue.params ?? {};
    const hinted = typeof hint === 'string' ? { hint } : {};
    return [
      {
        at,
        code: String(code ?? 'wrong-type'),
        expected: String(expected ?? issue.message),
        received,
        ...hinted,
      },
    ];
  }
  if (value === undefined) return [{ at, code: 'missing-field', expected: expectedBy(issue), received }];
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return [{ at, code: 'not-finite', expected: 'a finite number', received }];
  }
  const options = optionsOf(issue);
  if (options !== undefined) {
    const nearest = typeof value === 'string' ? nearestName(value, options) : undefined;
    const hinted = nearest === undefined ? {} : { hint: `did you mean "${nearest}"?` };
    return [{ at, code: 'unknown-value', expected: expectedBy(issue), received, ...hinted }];
  }
  const detail = Array.isArray(value) && issue.code !== 'invalid_type' ? `${value.length}` : received;
  return [{ at, code: codeOf(issue), expected: expectedBy(issue), received: detail }];
}

/** What is wrong with a key that the schema does not know. */
export function unknownKey(key: string, known: readonly string[]): Problem {
  const nearest = nearestName(key, known);
  return {
    code: 'unknown-key',
    expected: known.length === 0 ? 'no key here' : `one of ${[...new Set(known)].join(', ')}`,
    received: JSON.stringify(key),
    ...(nearest === undefined || nearest === key ? {} : { hint: `did you mean "${nearest}"?` }),
  };
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_small' || issue.code === 'too_big')
    return issue.origin === 'array' ? 'wrong-length' : 'out-of-range';
  if (issue.code === 'invalid_format') return 'wrong-name';
  return 'wrong-type';
}

function optionsOf(issue: z.core.$ZodIssue): string[] | undefined {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options))
    return issue.options.map(String);
  return undefined;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
};

function expectedBy(issue: z.core.$ZodIssue): string {
  const options = optionsOf(issue);
  if (options !== undefined) return options.length === 1 ? options[0] : `one of ${options.join(', ')}`;
  if (issue.code === 'invalid_type') return TYPE_WORDS[issue.expected] ?? issue.expected;
  if (issue.code === 'too_small')
    return limitWords(issue, issue.minimum, issue.inclusive === false ? 'more than' : 'at least');
  if (issue.code === 'too_big')
    return limitWords(issue, issue.maximum, issue.inclusive === false ? 'less than' : 'at most');
  if (issue.code === 'invalid_union') {
    return [...new Set(issue.errors.flatMap((branch) => branch.slice(0, 1).map(expectedBy)))].join(' or ');
  }
  if (issue.code === 'invalid_format') return 'a name in kebab-case, such as "us-network"';
  return issue.message;
}

function limitWords(
  issue: { origin: string; exact?: boolean },
  limit: number | bigint,
  comparison: string,
): string {
  const words = issue.exact === true ? `exactly ${limit}` : `${comparison} ${limit}`;
  if (issue.origin === 'array') return `${words} values`;
  return issue.origin === 'string' ? `${words} characters` : words;
}

/** The value at `path` inside plain data; undefined when there is none. */
export function valueAt(root: unknown, path: ValuePath): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return value;
}
