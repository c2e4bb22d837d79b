import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkExperiment } from '../../src/application/check-experiment.ts';
import { runExperiment } from '../../src/application/run-experiment.ts';
import type { Result } from '../../src/experiment/result.ts';
import { projectRoot } from '../support/project-root.ts';

/*
 * The procedures that decide how long to run and what to claim, on the newsvendor whose answer is known: periods of
 * Poisson(6) demand, h = 1, p = 4, order-up-to S. Expected cost per day, computed in `cost` below from the Poisson law:
 * h E(S - D)+ + p E(D - S)+ (Zipkin 2000, section 6.2; oracle P04 b: 3.5701069 at the optimum S = 8).
 */

const MODEL = join(projectRoot, 'models/newsvendor');
let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'echelon-procedures-'));
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

function cost(level: number): number {
  let mass = Math.exp(-6);
  let total = 0;
  for (let demand = 0; demand < 80; demand++) {
    total += mass * (Math.max(0, level - demand) + 4 * Math.max(0, demand - level));
    mass *= 6 / (demand + 1);
  }
  return total;
}

/** Writes an experiment over order-up-to levels and returns its path. */
function experiment(name: string, levels: readonly number[], extra: string): string {
  const policies = levels
    .map((level) => `  s${level}: { replenishment: [{ use: R-S, review: 1 d, order-up-to: ${level} }] }`)
    .join('\n');
  const path = join(home, `${name}.yaml`);
  const head = `format: 1\nname: ${name}\nmodel: ${JSON.stringify(MODEL)}\nseed: procedures\nhorizon: 60 d\nwarm-up: 0 d\n`;
  writeFileSync(path, `${head}policies:\n${policies}\n${extra}\n`);
  return path;
}

async function run(path: string, out: string): Promise<Result> {
  const outcome = await runExperiment({ experimentPath: path, out: join(home, out), workers: 1 });
  return outcome.result;
}

describe('the known costs', () => {
  it('agree with oracle P04 b', () => {
    expect(cost(8)).toBeCloseTo(3.5701069, 6);
    expect(cost(5)).toBeCloseTo(6.590296, 5);
  });
});

describe('run until precise', () => {
  it('stops when every target is met, with the half width it promises', async () => {
    const path = experiment(
      'precise',
      [8],
      'metrics: [total-cost-per-day]\nprecision: { targets: [{ metric: total-cost-per-day, relative: 0.03 }], budget: 400 }',
    );
    const result = await run(path, 'precise');
    const stopping = result.stopping;
    expect(stopping?.reason).toBe('precision reached');
    const estimate = result.cells[0].estimates['total-cost-per-day'];
    expect(estimate.n).toBe(result.replications);
    expect(estimate.n).toBe(stopping?.rounds.at(-1));
    // Law (2015), section 9.4.1: relative error 0.03 of the true mean asks for 0.03 / 1.03 of the estimate.
    expect((estimate.halfWidth ?? Infinity) / estimate.mean).toBeLessThanOrEqual(0.03 / 1.03);
    // One seed, a 95 % interval stretched to 4 standard errors: false alarm below 1e-4.
    expect(Math.abs(estimate.mean - cost(8))).toBeLessThan(2 * (estimate.halfWidth ?? 0));
  });

  it('says so when the budget is spent first', async () => {
    const path = experiment(
      'spent',
      [8],
      'precision: { targets: [{ metric: total-cost-per-day, relative: 0.0001 }], budget: 25 }',
    );
    const result = await run(path, 'spent');
    expect(result.replications).toBe(25);
    expect(result.stopping?.reason).toBe('budget spent');
    expect(result.stopping?.targets[0].isReached).toBe(false);
  });

  it('counts a metric that is always 0 as known', async () => {
    const path = experiment(
      'zero',
      [8],
      'precision: { targets: [{ metric: cost-late-per-unit, relative: 0.02 }], budget: 25 }',
    );
    const { stopping } = await run(path, 'zero');
    expect(stopping?.reason).toBe('precision reached');
    expect(stopping?.targets[0]).toMatchObject({ reached: 0, isReached: true });
  });

  it('watches paired differences when asked to, which common numbers make precise sooner', async () => {
    const extra = (of: string): string =>
      `precision: { of: ${of}, targets: [{ metric: total-cost-per-day, absolute: 0.12 }], budget: 500 }`;
    const estimates = await run(experiment('of-estimates', [8, 9], extra('estimates')), 'of-estimates');
    const differences = await run(
      experiment('of-differences', [8, 9], extra('differences')),
      'of-differences',
    );
    expect(differences.replications).toBeLessThan(estimates.replications);
  });
});

describe('selection of the best policy', () => {
  const LEVELS = [5, 6, 7, 8, 9, 12];

  it('KN finds the optimum and drops the worst policies first', async () => {
    const path = experiment(
      'kn',
      LEVELS,
      'select: { metric: total-cost-per-day, procedure: kn, indifference-zone: 0.05, budget: 600 }',
    );
    const { selection } = await run(path, 'kn');
    expect(selection?.best).toBe('s8');
    const used = (policy: string): number =>
      selection?.policies.find((row) => row.policy === policy)?.replications ?? 0;
    expect(used('s5')).toBeLessThan(used('s8'));
    expect(used('s12')).toBeLessThan(used('s8'));
    expect(selection?.policies.find(({ policy }) => policy === 's8')?.eliminatedAfter).toBeNull();
    expect(selection?.statement).toContain('probability at least 0.95');
  });

  it('OCBA spends exactly its budget, most of it on the contenders', async () => {
    const path = experiment(
      'ocba',
      LEVELS,
      'select: { metric: total-cost-per-day, procedure: ocba, budget: 240 }',
    );
    const { selection, comparisons } = await run(path, 'ocba');
    const runs = selection?.policies.map((row) => row.replications) ?? [];
    expect(runs.reduce((sum, count) => sum + count, 0)).toBe(240);
    expect(['s7', 's8', 's9']).toContain(selection?.best);
    expect(runs[LEVELS.indexOf(8)]).toBeGreaterThan(runs[LEVELS.indexOf(12)]);
    // Independent draws cannot be paired.
    expect(comparisons).toEqual([]);
  });
});

describe('several policies against the incumbent', () => {
  it('gives simultaneous intervals wider than single ones, adjusted p values and the set that may be best', async () => {
    const path = experiment(
      'several',
      [5, 7, 8, 9],
      'replications: 30\nmetrics: [total-cost-per-day, promise-met]',
    );
    const result = await run(path, 'several');
    const own = result.comparisons.filter(({ metric }) => metric === 'total-cost-per-day');
    expect(own.map(({ policy }) => policy)).toEqual(['s7', 's8', 's9']);
    for (const comparison of own) {
      expect(comparison.simultaneous?.procedure).toBe('Dunnett');
      expect(comparison.simultaneous?.halfWidth).toBeGreaterThan(comparison.difference.halfWidth ?? 0);
      expect(comparison.holmPValue).toBeGreaterThanOrEqual(comparison.pValue ?? 1);
      // Truth within the simultaneous interval stretched to twice: false alarm below 1e-6.
      const truth = cost(Number(comparison.policy.slice(1))) - cost(5);
      expect(Math.abs(comparison.difference.mean - truth)).toBeLessThan(
        2 * (comparison.simultaneous?.halfWidth ?? 0),
      );
    }
    const best = result.best?.find(({ metric }) => metric === 'total-cost-per-day');
    expect(best?.maybeBest).toContain('s8');
    expect(best?.maybeBest).not.toContain('s5');
    expect(result.procedures.join(' ')).toContain('Dunnett');
  });

  it('says how much common random numbers saved, and applies controls unless switched off', async () => {
    const on = await run(experiment('controls-on', [8, 9], 'replications: 30'), 'controls-on');
    const off = await run(
      experiment('controls-off', [8, 9], 'replications: 30\ncontrol-variates: false'),
      'controls-off',
    );
    const of = (result: Result) => result.comparisons.find(({ metric }) => metric === 'total-cost-per-day');
    expect(of(on)?.savedByCommonNumbers).toBeGreaterThan(2);
    expect(of(on)?.controlled?.gain).toBeGreaterThan(1);
    expect(of(on)?.controlled?.controls).toContain('units demanded');
    expect(of(off)?.controlled).toBeUndefined();
    expect(of(off)?.difference).toEqual(of(on)?.difference);
  });
});

describe('regression gates', () => {
  const gates = (margin: string): string =>
    `replications: 30\ngates:\n  metrics: [{ metric: total-cost-per-day, ${margin} }]\n  limits: [{ metric: lost-share, at-most: 0 }]`;

  async function check(name: string, level: number, extra: string, replications?: number) {
    const path = experiment(name, [level], extra).replace(/$/, '');
    // The baseline knows the policy as s8: only its level has changed.
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace(`s${level}:`, 's8:').replace(`name: ${name}`, 'name: gate'),
    );
    return checkExperiment({
      experimentPath: path,
      baseline: join(home, 'gate-baseline'),
      out: join(home, `${name}-check`),
      workers: 1,
      ...(replications === undefined ? {} : { replications }),
    });
  }

  beforeAll(async () => {
    const path = experiment('gate', [8], `${gates('relative-margin: 0.5')}\n  exact: true`);
    await runExperiment({
      experimentPath: path,
      out: join(home, 'gate-baseline'),
      workers: 1,
      eventLog: true,
    });
  });

  it('an unchanged policy passes the exact gate and the others', async () => {
    const { gates: report } = await check('same', 8, `${gates('relative-margin: 0.5')}\n  exact: true`);
    expect(report.passed).toBe(true);
    expect(report.rows.map(({ kind }) => kind)).toEqual(['exact', 'metric', 'limit']);
  });

  it('a changed policy fails the exact gate, and the first event that differs is named', async () => {
    const { gates: report, directory } = await check(
      'changed',
      9,
      `${gates('relative-margin: 0.5')}\n  exact: true`,
    );
    const exact = report.rows.find(({ kind }) => kind === 'exact');
    expect(report.passed).toBe(false);
    expect(exact?.verdict).toBe('fail');
    expect(exact?.reason).toMatch(/30 of 30 trace hashes differ.*first difference at event \d+: now \d+,/);
    const junit = readFileSync(join(directory, 'junit.xml'), 'utf8');
    expect(junit).toContain('tests="3" failures="1"');
    expect(readFileSync(join(directory, 'gates.md'), 'utf8')).toContain('**Failed**: 1 of 3 gates.');
  });

  it('a little harm within the margin passes, more harm fails, too few replications refuse', async () => {
    // Level 9 costs 0.24 a day more than level 8, level 5 costs 3.02 more (`cost` above).
    expect(cost(9) - cost(8)).toBeGreaterThan(0.1);
    const verdict = async (name: string, level: number, margin: string, replications?: number) =>
      (await check(name, level, gates(margin), replications)).gates.rows[0];
    expect((await verdict('within', 9, 'margin: 1.5')).verdict).toBe('pass');
    expect((await verdict('beyond', 5, 'margin: 1.5')).verdict).toBe('fail');
    const refused = await verdict('few', 9, 'margin: 1.5', 4);
    expect(refused.verdict).toBe('refused');
    expect(refused.reason).toMatch(/4 replications are too few to decide, \d+ are needed/);
  });

  it('more replications than the baseline has cannot be asked for, nor the baseline written over', async () => {
    await expect(check('more', 9, gates('margin: 1.5'), 31)).rejects.toThrow(
      /expected at least the 31 replications that --replications asks for, to pair with, got 30 \(record the baseline again/,
    );
    const path = experiment('gate', [9], gates('margin: 1'));
    writeFileSync(path, readFileSync(path, 'utf8').replace('s9:', 's8:'));
    const baseline = join(home, 'gate-baseline');
    const before = readFileSync(join(baseline, 'result.json'));
    symlinkSync(baseline, join(home, 'linked'));
    for (const out of [baseline, join(home, 'linked')]) {
      await expect(checkExperiment({ experimentPath: path, baseline, out, workers: 1 })).rejects.toThrow(
        /--out: expected another folder than that of the baseline/,
      );
    }
    expect(readFileSync(join(baseline, 'result.json'))).toEqual(before);
  });

  it('a baseline of another seed is not compared', async () => {
    const path = experiment('gate', [8], `${gates('margin: 1')}`);
    writeFileSync(path, readFileSync(path, 'utf8').replace('seed: procedures', 'seed: other'));
    const attempt = checkExperiment({
      experimentPath: path,
      baseline: join(home, 'gate-baseline'),
      workers: 1,
    });
    await expect(attempt).rejects.toThrow(/expected the seed of the experiment, "other", got "procedures"/);
  });
});
