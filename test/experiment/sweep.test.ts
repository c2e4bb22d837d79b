import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runExperiment } from '../../src/application/run-experiment.ts';
import { sweepExperiment } from '../../src/application/sweep-experiment.ts';
import { validateFile } from '../../src/application/validate-file.ts';
import type { Result } from '../../src/experiment/result.ts';
import { sweepPoints } from '../../src/experiment/sweep-points.ts';
import type { Issue } from '../../src/foundation/issue.ts';
import { formatSweep } from '../../src/report/sweep-text.ts';
import { issuesOf, writeEdited } from '../support/edited-experiment.ts';
import { loadExperiment } from '../support/load-experiment.ts';
import { projectRoot } from '../support/project-root.ts';

const EXPERIMENT = `format: 1
name: swept
model: ${join(projectRoot, 'models/single-fc')}
replications: 3
horizon: 60 d
warm-up: 20 d
policies:
  s-q:
    replenishment:
      - { use: s-Q, reorder-point: 3, quantity: 5 }
factors:
  - id: point
    path: policies.s-q.replenishment.0.reorder-point
    levels: [4, 2]
  - id: demand
    label: Daily demand
    path: items.item.daily-orders
    levels: { from: 1, to: 2, count: 3 }
    also:
      - { path: items.item.holding-cost, times: -4, plus: 10 }
metrics: [total-cost-per-day, fill-rate]
`;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'echelon-sweep-'));
});
afterAll(() => rm(folder, { recursive: true }));

function edited(...edits: readonly (readonly [string, string])[]): Promise<string> {
  return writeEdited(folder, EXPERIMENT, edits);
}

test('the points of a full design are scenarios, with what moves along', async () => {
  const { scenarios, sweep, curve } = await loadExperiment(await edited());
  expect(scenarios.map(({ id, label }) => [id, label])).toEqual([
    ['p1', 'point 4, Daily demand 1'],
    ['p2', 'point 4, Daily demand 1.5'],
    ['p3', 'point 4, Daily demand 2'],
    ['p4', 'point 2, Daily demand 1'],
    ['p5', 'point 2, Daily demand 1.5'],
    ['p6', 'point 2, Daily demand 2'],
  ]);
  expect(scenarios[1].overrides.slice(2).map(({ path, value }) => [path, value])).toEqual([
    ['policies.s-q.replenishment.0.reorder-point', 4],
    ['items.item.daily-orders', 1.5],
    ['items.item.holding-cost', 10 - 4 * 1.5],
  ]);
  expect(sweep?.factors.map(({ label }) => label)).toEqual(['point', 'Daily demand']);
  expect(curve).toBeUndefined();
});

test('a single factor of numbers is a curve; equal steps carry no noise of binary arithmetic', async () => {
  const text = EXPERIMENT.replace(/ {2}- id: point[\s\S]*levels: \[4, 2\]\n/, '')
    .replace('items.item.daily-orders', 'speeds.standard.share')
    .replace('{ from: 1, to: 2, count: 3 }', '{ from: 0, to: 1, count: 11 }');
  await writeFile(join(folder, 'curve.yaml'), text);
  const { scenarios, curve } = await loadExperiment(join(folder, 'curve.yaml'));
  expect(curve).toEqual({ label: 'Daily demand', xIsShare: true });
  expect(scenarios.map(({ x }) => x)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
});

test('a unit goes with the numbers of a range into the model, and into what is printed', async () => {
  const text = EXPERIMENT.replace(/ {2}- id: point[\s\S]*levels: \[4, 2\]\n/, '')
    .replace('items.item.daily-orders', 'lanes.*.lead-time')
    .replace('count: 3 }', 'count: 3 }\n    unit: d')
    .replace(
      '{ path: items.item.holding-cost, times: -4, plus: 10 }',
      '{ path: speeds.*.deadline, times: 24, unit: h }',
    );
  await writeFile(join(folder, 'unit.yaml'), text);
  const { scenarios, curve, sweep } = await loadExperiment(join(folder, 'unit.yaml'));
  expect(scenarios.map(({ label, x }) => [label, x])).toEqual([
    ['Daily demand 1 d', 1],
    ['Daily demand 1.5 d', 1.5],
    ['Daily demand 2 d', 2],
  ]);
  expect(scenarios[1].overrides.slice(-2).map(({ path, value }) => [path, value])).toEqual([
    ['lanes.*.lead-time', '1.5 d'],
    ['speeds.*.deadline', '36 h'],
  ]);
  expect(curve?.label).toBe('Daily demand [d]');
  expect(sweep?.points).toEqual([[1], [1.5], [2]]);
});

test('the shipped sweep of one-day promises splits all demand at every point', async () => {
  const { scenarios } = await loadExperiment(join(projectRoot, 'experiments/one-day-sweep'));
  expect(scenarios).toHaveLength(10);
  for (const { overrides } of scenarios) {
    const shares = overrides
      .filter(({ path }) => path.startsWith('speeds.'))
      .map(({ value }) => Number(value));
    expect(shares).toHaveLength(4);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(1);
  }
});

describe('other designs', () => {
  const factors = (count: number, levels: { from: number; to: number; integer: boolean } | number[]) =>
    Array.from({ length: count }, (_, index) => ({
      id: `f${index + 1}`,
      path: `x.${index}`,
      levels,
      also: [],
    }));

  test('the fraction of 5 factors of resolution 5 has 16 points and E = ABCD (Box, Hunter and Hunter, table 12.15)', () => {
    const { points, aliases } = sweepPoints(factors(5, [10, 15, 20]), { fractional: 5 });
    expect(points).toHaveLength(16);
    const product = (point: readonly unknown[]): number =>
      point.reduce<number>((sign, level) => (level === 20 ? sign : -sign), 1);
    // E = ABCD: the product of all five coded levels is +1 at each point.
    expect(points.map((point) => product(point))).toEqual(points.map(() => 1));
    expect(new Set(points.flat())).toEqual(new Set([10, 20]));
    expect(aliases).toMatch(/^16 of 32 points, resolution 5: A = f1, .* E = f5; E=ABCD\. No main effect/);
  });

  test('a fraction of resolution 4 says which interactions it cannot tell apart', () => {
    // NIST/SEMATECH e-Handbook, 5.3.3.4.3: with D = ABC, AB = CD, AC = BD, AD = BC.
    expect(sweepPoints(factors(4, [0, 1]), 'fractional').aliases).toContain(
      'Not told apart: AB and CD; AC and BD; AD and BC.',
    );
  });

  test('a latin hypercube has one point in each slice of every range, whatever the seed', () => {
    const { points } = sweepPoints(factors(3, { from: 100, to: 200, integer: false }), {
      'latin-hypercube': 10,
    });
    for (const factor of [0, 1, 2]) {
      const slices = points.map((point) => Math.floor((Number(point[factor]) - 100) / 10));
      expect(slices.toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }
    const whole = sweepPoints(factors(2, { from: 1, to: 5, integer: true }), { 'latin-hypercube': 8 });
    expect(whole.points.flat().every((level) => Number.isInteger(level))).toBe(true);
    // Ten slices over five whole numbers: two slices, and so two points, each.
    const even = sweepPoints(factors(2, { from: 1, to: 5, integer: true }), { 'latin-hypercube': 10 });
    for (const factor of [0, 1]) {
      const levels = even.points.map((point) => Number(point[factor]));
      expect(levels.toSorted((one, other) => one - other)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    }
  });
});

describe('mistakes', () => {
  test.each<[string, readonly (readonly [string, string])[], Partial<Issue>, readonly [number, number]]>([
    ['low above high', [['from: 1, to: 2', 'from: 3, to: 2']], { code: 'out-of-range' }, [18, 28]],
    ['a unit of words', [['[4, 2]', '[few, many]\n    unit: d']], { code: 'wrong-type' }, [15, 11]],
    [
      'an unknown policy',
      [['policies.s-q.repl', 'policies.s-k.repl']],
      { code: 'unknown-name', hint: 'did you mean "s-q"?' },
      [13, 11],
    ],
    [
      'an unknown parameter',
      [['0.reorder-point\n', '0.reorder-pont\n']],
      { code: 'policy-parameter', hint: 'did you mean "reorder-point"?' },
      [13, 11],
    ],
    ['a level the policy refuses', [['[4, 2]', '[4, 2.5]']], { code: 'policy-parameter' }, [13, 11]],
    [
      'a rule that is not there',
      [['replenishment.0.r', 'replenishment.7.r']],
      { code: 'unknown-name' },
      [13, 11],
    ],
    [
      'an unknown entity',
      [['items.item.daily', 'items.itm.daily']],
      { hint: 'did you mean "item"?' },
      [17, 11],
    ],
    [
      'an unknown field',
      [['item.daily-orders', 'item.daily-order']],
      { hint: 'did you mean "daily-orders"?' },
      [17, 11],
    ],
    ['the policy of the model', [['policies.s-q.repl', 'policy.repl']], { code: 'unknown-path' }, [13, 11]],
    ['an id twice', [['id: demand', 'id: point']], { code: 'duplicate-id' }, [15, 9]],
    ['the id of a metric', [['id: demand', 'id: fill-rate']], { code: 'duplicate-id' }, [15, 9]],
    ['a path twice', [['holding-cost', 'daily-orders']], { code: 'duplicate-id' }, [20, 17]],
    ['a level twice', [['[4, 2]', '[4, 4]']], { code: 'duplicate-id' }, [14, 17]],
    ['times with words', [['{ from: 1, to: 2, count: 3 }', '[one, two]']], { code: 'wrong-type' }, [20, 9]],
    ['scenarios too', [['metrics:', 'scenarios: [{ id: a }]\nmetrics:']], { code: 'wrong-kind' }, [21, 1]],
    [
      'a list in a latin hypercube',
      [['metrics:', 'design: { latin-hypercube: 5 }\nmetrics:']],
      { code: 'wrong-type' },
      [14, 5],
    ],
    [
      'more levels than whole numbers',
      [['to: 2, count: 3', 'to: 2, count: 3, integer: true']],
      { code: 'out-of-range', expected: 'at most 2 levels, the whole numbers from 1 to 2', received: '3' },
      [18, 38],
    ],
    [
      'whole numbers up to a broken one',
      [['to: 2, count: 3', 'to: 2.5, count: 2, integer: true']],
      { code: 'wrong-type', received: '2.5' },
      [18, 28],
    ],
    [
      'a latin hypercube of whole numbers with more points than there are',
      [
        ['[4, 2]', '{ from: 1, to: 2, integer: true }'],
        ['to: 2, count: 3', 'to: 3, integer: true'],
        ['metrics:', 'design: { latin-hypercube: 7 }\nmetrics:'],
      ],
      { code: 'out-of-range', received: expect.stringMatching(/^7 points, of which [3-6] differ$/) },
      [21, 28],
    ],
    [
      'a curve of two factors',
      [['metrics:', 'curve: { label: x }\nmetrics:']],
      { code: 'wrong-kind' },
      [21, 1],
    ],
    ['an unknown design', [['metrics:', 'design: fractal\nmetrics:']], {}, [21, 9]],
    ['too many points', [['count: 3', 'count: 600']], { code: 'out-of-range' }, [11, 1]],
  ])('%s', async (_name, edits, expected, [line, column]) => {
    const issues = await issuesOf(validateFile(await edited(...edits)));
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ ...expected, place: { line, column } });
  });

  test('a fraction of more than 11 factors, or of one', async () => {
    const factor = (index: number): string =>
      `  - { id: f${index}, path: items.item.f${index}, levels: [1, 2] }\n`;
    const text = EXPERIMENT.replace(/factors:[\s\S]*(?=metrics:)/, 'design: fractional\nfactors:\n');
    for (const count of [1, 12]) {
      const own = text.replace(
        'factors:\n',
        `factors:\n${Array.from({ length: count }, (_, f) => factor(f)).join('')}`,
      );
      await writeFile(join(folder, 'many.yaml'), own);
      const [issue] = await issuesOf(loadExperiment(join(folder, 'many.yaml')));
      expect(issue).toMatchObject({ code: 'wrong-length', path: 'design', received: String(count) });
    }
  });

  test('several at once', async () => {
    const file = await edited(
      ['policies.s-q.repl', 'policies.s-k.repl'],
      ['to: 2', 'to: 0'],
      ['[total-cost-per-day', '[total-cost-per-dya'],
    );
    expect((await issuesOf(validateFile(file))).map(({ path }) => path).sort()).toEqual([
      'factors[0].path',
      'factors[1].levels.to',
      'metrics[0]',
    ]);
  });

  test('compare sends a file with factors to sweep, and sweep one without to compare', async () => {
    const options = { out: join(folder, 'never'), workers: 1 };
    const [swept] = await issuesOf(runExperiment({ ...options, experimentPath: await edited() }));
    expect(swept).toMatchObject({
      code: 'wrong-kind',
      place: { line: 11 },
      hint: 'run it with: echelon sweep',
    });
    const plain = EXPERIMENT.replace(/factors:[\s\S]*(?=metrics:)/, '');
    await writeFile(join(folder, 'plain.yaml'), plain);
    const [compared] = await issuesOf(
      sweepExperiment({ ...options, experimentPath: join(folder, 'plain.yaml') }),
    );
    expect(compared).toMatchObject({ code: 'missing-field', path: 'factors' });
  });
});

describe('a sweep that was run', () => {
  let result: Result;
  const tables = new Map<string, Record<string, string>[]>();

  beforeAll(async () => {
    const out = join(folder, 'out');
    ({ result } = await sweepExperiment({ experimentPath: await edited(), out, workers: 1 }));
    for (const name of ['replications', 'sweep']) {
      const [header, ...lines] = (await readFile(join(out, `${name}.csv`), 'utf8')).trimEnd().split('\n');
      const keys = header.split(',');
      tables.set(
        name,
        lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [keys[index], cell]))),
      );
    }
  });

  test('has main effects that follow from its replications', () => {
    const rows = tables.get('replications') ?? [];
    const valueAt = (scenarios: readonly string[], replication: number): number => {
      const own = rows.filter(
        (row) => scenarios.includes(row.scenario) && Number(row.replication) === replication,
      );
      return own.reduce((sum, row) => sum + Number(row['total-cost-per-day']), 0) / own.length;
    };
    const levels = [
      { level: 2, values: [0, 1, 2].map((replication) => valueAt(['p4', 'p5', 'p6'], replication)) },
      { level: 4, values: [0, 1, 2].map((replication) => valueAt(['p1', 'p2', 'p3'], replication)) },
    ];
    const changes = levels[1].values.map((value, replication) => value - levels[0].values[replication]);
    // 4.302653 is the 97.5 % point of Student's t with 2 degrees of freedom (any table).
    const intervalOf = (values: readonly number[]): readonly [number, number] => {
      const mean = (values[0] + values[1] + values[2]) / 3;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 2;
      return [mean, (4.302653 * Math.sqrt(variance)) / Math.sqrt(3)];
    };
    const effect = result.sweep?.mainEffects.find(
      ({ factor, metric }) => factor === 'point' && metric === 'total-cost-per-day',
    );
    expect(effect?.levels.map(({ level }) => level)).toEqual([2, 4]);
    for (const [index, { estimate }] of (effect?.levels ?? []).entries()) {
      const [mean, halfWidth] = intervalOf(levels[index].values);
      expect(estimate.mean).toBeCloseTo(mean, 9);
      expect(estimate.halfWidth).toBeCloseTo(halfWidth, 4);
    }
    const [mean, halfWidth] = intervalOf(changes);
    expect(effect?.change?.mean).toBeCloseTo(mean, 9);
    expect(effect?.change?.halfWidth).toBeCloseTo(halfWidth, 4);
  });

  test('has sweep.csv: a row for each point, levels beside estimates', () => {
    const rows = tables.get('sweep') ?? [];
    expect(rows.map((row) => [row.scenario, row.policy, row.point, row.demand])).toEqual([
      ['p1', 's-q', '4', '1'],
      ['p2', 's-q', '4', '1.5'],
      ['p3', 's-q', '4', '2'],
      ['p4', 's-q', '2', '1'],
      ['p5', 's-q', '2', '1.5'],
      ['p6', 's-q', '2', '2'],
    ]);
    const { mean, halfWidth } = result.cells[2].estimates['fill-rate'];
    expect(rows[2]).toMatchObject({ 'fill-rate': String(mean), 'fill-rate-half-width': String(halfWidth) });
  });

  test('prints one table for each factor, levels from low to high', () => {
    const text = formatSweep(result, { width: 100, color: false });
    expect(text).toMatch(
      /^Mean at each level of point\nMetric +2 +4 +First to last level\nTotal cost per day \[USD/,
    );
    expect(text).toMatch(/\n\nMean at each level of Daily demand\nMetric +1 +1\.5 +2 +First to last level\n/);
  });
});
