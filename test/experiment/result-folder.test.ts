import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Result } from '../../src/experiment/result.ts';
import { builtEchelon } from '../support/built-echelon.ts';
import { SMALL_MODEL } from '../support/small-model.ts';

/* An experiment of two policies and four replications; its figures are worked out again from its own tables. */

const EXPERIMENT = `format: 1
name: small
model: ./model.yaml
replications: 4
policies:
  low: { replenishment: [{ where: { kinds: [fc] }, use: s-Q, reorder-point: 20, quantity: 20, from: { kinds: [dc] } }, { use: base-stock, level: 60 }] }
  high: { replenishment: [{ where: { kinds: [fc] }, use: s-Q, reorder-point: 40, quantity: 20, from: { kinds: [dc] } }, { use: base-stock, level: 60 }] }
`;

let folder = '';
let result: Result;
const tables = new Map<string, Record<string, string>[]>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'echelon-result-'));
  for (const [name, text] of Object.entries(SMALL_MODEL)) await writeFile(join(folder, name), text);
  await writeFile(join(folder, 'experiment.yaml'), EXPERIMENT);
  const out = join(folder, 'out');
  await builtEchelon().runExperiment({ experimentPath: join(folder, 'experiment.yaml'), out, workers: 1 });
  result = JSON.parse(await readFile(join(out, 'result.json'), 'utf8'));
  for (const name of ['replications', 'timeseries', 'nodes', 'items']) {
    const [header, ...lines] = (await readFile(join(out, `${name}.csv`), 'utf8')).trimEnd().split('\n');
    const keys = header.split(',');
    const rows = lines.map((line) =>
      Object.fromEntries(line.split(',').map((cell, index) => [keys[index], cell])),
    );
    tables.set(name, rows);
  }
});

afterAll(() => rm(folder, { recursive: true }));

function column(policy: string, metric: string): number[] {
  const rows = tables.get('replications')?.filter((row) => row.policy === policy) ?? [];
  return rows.map((row) => Number(row[metric]));
}

/** Mean and 95 % half width of four values; 3.182446 is the 97.5 % point of Student's t with 3 degrees (any table). */
function interval(values: readonly number[]): readonly [number, number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / 4;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 3;
  return [mean, (3.182446 * Math.sqrt(variance)) / 2];
}

test('tables have one row for each thing they list, and a column for each metric', () => {
  const counts = [...tables].map(([name, rows]) => [name, rows.length]);
  // 2 policies x 4 replications; x 35 days; x 2 nodes that hold stock; x 2 items.
  expect(counts).toEqual([
    ['replications', 8],
    ['timeseries', 70],
    ['nodes', 4],
    ['items', 4],
  ]);
  const metrics = result.metrics.map(({ id }) => id);
  expect(Object.keys(tables.get('replications')?.[0] ?? {})).toEqual([
    'scenario',
    'policy',
    'replication',
    'trace-hash',
    ...metrics,
  ]);
  const days = tables.get('timeseries')?.filter((row) => row.policy === 'low') ?? [];
  expect([days[0].date, days[34].date]).toEqual(['2025-01-06', '2025-02-09']);
});

test('an estimate is the mean over replications with a Student interval', () => {
  for (const { policy, estimates } of result.cells) {
    const [mean, halfWidth] = interval(column(policy, 'mean-on-hand'));
    expect(halfWidth).toBeGreaterThan(0);
    expect(estimates['mean-on-hand'].mean).toBeCloseTo(mean, 9);
    expect(estimates['mean-on-hand'].halfWidth).toBeCloseTo(halfWidth, 5);
    expect(estimates['mean-on-hand'].n).toBe(4);
  }
});

test('a difference is the mean of the differences of equal replications, relative to the first policy', () => {
  const low = column('low', 'mean-on-hand');
  const pairs = column('high', 'mean-on-hand').map((value, replication) => value - low[replication]);
  const [mean, halfWidth] = interval(pairs);
  const found = result.comparisons.find(({ metric }) => metric === 'mean-on-hand');
  expect(found?.policy).toBe('high');
  expect(found?.difference.mean).toBeCloseTo(mean, 9);
  expect(found?.difference.halfWidth).toBeCloseTo(halfWidth, 5);
  expect(found?.relative).toBeCloseTo(mean / interval(low)[0], 9);
  expect(found?.verdict).toBe('higher');
});

test('both policies met the same customers: units demanded do not differ in any replication', () => {
  expect(column('high', 'units-demanded')).toEqual(column('low', 'units-demanded'));
  const demanded = result.comparisons.find(({ metric }) => metric === 'units-demanded');
  expect(demanded?.verdict).toBe('identical');
});

test('the cost lines of every replication sum to the total', () => {
  const lines = result.metrics.filter(({ group }) => group === 'cost').map(({ id }) => id);
  expect(lines.length).toBeGreaterThanOrEqual(7);
  for (const policy of ['low', 'high']) {
    const sums = [0, 1, 2, 3].map((run) => lines.reduce((sum, line) => sum + column(policy, line)[run], 0));
    for (const [run, total] of column(policy, 'total-cost-per-unit').entries())
      expect(sums[run]).toBeCloseTo(total, 9);
  }
});
