import type { z } from 'zod';
import { checkAgainst, type ValueProblem, valueAt } from './check-against.ts';
import { alternativesOf, type SchemaNode, schemaNodeOf, schemasAt } from './schema-node.ts';
import type { ValuePath } from './source-document.ts';

/** Values of every kind that fields have; of each only those count that its schema takes. */
const STAND_INS: readonly unknown[] = [
  ...[1, 2, 0, 0.5, -1e9, 1e9, 10, 1000, 'refused', 'refused too', true, false, '1 d', '2 d', '1 kg', '1 km'],
  ...['1 m3', '1 /kg', '1 /km', '2025-01-06', '12:00', '24:00', ['refused'], [1], ['1 km'], ['mon'], []],
  ...[{}, { from: 0, to: 1 }],
];
const ROUNDS = 4;

/**
 * A copy of a refused value that the schema takes: what was refused is left out or, where something must stand,
 * replaced, so that the rest can be checked. Each `variant` chooses other replacements, as far as there are any: what
 * is wrong with all of them is not wrong because of one. Undefined when none is found.
 */
export function mend(schema: z.ZodType, value: unknown, variant = 0): unknown {
  const attempts = [false, true].map((isFilled) => attempt(schema, value, variant, isFilled));
  return attempts.find((mended) => mended !== undefined);
}

/** Whether `at` leads to `part`, or to something in it. */
export function isWithin(at: ValuePath, part: ValuePath): boolean {
  return at.length >= part.length && part.every((step, depth) => step === at[depth]);
}

function attempt(schema: z.ZodType, value: unknown, variant: number, isFilled: boolean): unknown {
  const copy: { root: unknown } = { root: structuredClone(value) };
  for (let round = 0; round < ROUNDS; round++) {
    const checked = checkAgainst(schema, copy.root);
    if (checked.ok) return copy.root;
    for (const problem of checked.problems) replace(schema, copy, problem, { variant, isFilled });
  }
  return checkAgainst(schema, copy.root).ok ? copy.root : undefined;
}

interface Choice {
  readonly variant: number;
  /** Whether a field that need not be there gets a value all the same, as one of several may be needed. */
  readonly isFilled: boolean;
}

function replace(
  schema: z.ZodType,
  copy: { root: unknown },
  { at, code }: ValueProblem,
  { variant, isFilled }: Choice,
): void {
  const parent = valueAt(copy, ['root', ...at.slice(0, -1)]);
  if (at.length === 0 || typeof parent !== 'object' || parent === null) return;
  const key = at[at.length - 1];
  const holder = parent as Record<string | number, unknown>;
  const put = (stand: unknown): void => {
    if (stand === undefined) delete holder[key];
    else holder[key] = structuredClone(stand);
  };
  const absent = Array.isArray(parent) ? [] : [undefined];
  const values = [...withoutOneKey(holder[key]), ...chosenValues(schema, at), ...STAND_INS];
  const fitting =
    code === 'unknown-key'
      ? [undefined]
      : [...(isFilled ? [] : absent), ...values].filter((stand) => {
          put(stand);
          const checked = checkAgainst(schema, copy.root);
          return checked.ok || !checked.problems.some((problem) => isWithin(problem.at, at));
        });
  put(fitting[variant % Math.max(1, fitting.length)]);
}

/** The values that a field is a choice of. */
function chosenValues(schema: z.ZodType, at: ValuePath): readonly unknown[] {
  const nodes = schemasAt(schemaNodeOf(schema), at).flatMap(alternativesOf);
  return nodes.flatMap((node: SchemaNode) => [
    ...(node.enum ?? []),
    ...(node.const === undefined ? [] : [node.const]),
  ]);
}

/** For a mapping of which not all keys may be given at once. */
function withoutOneKey(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.keys(value).map((left) =>
    Object.fromEntries(Object.entries(value).filter(([key]) => key !== left)),
  );
}
