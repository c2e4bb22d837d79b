import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectRoot } from '../support/project-root.ts';
import { runEchelon } from '../support/run-echelon.ts';

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'echelon-sweep-cli-'));
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

const SWEEP = join(projectRoot, 'experiments/single-fc-sweep');
const TUNE = join(projectRoot, 'experiments/tune-single-fc');

it('sweep prints main effects and writes sweep.csv beside the result', () => {
  const { code, stdout, stderr } = runEchelon(['sweep', SWEEP, '--replications', '2'], home);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^Mean at each level of Reorder point\nMetric +2 +3 +4 +First to last level\n/);
  expect(stdout).toMatch(/\nMean at each level of Order quantity\nMetric +4 +5 +6 +8 +First to last level\n/);
  const folder = join(home, 'reports/single-fc-sweep');
  expect(stdout).toContain(`Report: ${join(folder, 'index.html')}\n`);
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['result.json', 'sweep.csv']));
  // 3 x 4 levels under one policy, and the header.
  expect(readFileSync(join(folder, 'sweep.csv'), 'utf8').trimEnd().split('\n')).toHaveLength(13);
});

it('optimize prints start and best, and writes the optimum', () => {
  const { code, stdout, stderr } = runEchelon(['optimize', TUNE, '--workers', '1'], home);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^s-q: minimize total cost per day\n.*\nreorder-point +8 +3\nquantity +12 +5\n/);
  expect(readdirSync(join(home, 'reports/tune-single-fc-optimum')).sort()).toEqual([
    'history.csv',
    'optimum.json',
    'optimum.yaml',
    'run.json',
  ]);
});

it.each([
  [['compare', SWEEP], 'got factors to sweep (run it with: echelon sweep) [wrong-kind]'],
  [['sweep', TUNE], 'expected factors to sweep'],
  [['optimize', SWEEP], 'expected a search to do'],
])('%j is bad input', (words, reason) => {
  const { code, stdout, stderr } = runEchelon(words, home);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(reason);
});

it('mistakes of a search are listed with their lines', () => {
  const text = readFileSync(join(TUNE, 'experiment.yaml'), 'utf8')
    .replace('../../models', join(projectRoot, 'models'))
    .replace('low: 0, high: 12', 'low: 13, high: 12')
    .replace('total-cost-per-day', 'total-cost-per-dya');
  writeFileSync(join(home, 'wrong.yaml'), text);
  const { code, stderr } = runEchelon(['optimize', 'wrong.yaml'], home);
  expect(code).toBe(2);
  expect(stderr.split('\n').slice(0, 3)).toEqual([
    expect.stringMatching(/^wrong\.yaml:19:\d+: optimize\.parameters\[0\]\.high: .*got 12 \[out-of-range\]$/),
    expect.stringMatching(/^wrong\.yaml:21:\d+: optimize\.metric: .*did you mean "total-cost-per-day"\?/),
    '2 mistakes in the input.',
  ]);
});
