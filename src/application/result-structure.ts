import { z } from 'zod';
import { RESULT_FORMAT, type Result } from '../experiment/result.ts';
import { InputError } from '../foundation/issue.ts';
import { checkAgainst } from '../model/check-against.ts';
import { pathText } from '../model/located-value.ts';

/** Mistakes listed of one file: a truncated one may have thousands, all for the same reason. */
const LISTED = 10;

const text = z.string();
const number = z.number().nullable();
const estimate = z.looseObject({ mean: number, halfWidth: number, n: z.number() });
const named = { id: text, label: text };
const ofPolicy = { scenario: text, policy: text };

/** What a report reads without asking first. Results are written by this package; this is for those cut or edited since. */
const resultStructure = z.looseObject({
  name: text,
  title: text,
  description: text,
  model: z.looseObject({ name: text, currency: text, nodesByKind: z.record(text, z.number()) }),
  seed: text,
  replications: z.number(),
  horizonDays: z.number(),
  warmUpDays: z.number(),
  metrics: z.array(z.looseObject({ ...named, unit: text, better: text, definition: text, group: text })),
  nodeFigures: z.array(z.looseObject({ ...named, unit: text, definition: text, part: text })).optional(),
  metricsOfInterest: z.array(text),
  policies: z.array(z.looseObject({ ...named, description: text, incumbent: z.boolean() })).min(1),
  scenarios: z.array(z.looseObject(named)).min(1),
  cells: z.array(
    z.looseObject({
      ...ofPolicy,
      estimates: z.record(text, estimate),
      nodes: z.array(z.looseObject({ id: text, kind: text, figures: z.record(text, number).optional() })),
      speeds: z.array(z.looseObject(named)),
      daily: z.looseObject({ day: z.array(number), columns: z.record(text, z.array(number)) }),
    }),
  ),
  comparisons: z.array(
    z.looseObject({
      ...ofPolicy,
      metric: text,
      incumbent: estimate,
      candidate: estimate,
      difference: estimate,
      verdict: text,
    }),
  ),
  best: z.array(z.looseObject({ maybeBest: z.array(text), rows: z.array(z.looseObject({})) })).optional(),
  stopping: z.looseObject({ rounds: z.array(number), targets: z.array(z.looseObject({})) }).optional(),
  selection: z.looseObject({ policies: z.array(z.looseObject({})), statement: text }).optional(),
  sweep: z
    .looseObject({
      factors: z.array(z.looseObject(named)),
      points: z.array(z.looseObject({ levels: z.array(z.unknown()) })),
      mainEffects: z.array(z.looseObject({ levels: z.array(z.looseObject({ estimate })) })),
    })
    .optional(),
  steadyState: z
    .array(z.looseObject({ series: z.array(number), mserCurve: z.array(number), estimate }))
    .optional(),
  procedures: z.array(text),
});

/**
 * The value as a result.
 * @throws InputError that names what keeps it from being one
 */
export function asResult(value: unknown, file: string): Result {
  const place = { file };
  if (!isOfFormat(value)) {
    const expected = `a result of format "${RESULT_FORMAT}"`;
    throw new InputError([{ code: 'wrong-result', place, path: '', expected, received: 'something else' }]);
  }
  const checked = checkAgainst(resultStructure, value);
  if (checked.ok) return value;
  throw new InputError(
    checked.problems.slice(0, LISTED).map((problem) => ({
      code: 'wrong-result',
      place,
      path: pathText(problem.at),
      expected: problem.expected,
      received: problem.received,
      hint: 'the file was cut or edited: run the experiment again',
    })),
  );
}

/** The format's name stands for what the schema leaves open. */
function isOfFormat(value: unknown): value is Result {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === RESULT_FORMAT;
}
