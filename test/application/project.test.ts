import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { initProject } from '../../src/application/init-project.ts';
import { renderReport } from '../../src/application/render-report.ts';
import { validateFile } from '../../src/application/validate-file.ts';
import type { Result } from '../../src/experiment/result.ts';
import { InputError } from '../../src/foundation/issue.ts';
import { builtEchelon } from '../support/built-echelon.ts';
import { runEchelon } from '../support/run-echelon.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'echelon-project-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The codes of the issues that a promise is rejected with. */
async function codesOf(promise: Promise<unknown>): Promise<string[]> {
  const error = await promise.catch((thrown: unknown) => thrown);
  if (!(error instanceof InputError)) throw new Error(`expected an InputError, got ${String(error)}`);
  return error.issues.map(({ code }) => code);
}

describe('a new project', () => {
  test('validates and runs as it is, its own policy included', async () => {
    const { runExperiment, validateFile: validate } = builtEchelon();
    const project = join(folder, 'new');
    const written = await initProject(project);
    expect(written.map((file) => file.slice(project.length + 1)).sort()).toEqual([
      'experiment.yaml',
      'model.yaml',
      'my-policy.ts',
    ]);
    expect(await validate(join(project, 'model.yaml'))).toMatchObject({ kind: 'model', name: 'starter' });
    const experiment = join(project, 'experiment.yaml');
    expect(await validate(experiment)).toMatchObject({ kind: 'experiment', summary: { policies: 2 } });
    const out = join(folder, 'result');
    const { result } = await runExperiment({ experimentPath: experiment, out, replications: 2, workers: 1 });
    expect(result.cells).toHaveLength(2);
    expect(result.cells.every((cell) => cell.estimates['fill-rate'].mean > 0.5)).toBe(true);
    expect(await readdir(out)).toEqual(
      expect.arrayContaining(['index.html', 'replications.csv', 'result.json', 'run.json', 'timeseries.csv']),
    );
  });

  test('is checked as a whole: the model and the experiment beside it', async () => {
    const project = join(folder, 'both');
    await initProject(project);
    const { validateFile: validate } = builtEchelon();
    expect(await validate(project, { cutOffs: true })).toMatchObject({
      kind: 'model',
      name: 'starter',
      summary: { nodes: 4 },
      cutOffs: [],
      experiment: { kind: 'experiment', name: 'starter', summary: { policies: 2 } },
    });
    const { stdout } = runEchelon(['validate', project]);
    expect(stdout).toContain(`${project} is a valid model: starter\n`);
    expect(stdout).toContain(`\n${join(project, 'experiment.yaml')} is a valid experiment: starter\n`);
    const replace = async (name: string, from: string, to: string): Promise<void> => {
      const text = await readFile(join(project, name), 'utf8');
      await writeFile(join(project, name), text.replace(from, to));
    };
    await replace('model.yaml', 'kind: vendor', 'kind: vendors');
    await replace('experiment.yaml', 'incumbent: newsvendor', 'incumbent: newsvender');
    const { code, stderr } = runEchelon(['validate', project]);
    expect(code).toBe(2);
    expect(stderr).toContain('model.yaml:12:25: nodes[0].kind: expected');
    expect(stderr).toContain('experiment.yaml:8:12: incumbent: expected the name of a policy');
    expect(stderr).toContain('\n2 mistakes in the input.\n');
  });

  test('overwrites nothing', async () => {
    const project = join(folder, 'full');
    await initProject(project);
    await writeFile(join(project, 'model.yaml'), 'mine');
    expect(await codesOf(initProject(project))).toEqual(['folder-not-empty']);
    expect(await readFile(join(project, 'model.yaml'), 'utf8')).toBe('mine');
  });
});

test('a run of one model with --event-log: as many order events as orders, and the trace hash of the result', async () => {
  const { compileNetwork, loadModel, preparePolicy, runModel, simulate } = builtEchelon();
  const project = join(folder, 'logged');
  await initProject(project);
  const modelPath = join(project, 'model.yaml');
  const out = join(folder, 'logged-result');
  const { result } = await runModel({ modelPath, out, seed: 'log', eventLog: true, workers: 1 });
  const lines = gunzipSync(await readFile(join(out, 'events.csv.gz')))
    .toString()
    .trimEnd()
    .split('\n');

  const model = await loadModel(modelPath);
  if (model.policy === undefined) throw new Error('the model has no policy');
  const policy = await preparePolicy(compileNetwork(model), model.policy);
  let events = 0;
  const outcome = simulate(policy, { seed: 'log', replication: 0, observer: { onEvent: () => events++ } });
  expect(result.cells[0].traceHashes).toEqual([outcome.traceHash]);
  expect(lines.length - 1).toBe(events);
  expect(lines.filter((line) => line.includes(',order,'))).toHaveLength(outcome.orderCount);
});

test('validating needs no run: mistakes of a model and a file that is not there are told', async () => {
  const file = join(folder, 'broken.yaml');
  await writeFile(file, 'format: 1\nname: broken\n');
  expect((await codesOf(validateFile(file))).length).toBeGreaterThan(3);
  expect(await codesOf(validateFile(join(folder, 'nowhere.yaml')))).toHaveLength(1);
});

describe('a report drawn again', () => {
  test('is the report of the run', async () => {
    const again = join(folder, 'again');
    // Built by the same compiler, as the page carries the text of functions.
    const { directory } = await builtEchelon().renderReport(join(folder, 'result'), again);
    expect(directory).toBe(again);
    const [first, second] = await Promise.all(
      [join(folder, 'result'), again].map((place) => readFile(join(place, 'index.html'), 'utf8')),
    );
    expect(second).toBe(first);
  });

  test.each([
    ['no file', undefined],
    ['no JSON', 'not json'],
    ['JSON of something else', '{"format": "other"}'],
    [
      'a result of a later format',
      JSON.stringify({ format: 'echelon-result/99' } satisfies Partial<Record<keyof Result, string>>),
    ],
    ['null', 'null'],
  ])('refuses %s', async (_name, text) => {
    const file = join(folder, 'result-to-refuse.json');
    await rm(file, { force: true });
    if (text !== undefined) await writeFile(file, text);
    expect(await codesOf(renderReport(file, join(folder, 'never')))).toEqual(['wrong-result']);
  });

  test.each([
    ['cells[0].daily', (result: Edited) => delete result.cells[0].daily],
    ['cells[0].speeds', (result: Edited) => delete result.cells[0].speeds],
    ['metrics', (result: Edited) => delete result.metrics],
    ['procedures', (result: Edited) => delete result.procedures],
    ['policies', (result: Edited) => Object.assign(result, { policies: [] })],
  ])('names %s when an edit took it away', async (path, edit) => {
    const edited: Edited = JSON.parse(await readFile(join(folder, 'result', 'result.json'), 'utf8'));
    edit(edited);
    const file = join(folder, 'edited.json');
    await writeFile(file, JSON.stringify(edited));
    await expect(renderReport(file, join(folder, 'never'))).rejects.toMatchObject({
      issues: [{ code: 'wrong-result', path }],
    });
  });
});

/** A result while a part of it is taken away. */
interface Edited {
  metrics?: unknown;
  procedures?: unknown;
  readonly cells: { daily?: unknown; speeds?: unknown }[];
}
