import type { z } from 'zod';
import { describeValue } from '../foundation/describe-value.ts';
import { nearestName } from '../foundation/nearest-name.ts';
import { allowedValues, expectedWords } from '../foundation/schema-wording.ts';
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
    const known = chosenBy(value, schemasAt(schema, at)).flatMap((node) => Object.keys(propertiesOf(node)));
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
  if (value === undefined) return [{ at, code: 'missing-field', expected: expectedWords(issue), received }];
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return [{ at, code: 'not-finite', expected: 'a finite number', received }];
  }
  const options = allowedValues(issue);
  if (options !== undefined) {
    const nearest = typeof value === 'string' ? nearestName(value, options) : undefined;
    const hinted = nearest === undefined ? {} : { hint: `did you mean "${nearest}"?` };
    return [{ at, code: 'unknown-value', expected: expectedWords(issue), received, ...hinted }];
  }
  const isLength = issue.code === 'too_small' || issue.code === 'too_big';
  const detail = Array.isArray(value) && isLength ? `${value.length}` : received;
  return [{ at, code: codeOf(issue), expected: expectedWords(issue), received: detail }];
}

/** Of the alternatives for a value those whose fixed fields, such as `type`, are the value's; all when none is. */
function chosenBy(value: unknown, alternatives: readonly SchemaNode[]): readonly SchemaNode[] {
  const chosen = alternatives.filter((node) =>
    Object.entries(propertiesOf(node)).every(
      ([key, field]) => field.const === undefined || valueAt(value, [key]) === field.const,
    ),
  );
  return chosen.length === 0 ? alternatives : chosen;
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

/** The value at `path` inside plain data; undefined when there is none. */
export function valueAt(root: unknown, path: ValuePath): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return value;
}
