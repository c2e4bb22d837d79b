import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runExperiment } from '../../src/application/run-experiment.ts';
import { runModel } from '../../src/application/run-model.ts';
import { validateFile } from '../../src/application/validate-file.ts';
import { formatIssue, InputError } from '../../src/foundation/issue.ts';
import { SMALL_MODEL, withFiles } from '../support/small-model.ts';

const EXPERIMENT = `format: 1
name: small
model: ./model.yaml
replications: 3
incumbent: low
policies:
  low:
    replenishment:
      - { where: { kinds: [fc] }, use: newsvendor, review: 7 d, quantile: 0.9 }
      - { use: base-stock, level: 60 }
  high:
    replenishment: [{ use: base-stock, level: 60 }]
scenarios:
  - { id: base, x: 1 }
  - { id: slow, set: { lanes.maker>depot.lead-time.mean: 12 } }
metrics: [fill-rate]
`;

type Edit = readonly [string, string];

/** Place, path and code of each mistake in the experiment and its model after the edits. */
async function mistakes(
  edits: readonly Edit[],
  act: (file: string) => Promise<unknown> = validateFile,
): Promise<string[]> {
  const files: Record<string, string> = { ...SMALL_MODEL, 'experiment.yaml': EXPERIMENT };
  for (const [from, to] of edits) {
    const file = ['experiment.yaml', 'model.yaml'].find((name) => files[name].includes(from));
    if (file === undefined) throw new Error(`no file holds ${from}`);
    files[file] = files[file].replace(from, () => to);
  }
  return withFiles(files, async (folder) => {
    const error = await act(join(folder, 'experiment.yaml')).catch((thrown: unknown) => thrown);
    if (!(error instanceof InputError)) throw new Error(`expected an InputError, got ${String(error)}`);
    return error.issues.map((issue) =>
      formatIssue(issue)
        .replaceAll(`${folder}/`, '')
        .replace(/^(\S+?):(\d+):\d+: (?:(\S+): )?expected .* \[([a-z-]+)\]$/, '$1:$2 $3 $4'),
    );
  });
}

const EVERY_STAGE: readonly Edit[] = [
  ['replications: 3', 'replications: -2'],
  ['incumbent: low', 'incumbent: lo'],
  ['quantile: 0.9', 'quantile: 1.5'],
  [
    '[{ use: base-stock, level: 60 }]',
    '[{ use: base-stock, level: -60 }]\n    fulfillment: { use: ./nowhere.ts }',
  ],
  ['x: 1', 'x: one'],
  ['mean: 12', 'mean: -5'],
  ['[fill-rate]', '[fil-rate]'],
  ['kind: fc', 'kind: fcc'],
];

const EVERY_MISTAKE = [
  'experiment.yaml:4 replications out-of-range',
  'experiment.yaml:5 incumbent unknown-name',
  'experiment.yaml:9 policies.low.replenishment[0].quantile policy-parameter',
  'experiment.yaml:12 policies.high.replenishment[0].level policy-parameter',
  'experiment.yaml:13 use policy-file',
  'experiment.yaml:15 scenarios[0].x wrong-type',
  'experiment.yaml:16 lanes.maker>depot.lead-time.mean wrong-distribution',
  'experiment.yaml:17 metrics[0] unknown-name',
  'model.yaml:8 nodes[2].kind unknown-value',
];

describe('one go tells the mistakes of every stage', () => {
  test('validate', async () => {
    expect((await mistakes(EVERY_STAGE)).sort()).toEqual([...EVERY_MISTAKE].sort());
  });

  test('compare', async () => {
    const compare = (experimentPath: string) => runExperiment({ experimentPath, workers: 1 });
    expect((await mistakes(EVERY_STAGE, compare)).sort()).toEqual([...EVERY_MISTAKE].sort());
  });

  test('of a sound experiment file: its model, its metrics and its policies', async () => {
    expect(
      await mistakes([
        ['[fill-rate]', '[promise-met-next-week]'],
        ['quantile: 0.9', 'quantile: 1.5'],
        ['mean: 12', 'mean: -5'],
      ]),
    ).toEqual([
      'experiment.yaml:16 metrics[0] unknown-name',
      'experiment.yaml:9 policies.low.replenishment[0].quantile policy-parameter',
      'experiment.yaml:15 lanes.maker>depot.lead-time.mean wrong-distribution',
    ]);
  });

  test('of the policy of a model, beside others of the model', async () => {
    const edits: Edit[] = [
      ['policy:\n', 'policy:\n  fulfillment: {use: nearst}\n'],
      ['when-short: late', 'when-short: lates'],
    ];
    const ofModel = (file: string) => validateFile(file.replace('experiment.yaml', 'model.yaml'));
    expect(await mistakes(edits, ofModel)).toEqual([
      'model.yaml:18 speeds[0].when-short unknown-value',
      'model.yaml:29 use unknown-policy',
    ]);
  });
});

test("a duplicate key in the file of a policy hides none of its other mistakes, nor the model's", async () => {
  const policy =
    'fulfillment: { use: nearst }\nreplenishment: []\nreplenishment: [{ use: base-stock, level: -1 }]\n';
  const model = SMALL_MODEL['model.yaml'].replace('kind: fc', 'kind: fcc');
  await withFiles({ ...SMALL_MODEL, 'model.yaml': model, 'lean.yaml': policy }, async (folder) => {
    const run = runModel({ modelPath: folder, policy: join(folder, 'lean.yaml'), workers: 1 });
    const error = await run.catch((thrown: unknown) => thrown);
    expect(error instanceof InputError ? error.issues.map(({ code }) => code).sort() : error).toEqual([
      'duplicate-key',
      'policy-parameter',
      'unknown-policy',
      'unknown-value',
    ]);
  });
});

describe('what cannot be trusted makes no mistakes of its own', () => {
  test.each<[string, readonly Edit[], readonly string[]]>([
    ['policies misspelt', [['policies:', 'polices:']], ['experiment.yaml:6 polices unknown-key']],
    [
      'policies that are a list',
      [['policies:\n', 'policies: []\nother:\n']],
      ['experiment.yaml:6 policies wrong-type', 'experiment.yaml:7 other unknown-key'],
    ],
    [
      'policies given twice',
      [['scenarios:', 'policies: { third: {} }\nscenarios:']],
      ['experiment.yaml:13  duplicate-key'],
    ],
    ['a scenario without an id', [['id: base, ', '']], ['experiment.yaml:14 scenarios[0].id missing-field']],
    ['no model', [['model: ./model.yaml\n', '']], ['experiment.yaml:1 model missing-field']],
    [
      'another format',
      [
        ['format: 1', 'format: 2'],
        ['incumbent: low', 'incumbent: lo'],
      ],
      ['experiment.yaml:1 format unknown-value'],
    ],
    [
      'half a day of horizon',
      [['replications: 3', 'horizon: 36 h']],
      ['experiment.yaml:4 horizon wrong-unit'],
    ],
    [
      'a duplicate key beside an unknown metric',
      [
        ['replications: 3', 'replications: 3\nreplications: 4'],
        ['[fill-rate]', '[fil-rate]'],
      ],
      ['experiment.yaml:5  duplicate-key', 'experiment.yaml:17 metrics[0] unknown-name'],
    ],
    [
      'factors that are none',
      [
        [
          'scenarios:\n  - { id: base, x: 1 }\n  - { id: slow, set: { lanes.maker>depot.lead-time.mean: 12 } }',
          'design: full\nfactors: [{ id: f }]',
        ],
      ],
      [
        'experiment.yaml:14 factors[0].path missing-field',
        'experiment.yaml:14 factors[0].levels missing-field',
      ],
    ],
  ])('%s', async (_name, edits, expected) => {
    expect(await mistakes(edits)).toEqual(expected);
  });
});

const SCENARIOS =
  'scenarios:\n  - { id: base, x: 1 }\n  - { id: slow, set: { lanes.maker>depot.lead-time.mean: 12 } }\n';
const LEVEL = 'path: replenishment.0.quantile';

describe('a wrong field hides no other mistake of its section', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'optimize',
      `optimize:
  policy: hihg
  parameters:
    - { id: a, ${LEVEL}, low: 3, high: 2 }
    - { id: a, path: replenishment.1.level, low: x, high: 2 }
  metric: shipments-per-order
  constraints: [{ metric: fil-rate, at-least: 0.9 }]
  budget: 0
`,
      [
        'experiment.yaml:17 optimize.parameters[1].low wrong-type',
        'experiment.yaml:20 optimize.budget out-of-range',
        'experiment.yaml:14 optimize.policy unknown-name',
        'experiment.yaml:16 optimize.parameters[0].high out-of-range',
        'experiment.yaml:17 optimize.parameters[1].id duplicate-id',
        'experiment.yaml:19 optimize.constraints[0].metric unknown-name',
        'experiment.yaml:18 optimize.metric missing-field',
      ],
    ],
    [
      'optimize, an unknown metric',
      `optimize:
  policy: low
  parameters: [{ id: a, ${LEVEL}, low: 0.5, high: 7 }]
  metric: total-cost-per-unit
  constraints: [{ metric: fill-rate, at-least: 95 }, { metric: fil-rate, at-least: 0.9 }]
`,
      [
        'experiment.yaml:17 optimize.constraints[1].metric unknown-name',
        'experiment.yaml:17 optimize.constraints[0].at-least out-of-range',
        'experiment.yaml:15 policies.low.replenishment.0.quantile policy-parameter',
      ],
    ],
    [
      'factors',
      `factors:
  - { id: a, path: policies.low.replenishment.0.quantile, levels: [0.9, 7, x] }
  - { id: b, path: policies.low.replenishment.0.nope, levels: [1, 2] }
  - { id: a, path: horizonn, levels: [1, 2] }
`,
      [
        'experiment.yaml:16 factors[2].id duplicate-id',
        'experiment.yaml:16 horizonn unknown-key',
        'experiment.yaml:15 policies.low.replenishment.0.nope policy-parameter',
        'experiment.yaml:14 policies.low.replenishment.0.quantile policy-parameter',
        'experiment.yaml:14 policies.low.replenishment.0.quantile policy-parameter',
      ],
    ],
    [
      'factors without a path',
      `design: fractional
factors:
  - { id: a, levels: [0.9] }
  - { id: fill-rate, path: policies.lw.replenishment.0.nope, levels: [1, 2] }
`,
      [
        'experiment.yaml:15 factors[0].path missing-field',
        'experiment.yaml:16 factors[1].id duplicate-id',
        'experiment.yaml:16 factors[1].path unknown-name',
        'experiment.yaml:15 factors[0].levels wrong-length',
      ],
    ],
    [
      'gates',
      `gates:
  metrics: [{ metric: fil-rate, margin: -1 }, { metric: shipments-per-order, margin: 1 }]
  limits: [{ metric: fil-rate, at-most: 1 }, { metric: total-cots, at-most: .inf }]
`,
      [
        'experiment.yaml:14 gates.metrics[0].margin out-of-range',
        'experiment.yaml:15 gates.limits[1].at-most not-finite',
        'experiment.yaml:14 gates.metrics[0].metric unknown-name',
        'experiment.yaml:14 gates.metrics[1].metric unknown-value',
        'experiment.yaml:15 gates.limits[0].metric unknown-name',
        'experiment.yaml:15 gates.limits[1].metric unknown-name',
      ],
    ],
    [
      'select',
      'select: { metric: total-cots, confidence: 2, budget: 3 }\n',
      [
        'experiment.yaml:13 select.confidence out-of-range',
        'experiment.yaml:13 select.budget out-of-range',
        'experiment.yaml:13 select.metric unknown-name',
        'experiment.yaml:13 select missing-field',
      ],
    ],
  ])('%s', async (_name, section, expected) => {
    expect(await mistakes([[SCENARIOS, section]])).toEqual(expected);
  });

  test.each<[string, string, readonly string[]]>([
    [
      'select',
      'select: { metric: total-cost-per-unit, procedure: knn }\n',
      ['experiment.yaml:13 select.procedure unknown-value'],
    ],
    [
      'optimize',
      `optimize:
  policy: low
  parameters: [{ id: a, ${LEVEL}, low: x, high: 0.95, start: 0.9 }]
  metric: shipments-per-order
  goal: minimise
  method: spsaa
  replications: many
  budget: 3
`,
      [
        'experiment.yaml:15 optimize.parameters[0].low wrong-type',
        'experiment.yaml:17 optimize.goal unknown-value',
        'experiment.yaml:18 optimize.method unknown-value',
        'experiment.yaml:19 optimize.replications wrong-type',
      ],
    ],
    [
      'gates',
      'gates: { exact: maybe, limits: [{ metric: fill-rate }] }\n',
      ['experiment.yaml:13 gates.exact wrong-type', 'experiment.yaml:13 gates.limits[0] wrong-type'],
    ],
    [
      'factors',
      `design: { latin-hypercube: 5 }\nfactors: [{ id: a, ${LEVEL}, levels: { from: x, to: 1 } }]\n`,
      ['experiment.yaml:14 factors[0].levels wrong-type'],
    ],
  ])('%s: what stands in for it is not judged', async (_name, section, expected) => {
    expect(await mistakes([[SCENARIOS, section]])).toEqual(expected);
  });
});

test('what was written is quoted', async () => {
  const files = {
    ...SMALL_MODEL,
    'experiment.yaml': EXPERIMENT.replace(
      'replications: 3',
      'seed: [1]\nhorizon: 36 h\nsteady-state: { interval: 1.5 d }',
    ),
  };
  await withFiles(files, async (folder) => {
    const read = await validateFile(join(folder, 'experiment.yaml')).catch((thrown: unknown) => thrown);
    const printed = read instanceof InputError ? read.issues.map(formatIssue) : [];
    expect(printed.map((text) => text.replaceAll(`${folder}/`, ''))).toEqual([
      'experiment.yaml:4:1: seed: expected text or a number, got a list of 1 [wrong-type]',
      'experiment.yaml:5:10: horizon: expected whole days, got "36 h" [wrong-unit]',
      'experiment.yaml:6:27: steady-state.interval: expected whole days, 1 d or more, got "1.5 d" [wrong-unit]',
    ]);
  });
});
