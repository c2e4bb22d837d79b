import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result, SteadyStateReport } from '../../src/experiment/result.ts';
import { loadModel } from '../../src/model/load-model.ts';
import { compileNetwork } from '../../src/network/network.ts';
import { preparePolicy } from '../../src/simulation/prepare-policy.ts';
import type { RunMeasurements } from '../../src/simulation/run-measurements.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { knownValue } from '../oracles/known-values.ts';
import { builtEchelon } from '../support/built-echelon.ts';
import { loadExperiment } from '../support/load-experiment.ts';
import { projectRoot } from '../support/project-root.ts';

/*
 * The long run of models with known answers, started with far too much stock. Known values: cases P05 (Palm; base stock)
 * and P07 (Hadley and Whitin; (r, Q)) of test/oracles/public.json, computed independently of this project.
 * "Covers" means within twice the 95 % half width, more than four standard errors of Student's t: for a value at most two
 * false alarms in 1,000 seeds with 8 replications, one in 2,000 with 20 (the cost, which is skewed, has 20).
 */

const oracleModel = (name: string) => join(projectRoot, 'test/oracles/models', name);

const BASE_STOCK = {
  format: 1,
  name: 'base-stock',
  model: oracleModel('p05-base-stock.yaml'),
  horizon: '900 d',
  replications: 8,
  seed: 'base stock',
  scenarios: [{ id: 'full', set: { 'initial-stock': [{ node: 'store', item: 'item', units: 150 }] } }],
  metrics: ['fill-rate', 'mean-on-hand'],
  'steady-state': { interval: '2 d' },
};

const REORDER_POINT = {
  format: 1,
  name: 'reorder-point',
  model: oracleModel('p07-reorder-point-quantity.yaml'),
  horizon: '2000 d',
  replications: 20,
  seed: 'reorder point',
  incumbent: 'best',
  policies: {
    best: { replenishment: [{ use: 's-Q', 'reorder-point': 3, quantity: 5 }] },
    generous: { replenishment: [{ use: 's-Q', 'reorder-point': 8, quantity: 12 }] },
  },
  scenarios: [
    { id: 'full', set: { 'initial-stock': [{ node: 'store', item: 'item', units: 150 }] } },
    { id: 'target' },
  ],
  metrics: ['total-cost-per-day', 'fill-rate'],
  'steady-state': { interval: '5 d', metrics: ['total-cost-per-day'] },
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'echelon-steady-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function writeExperiment(experiment: { readonly name: string }): Promise<string> {
  const file = join(folder, `${experiment.name}.yaml`);
  await writeFile(file, JSON.stringify(experiment));
  return file;
}

async function resultText(experiment: { readonly name: string }, workers: number): Promise<string> {
  const out = join(folder, `${experiment.name}-${workers}`);
  const experimentPath = await writeExperiment(experiment);
  await builtEchelon().runExperiment({ experimentPath, out, workers });
  return readFile(join(out, 'result.json'), 'utf8');
}

function expectCovered(estimate: { mean: number; halfWidth: number | null }, known: number): void {
  expect(estimate.halfWidth).toBeGreaterThan(0);
  expect(Math.abs(estimate.mean - known)).toBeLessThan(2 * (estimate.halfWidth ?? 0));
}

function reportOf(result: Result, scenario: string, policy: string, metric: string): SteadyStateReport {
  const found = result.steadyState?.find(
    (report) => report.scenario === scenario && report.policy === policy && report.metric === metric,
  );
  if (found === undefined) throw new Error(`no steady-state report of ${metric}`);
  return found;
}

describe('a base stock started with far too much (P05)', () => {
  let result: Result;
  beforeAll(async () => {
    result = JSON.parse(await resultText(BASE_STOCK, 1)) as Result;
  }, 30_000);

  it('drops the start: about 50 days pass until 150 units have sold down to 8', () => {
    for (const metric of BASE_STOCK.metrics) {
      const report = reportOf(result, 'full', 'model', metric);
      expect(report.series).toHaveLength(500);
      expect(report.isAtLimit).toBe(false);
    }
    const { truncatedDays, series } = reportOf(result, 'full', 'model', 'mean-on-hand');
    // (150 - 8) / 3 a day is 47 days; the last of them differ little from the rest, and MSER-5 may well drop more.
    expect(truncatedDays).toBeGreaterThanOrEqual(40);
    expect(truncatedDays).toBeLessThanOrEqual(250);
    expect(series[0]).toBeGreaterThan(140);
  });

  it.each([
    ['fill-rate', 'fill_rate'],
    ['mean-on-hand', 'mean_on_hand'],
  ])('estimates the known %s, by batch means and over replications alike', (metric, name) => {
    const known = knownValue('P05', name);
    const report = reportOf(result, 'full', 'model', metric);
    expectCovered(report.estimate, known);
    expect(report.isIndependent).toBe(true);
    expectCovered(result.cells[0].estimates[metric], known);
    // The whole series would say something else: it misses the known value.
    const whole = report.series.reduce((sum, value) => sum + value, 0) / report.series.length;
    expect(Math.abs(whole - known)).toBeGreaterThan(report.estimate.halfWidth ?? 0);
  });

  it('counts every figure after the same start', () => {
    // 3 a day for the 1,000 days less the start; a Poisson sum over 8 runs has a relative error below 1 %.
    const dropped = Math.max(...(result.steadyState ?? []).map(({ truncatedDays }) => truncatedDays));
    const [speed] = result.cells[0].speeds;
    expect(speed.unitsDemanded / (3 * (1000 - dropped))).toBeCloseTo(1, 1);
    expect(speed.unitsDemanded).toBeLessThan(3 * 1000);
  });
});

describe('(r, Q) started with far too much (P07)', () => {
  let text = '';
  let result: Result;
  beforeAll(async () => {
    text = await resultText(REORDER_POINT, 1);
    result = JSON.parse(text) as Result;
  }, 30_000);

  it.each([
    ['best', 'r3_Q5_cost_rate'],
    ['generous', 'r8_Q12_cost_rate'],
  ])('estimates the known cost of a day: %s', (policy, name) => {
    for (const scenario of ['full', 'target']) {
      const known = knownValue('P07', name);
      expectCovered(reportOf(result, scenario, policy, 'total-cost-per-day').estimate, known);
      const cell = result.cells.find((found) => found.scenario === scenario && found.policy === policy);
      if (cell === undefined) throw new Error('no such cell');
      expectCovered(cell.estimates['total-cost-per-day'], known);
    }
  });

  it('compares the policies after one start, which the procedures name', () => {
    const ofFull = (result.steadyState ?? []).filter(({ scenario }) => scenario === 'full');
    const dropped = Math.max(...ofFull.map(({ truncatedDays }) => truncatedDays));
    expect(dropped).toBeGreaterThan(80);
    expect(result.procedures.join(' ')).toContain(`${dropped} days (full)`);
    const known = knownValue('P07', 'r8_Q12_cost_rate') - knownValue('P07', 'r3_Q5_cost_rate');
    const comparison = result.comparisons.find(({ metric }) => metric === 'total-cost-per-day');
    if (comparison === undefined) throw new Error('no comparison of the cost');
    expectCovered(comparison.difference, known);
  });

  it('is the same byte by byte on two workers', { timeout: 30_000 }, async () => {
    expect(await resultText(REORDER_POINT, 2)).toBe(text);
  });
});

describe('intervals of a run', () => {
  it('add up to the run and leave its events as they are', async () => {
    const model = await loadModel(oracleModel('p07-reorder-point-quantity.yaml'), []);
    if (model.policy === undefined) throw new Error('the model has a policy');
    const policy = await preparePolicy(compileNetwork(model), model.policy);
    const options = { seed: 'intervals', replication: 0, warmUpDays: 0, horizonDays: 100 };
    const parts: RunMeasurements[] = [];
    const watched = simulate(policy, {
      ...options,
      intervals: { days: 7, onInterval: (measured) => parts.push(measured) },
    });
    const plain = simulate(policy, options);
    expect(watched.traceHash).toBe(plain.traceHash);
    // 14 weeks fit into 100 days.
    expect(parts).toHaveLength(14);
    expect(parts.map(({ seconds }) => seconds)).toEqual(Array(14).fill(7 * 86_400));
    const first = simulate(policy, { ...options, horizonDays: 98 });
    const sum = first.measured.cells.map((_, index) =>
      parts.reduce((total, part) => total + part.cells[index], 0),
    );
    expect([...sum]).toEqual([...first.measured.cells]);
  });
});

describe('mistakes in a steady-state plan', () => {
  it('names intervals that are not whole days, and plans that do not go together', async () => {
    const wrong = {
      ...BASE_STOCK,
      name: 'wrong',
      precision: { targets: [{ metric: 'fill-rate', absolute: 0.01 }] },
      'steady-state': { interval: '36 h' },
    };
    await expect(loadExperiment(await writeExperiment(wrong))).rejects.toMatchObject({
      issues: [
        { code: 'wrong-unit', path: 'steady-state.interval' },
        { code: 'wrong-kind', path: 'steady-state' },
      ],
    });
  });

  it('names quantiles, and a run of too few intervals', async () => {
    const wrong = {
      ...BASE_STOCK,
      name: 'few',
      'steady-state': { interval: '30 d', metrics: ['fill-rate', 'delivery-hours-p90'] },
    };
    const run = builtEchelon().runExperiment({
      experimentPath: await writeExperiment(wrong),
      out: join(folder, 'few'),
      workers: 1,
    });
    await expect(run).rejects.toMatchObject({
      issues: [
        { code: 'unknown-name', path: 'steady-state.metrics[1]', received: '"delivery-hours-p90"' },
        { code: 'out-of-range', path: 'steady-state.interval' },
      ],
    });
  });
});
