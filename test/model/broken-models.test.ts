import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatIssue, InputError } from '../../src/foundation/issue.ts';
import { loadModel } from '../../src/model/load-model.ts';
import { projectRoot } from '../support/project-root.ts';
import { withSmallModel } from '../support/small-model.ts';
import { BROKEN_MODELS } from './broken-models.ts';

/** Codes that no single edit of the small model makes; the tests of load-model, csv-table and source-document do. */
const ELSEWHERE = ['more-issues', 'unknown-path', 'wrong-encoding'];

const documented = new Map(
  [
    ...readFileSync(join(projectRoot, 'docs/errors.md'), 'utf8').matchAll(
      /^\| `([a-z-]+)` \| .+ \| `(.+)` \|$/gm,
    ),
  ].map(([, code, example]) => [code, example]),
);

async function issuesOf(edit: (typeof BROKEN_MODELS)[number]['edit']): Promise<string[]> {
  return withSmallModel([edit], async (folder) => {
    const error: unknown = await loadModel(folder).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof InputError)) throw error ?? new Error('the model was accepted');
    return error.issues.map((issue) => formatIssue(issue).replaceAll(`${folder}/`, ''));
  });
}

describe('a model with one mistake', () => {
  test.each(BROKEN_MODELS)('is refused with $code', async ({ code, edit }) => {
    const issues = await issuesOf(edit);
    expect(issues.some((issue) => issue.endsWith(`[${code}]`))).toBe(true);
  });
});

test('docs/errors.md shows the lines that are printed', async () => {
  const printed = new Set((await Promise.all(BROKEN_MODELS.map(({ edit }) => issuesOf(edit)))).flat());
  const examples = [...documented].filter(([code]) => BROKEN_MODELS.some((model) => model.code === code));
  expect(examples.filter(([, example]) => !printed.has(example))).toEqual([]);
  expect(examples.length).toBeGreaterThan(40);
});

test('every code of the model stage is documented and has a broken model', () => {
  const folder = join(projectRoot, 'src/model');
  const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  const literals = sources.flatMap((source) => [
    ...source.matchAll(
      /(?:code(?::| =)(?:[^;,'{]*\?)? |tableIssue\(\s*|#report\(row, '\w+', |codeOf[^}]*return )'([a-z]+(?:-[a-z]+)+)'/g,
    ),
  ]);
  const codes = new Set(literals.map(([, code]) => code));
  const tested = new Set([...BROKEN_MODELS.map(({ code }) => code), ...ELSEWHERE]);
  expect(codes.size).toBeGreaterThan(40);
  expect([...codes].filter((code) => !tested.has(code) || !documented.has(code))).toEqual([]);
});
