import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { optimizeExperiment } from '../../src/application/optimize-experiment.ts';
import { validateFile } from '../../src/application/validate-file.ts';
import type { Optimum } from '../../src/experiment/optimum.ts';
import type { Issue } from '../../src/foundation/issue.ts';
import { formatOptimum } from '../../src/report/optimum-text.ts';
import { builtEchelon } from '../support/built-echelon.ts';
import { issuesOf, writeEdited } from '../support/edited-experiment.ts';
import { projectRoot } from '../support/project-root.ts';

const TUNE = join(projectRoot, 'experiments/tune-single-fc/experiment.yaml');

const EXPERIMENT = `format: 1
name: tuned
model: ${join(projectRoot, 'models/single-fc')}
horizon: 200 d
warm-up: 20 d
policies:
  s-q:
    replenishment:
      - { use: s-Q, reorder-point: 6, quantity: 9 }
optimize:
  policy: s-q
  parameters:
    - { id: point, path: replenishment.0.reorder-point, low: 0, high: 8, integer: true }
    - { id: size, path: replenishment.0.quantity, low: 1, high: 12, integer: true }
  metric: total-cost-per-day
  replications: 4
  budget: 60
  confirm: 4
`;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'echelon-optimize-'));
});
afterAll(() => rm(folder, { recursive: true }));

function edited(...edits: readonly (readonly [string, string])[]): Promise<string> {
  return writeEdited(folder, EXPERIMENT, edits);
}

describe('the known optimum of a single FC', () => {
  let optimum: Optimum;
  beforeAll(async () => {
    const out = join(folder, 'tuned');
    ({ optimum } = await optimizeExperiment({ experimentPath: TUNE, out, workers: 1 }));
  });

  test('is found: (3, 5) at 107.92 a day (Snyder and Shen 2019, example 5.8), within budget', () => {
    expect(optimum.start.values).toEqual([8, 12]);
    expect(optimum.best.values).toEqual([3, 5]);
    expect(optimum.stopped).toBe('converged');
    expect(optimum.runs).toBeLessThan(3000);
    // Fixed seed; the chance that an honest interval is off by more than twice its half width is 0.02 %.
    const { best, verdict, firstReplication } = optimum.confirmation;
    expect(Math.abs(best.mean - 107.92)).toBeLessThan(2 * (best.halfWidth ?? 0));
    expect(best.halfWidth).toBeLessThan(1);
    expect(verdict).toBe('better');
    // Looks count from replication 0, so none of those confirmed on was looked at before.
    expect(firstReplication).toBe(Math.max(...optimum.history.map(({ replications }) => replications)));
  });

  test('confirms on new replications, and says how lucky the best looked', () => {
    const { best, confirmation, start } = optimum;
    expect(confirmation.optimism).toBeCloseTo(best.mean - confirmation.best.mean, 9);
    expect(confirmation.optimismOfDifference).toBeCloseTo(
      best.mean - start.mean - confirmation.difference.mean,
      9,
    );
    expect(formatOptimum(optimum, { width: 100, color: false })).toMatch(
      /^s-q: minimize total cost per day\nParameter or metric +Start +Best\nreorder-point +8 +3\nquantity +12 +5\n/,
    );
  });

  test('points out values at an end of their range', () => {
    const layout = { width: 100, color: false };
    expect(formatOptimum(optimum, layout)).not.toContain('end of its range');
    const [point, size] = optimum.parameters;
    const ends = {
      ...optimum,
      parameters: [
        { ...point, low: 3 },
        { ...size, high: 5, unit: 'boxes' },
      ],
    };
    expect(formatOptimum(ends, layout)).toContain(
      `The best ${point.id}, 3, is the low end of its range (3 to ${point.high}): a wider range may hold a better one.\nThe best ${size.id}, 5 boxes, is the high end of its range (${size.low} to 5): a wider`,
    );
  });

  test('is written as a policy to paste and as a table of all looks', async () => {
    const text = await readFile(join(folder, 'tuned/optimum.yaml'), 'utf8');
    expect(parse(text)).toEqual({
      policies: {
        's-q': { label: '(s, Q)', replenishment: [{ use: 's-Q', 'reorder-point': 3, quantity: 5 }] },
      },
    });
    const lines = (await readFile(join(folder, 'tuned/history.csv'), 'utf8')).trimEnd().split('\n');
    expect(lines[0]).toBe(
      'look,reorder-point,quantity,replications,total-cost-per-day,half-width,penalty,feasible',
    );
    expect(lines).toHaveLength(1 + optimum.history.length);
    expect(JSON.parse(await readFile(join(folder, 'tuned/optimum.json'), 'utf8'))).toEqual(optimum);
  });
});

test.each(['coordinate', 'spsa', 'surrogate'])(
  '%s gives the same bytes with one worker and with two',
  async (method) => {
    const experimentPath = await edited(['  metric:', `  method: ${method}\n  metric:`]);
    const bytes = async (workers: number): Promise<string> => {
      const out = join(folder, `${method}-${workers}`);
      await builtEchelon().optimizeExperiment({ experimentPath, out, workers });
      return readFile(join(out, 'optimum.json'), 'utf8');
    };
    expect((await bytes(2)) === (await bytes(1))).toBe(true);
  },
);

test('a search that was stopped goes on where it was and ends the same', async () => {
  const experimentPath = await edited();
  const whole = await optimizeExperiment({ experimentPath, out: join(folder, 'whole'), workers: 1 });
  const stop = new AbortController();
  const out = join(folder, 'stopped');
  const stopped = optimizeExperiment({
    experimentPath,
    out,
    workers: 1,
    signal: stop.signal,
    onProgress: ({ done }) => {
      if (done === 20) stop.abort(new Error('stopped'));
    },
  });
  await expect(stopped).rejects.toThrow('stopped');
  const { optimum } = await optimizeExperiment({ experimentPath, out, workers: 1 });
  expect(optimum).toEqual(whole.optimum);
  expect(JSON.parse(await readFile(join(out, 'run.json'), 'utf8'))).toMatchObject({ resumedRuns: 20 });
});

test('a goal to maximise within a bound is reported with its own sign', async () => {
  const experimentPath = await edited([
    'metric: total-cost-per-day',
    'metric: fill-rate\n  constraints: [{ metric: total-cost-per-day, at-most: 130 }]',
  ]);
  const { optimum } = await optimizeExperiment({ experimentPath, out: join(folder, 'most'), workers: 1 });
  const { goal, best, start, confirmation, constraints } = optimum;
  expect(goal).toBe('maximize');
  // The start costs about 180 a day: outside the bound, and so worse than any point inside.
  expect({ start: start.isFeasible, best: best.isFeasible }).toEqual({ start: false, best: true });
  expect(start.penalty).toBeGreaterThan(0);
  expect(best.mean).toBeGreaterThan(0.5);
  expect(best.mean).toBeLessThan(1);
  expect(confirmation.difference.mean).toBeCloseTo(confirmation.best.mean - confirmation.start.mean, 9);
  // 10 times the fill rate at the start per 130 of cost, as docs/experiments.md says.
  expect(constraints[0].price).toBeCloseTo((10 * start.mean) / 130, 2);
});

describe('mistakes', () => {
  test.each<[string, readonly (readonly [string, string])[], Partial<Issue>, readonly [number, number]]>([
    ['low above high', [['low: 0, high: 8', 'low: 9, high: 8']], { code: 'out-of-range' }, [13, 71]],
    [
      'an unknown policy',
      [['policy: s-q', 'policy: s-k']],
      { code: 'unknown-name', hint: 'did you mean "s-q"?' },
      [11, 11],
    ],
    [
      'an unknown metric',
      [['total-cost-per-day', 'total-cost-per-dya']],
      { hint: 'did you mean "total-cost-per-day"?' },
      [15, 11],
    ],
    [
      'an unknown parameter of the policy',
      [['0.reorder-point', '0.reorder-pont']],
      { code: 'policy-parameter', hint: 'did you mean "reorder-point"?' },
      [13, 26],
    ],
    [
      'a rule that is not there',
      [['replenishment.0.q', 'replenishment.4.q']],
      { code: 'unknown-name' },
      [14, 25],
    ],
    [
      'a path into nothing',
      [['replenishment.0.quantity', 'lane.0.order-cost']],
      { code: 'unknown-key' },
      [14, 25],
    ],
    ['an end that the policy refuses', [['low: 1,', 'low: -1,']], { code: 'policy-parameter' }, [14, 56]],
    ['half a unit', [['high: 8', 'high: 8.5']], { code: 'wrong-type' }, [13, 71]],
    ['a start outside', [['reorder-point: 6', 'reorder-point: 60']], { code: 'out-of-range' }, [13, 7]],
    ['no direction', [['total-cost-per-day', 'mean-on-hand']], { code: 'missing-field' }, [15, 11]],
    ['too small a budget', [['budget: 60', 'budget: 7']], { code: 'out-of-range' }, [17, 11]],
    ['an id twice', [['id: size', 'id: point']], { code: 'duplicate-id' }, [14, 13]],
    [
      'steady state as well',
      [['optimize:', 'steady-state: { interval: 1 d }\noptimize:']],
      { code: 'wrong-kind' },
      [11, 1],
    ],
    ['an unknown method', [['budget', 'method: newton\n  budget']], { code: 'unknown-value' }, [17, 11]],
    [
      'a speed that is not promised',
      [['total-cost-per-day', 'promise-met-next-week']],
      { code: 'unknown-name' },
      [15, 11],
    ],
  ])('%s', async (_name, edits, expected, [line, column]) => {
    const issues = await issuesOf(validateFile(await edited(...edits)));
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ ...expected, place: { line, column } });
  });

  test('several at once', async () => {
    const file = await edited(
      ['policy: s-q', 'policy: s-k'],
      ['high: 8', 'high: -8'],
      ['metric: total', 'metric: tota'],
      ['budget: 60', 'budget: 1'],
    );
    expect((await issuesOf(validateFile(file))).map(({ path }) => path).sort()).toEqual([
      'optimize.budget',
      'optimize.metric',
      'optimize.parameters[0].high',
      'optimize.policy',
    ]);
  });

  test('values that do not go together, met on the way, are mistakes of the parameters', async () => {
    const text = EXPERIMENT.replace(
      'use: s-Q, reorder-point: 6, quantity: 9',
      'use: s-S, reorder-point: 2, order-up-to: 9',
    )
      .replace('0.quantity, low: 1', '0.order-up-to, low: 3')
      .replace('  metric:', '  method: surrogate\n  metric:');
    const experimentPath = join(folder, 'pair.yaml');
    await writeFile(experimentPath, text);
    // Each end goes with the start; only some pairs of s and S are in the wrong order.
    expect(await validateFile(experimentPath)).toMatchObject({ kind: 'experiment' });
    const found = optimizeExperiment({ experimentPath, out: join(folder, 'pair'), workers: 1 });
    expect(await issuesOf(found)).toMatchObject([
      {
        code: 'policy-parameter',
        path: 'policies.s-q.replenishment.0.order-up-to',
        place: { line: 12, column: 3 },
      },
    ]);
  });

  test('a file without a search', async () => {
    const text = EXPERIMENT.replace(/optimize:[\s\S]*/, '');
    await writeFile(join(folder, 'plain.yaml'), text);
    const options = { experimentPath: join(folder, 'plain.yaml'), out: join(folder, 'never'), workers: 1 };
    expect(await issuesOf(optimizeExperiment(options))).toMatchObject([
      { code: 'missing-field', path: 'optimize' },
    ]);
  });
});
