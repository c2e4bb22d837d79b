import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runExperiment } from '../../src/application/run-experiment.ts';
import { validateFile } from '../../src/application/validate-file.ts';
import { formatIssue, InputError, type Issue } from '../../src/foundation/issue.ts';
import { loadExperiment } from '../support/load-experiment.ts';
import { SMALL_MODEL, withFiles } from '../support/small-model.ts';

const EXPERIMENT = `format: 1
name: small
model: ./model.yaml
replications: 3
seed: 7
incumbent: low
policies:
  low:
    replenishment:
      - { where: { kinds: [fc] }, use: s-Q, reorder-point: 5, quantity: 20 }
      - { use: base-stock, level: 60 }
  high:
    label: High
    replenishment:
      - { where: { kinds: [fc] }, use: s-Q, reorder-point: 15, quantity: 20 }
      - { use: base-stock, level: 60 }
scenarios:
  - { id: base }
  - { id: dear, set: { items.widget.value: 40 } }
metrics: [fill-rate, promise-met-next-day]
`;

/** Runs `use` on the experiment with edits made; the text that an edit replaces must be there. */
function withExperiment<T>(
  edits: readonly (readonly [string, string])[],
  use: (file: string) => Promise<T>,
): Promise<T> {
  let text = EXPERIMENT;
  for (const [from, to] of edits) {
    if (!text.includes(from)) throw new Error(`the experiment does not hold ${from}`);
    text = text.replace(from, () => to);
  }
  return withFiles({ ...SMALL_MODEL, 'experiment.yaml': text }, (folder) =>
    use(join(folder, 'experiment.yaml')),
  );
}

/** The issues found in the edited experiment, with the file of each as its bare name. */
async function issuesOf(...edits: readonly (readonly [string, string])[]): Promise<Issue[]> {
  return withExperiment(edits, async (file) => {
    const error = await validateFile(file).catch((thrown: unknown) => thrown);
    if (!(error instanceof InputError)) throw new Error(`expected an InputError, got ${String(error)}`);
    return error.issues.map((issue) => {
      const name = issue.place.file.split('/').at(-1) ?? '';
      return { ...issue, place: { ...issue.place, file: name } };
    });
  });
}

test('a file without mistakes: names, seed as text, incumbent by position, overrides with their place', async () => {
  const experiment = await withExperiment([], loadExperiment);
  expect(experiment).toMatchObject({
    name: 'small',
    title: 'small',
    replications: 3,
    seed: '7',
    incumbent: 0,
  });
  expect(experiment.policies.map(({ id, label }) => [id, label])).toEqual([
    ['low', 'low'],
    ['high', 'High'],
  ]);
  expect(experiment.scenarios.map(({ id }) => id)).toEqual(['base', 'dear']);
  expect(experiment.scenarios[1].overrides).toMatchObject([
    { path: 'items.widget.value', value: 40, place: { line: 19 } },
  ]);
  const valid = await withExperiment([], validateFile);
  expect(valid).toMatchObject({
    kind: 'experiment',
    name: 'small',
    summary: { policies: 2, scenarios: 2, runs: 12 },
  });
});

describe('mistakes are found with the line of the experiment file', () => {
  test.each<[string, readonly [string, string], Partial<Issue>, number]>([
    [
      'an unknown metric',
      ['[fill-rate,', '[fil-rate,'],
      { code: 'unknown-name', path: 'metrics[0]', hint: 'did you mean "fill-rate"?' },
      20,
    ],
    [
      'an unknown incumbent',
      ['incumbent: low', 'incumbent: hig'],
      { code: 'unknown-name', path: 'incumbent', hint: 'did you mean "high"?' },
      6,
    ],
    ['a scenario twice', ['id: dear', 'id: base'], { code: 'duplicate-id', path: 'scenarios[1].id' }, 19],
    ['an override that leads nowhere', ['items.widget.value', 'items.wigdet.value'], {}, 19],
    ['an override of a wrong kind', ['value: 40', 'value: plenty'], {}, 19],
    ['an unknown policy', ['use: s-Q', 'use: s-R'], { code: 'unknown-policy' }, 10],
    ['an unknown parameter', ['reorder-point: 5', 'reorderpoint: 5'], { code: 'policy-parameter' }, 10],
    ['an unknown key', ['seed: 7', 'sead: 7'], { hint: 'did you mean "seed"?' }, 5],
    [
      'replications beyond any campaign',
      ['replications: 3', 'replications: 1000000000'],
      { code: 'out-of-range', path: 'replications', expected: 'at most 1000000' },
      4,
    ],
    [
      'runs beyond any campaign',
      ['replications: 3', 'replications: 500000'],
      { code: 'out-of-range', path: 'replications', received: '2000000: 4 of each replication' },
      4,
    ],
    [
      'a horizon of ages',
      ['seed: 7', 'horizon: 99999999 d'],
      { code: 'out-of-range', path: 'horizon', expected: 'a duration of at most 100000 d' },
      5,
    ],
    [
      'a factor of too many levels',
      [
        'scenarios:\n  - { id: base }\n  - { id: dear, set: { items.widget.value: 40 } }',
        'factors:\n  - { id: v, path: items.widget.value, levels: { from: 1, to: 2, count: 1000000000 } }',
      ],
      { path: 'factors[0].levels.count', expected: 'at most 1000' },
      18,
    ],
    ['half a day of horizon', ['seed: 7', 'horizon: 36 h'], { code: 'wrong-unit', path: 'horizon' }, 5],
  ])('%s', async (_name, edit, expected, line) => {
    const issues = await issuesOf(edit);
    expect(issues[0]).toMatchObject({ ...expected, place: { file: 'experiment.yaml', line } });
  });

  test('several at once', async () => {
    const issues = await issuesOf(
      ['[fill-rate,', '[fil-rate,'],
      ['incumbent: low', 'incumbent: lo'],
      ['id: dear', 'id: base'],
    );
    expect(issues.map(({ path }) => path).sort()).toEqual(['incumbent', 'metrics[0]', 'scenarios[1].id']);
  });

  test('a speed that the model does not promise, in a metric', async () => {
    const issues = await issuesOf(['promise-met-next-day', 'promise-met-next-week']);
    expect(issues[0]).toMatchObject({ path: 'metrics[1]', place: { line: 20 } });
  });

  test.each(['offered-next-day', 'delivery-hours-p50-next-day', 'shipping-cost-by-air'])(
    '%s, which a model can have and this one has not',
    async (metric) => {
      const issues = await issuesOf(['promise-met-next-day', metric]);
      expect(issues[0]).toMatchObject({ path: 'metrics[1]', place: { line: 20 } });
    },
  );

  test('a model that is not there', async () => {
    expect(await issuesOf(['./model.yaml', './modell.yaml'])).not.toEqual([]);
  });
});

describe('what precision, gates, selections and searches demand', () => {
  const single = [
    ['scenarios:\n  - { id: base }\n  - { id: dear, set: { items.widget.value: 40 } }\n', ''],
  ] as const;
  const withBlock = (block: string) => [...single, ['metrics: [', `${block}\nmetrics: [`]] as const;

  test.each([
    // The small model has no docks, so no such metric.
    [
      'gates: { metrics: [{ metric: dock-wait-hours, margin: 1 }] }',
      ['gates.metrics[0].metric: expected a metric of model "small", got "dock-wait-hours"'],
    ],
    [
      'gates: { limits: [{ metric: dock-wait-hours, at-most: 1 }] }',
      ['gates.limits[0].metric: expected a metric of model "small", got "dock-wait-hours"'],
    ],
    [
      'precision: { targets: [{ metric: dock-wait-hours, absolute: 1 }] }',
      ['precision.targets[0].metric: expected a metric of model "small", got "dock-wait-hours"'],
    ],
    [
      'select: { metric: dock-wait-hours, procedure: ocba, budget: 60 }',
      ['select.metric: expected a metric of model "small", got "dock-wait-hours"'],
    ],
    [
      'gates: { metrics: [{ metric: days-of-cover, margin: 1 }] }',
      ['gates.metrics[0].metric: expected a metric where lower or higher is better, got "days-of-cover"'],
    ],
    [
      'gates: { limits: [{ metric: promise-met, at-least: 0.9, at-most: 0.5 }] }',
      ['gates.limits[0].at-least: expected at most at-most (0.5), as no value could pass, got 0.9'],
    ],
    [
      'gates: {}',
      [
        'gates: expected at least one of exact: true, metrics and limits, as what demands nothing always passes, got none',
      ],
    ],
    [
      'gates: { limits: [{ metric: promise-met, at-least: 95 }, { metric: fill-rate, at-most: -1 }] }',
      [
        'gates.limits[0].at-least: expected a share from 0 to 1, as promise-met is one, got 95 (95 % is 0.95)',
        'gates.limits[1].at-most: expected a share from 0 to 1, as fill-rate is one, got -1',
      ],
    ],
    [
      'optimize: { policy: low, parameters: [{ id: s, path: replenishment.0.reorder-point, low: 1, high: 9 }], metric: total-cost-per-unit, replications: 2, budget: 8, confirm: 2, constraints: [{ metric: fill-rate, at-least: 1.5 }] }',
      [
        'optimize.constraints[0].at-least: expected a share from 0 to 1, as fill-rate is one, got 1.5 (1.5 % is 0.015)',
      ],
    ],
  ])('%s', async (block, sentences) => {
    const issues = await issuesOf(...withBlock(block));
    expect(issues.map((issue) => formatIssue(issue).replace(/^\S+ (.*) \[.*$/, '$1'))).toEqual(sentences);
  });

  test('differences and a selection need two policies', async () => {
    const start = EXPERIMENT.indexOf('  high:');
    const high = EXPERIMENT.slice(start, EXPERIMENT.indexOf('scenarios:'));
    const block =
      'precision: { targets: [{ metric: fill-rate, absolute: 0.01 }], of: differences }\nselect: { metric: fill-rate, procedure: ocba, budget: 60 }';
    const issues = await issuesOf([high, ''], ...withBlock(block));
    expect(issues.map(({ path, received }) => [path, received])).toEqual([
      ['precision.of', '1'],
      ['select', '1 policy and 1 scenario'],
      ['precision', 'both'],
    ]);
  });
});

test.each([
  [{ replications: 2.5 }, '--replications: expected a whole number of at least 1, got 2.5'],
  [{ replications: 0 }, '--replications: expected a whole number of at least 1, got 0'],
  [{ replications: Number.NaN }, '--replications: expected a whole number of at least 1, got NaN'],
  [{ workers: 0 }, '--workers: expected a whole number of at least 1, got 0'],
  [{ workers: 1.5 }, '--workers: expected a whole number of at least 1, got 1.5'],
])('a program that asks for %o is told so', async (options, sentence) => {
  const attempt = withExperiment([], (file) => runExperiment({ experimentPath: file, ...options }));
  await expect(attempt).rejects.toThrow(sentence);
});
