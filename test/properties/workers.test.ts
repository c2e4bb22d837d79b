import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Result } from '../../src/experiment/result.ts';
import { builtEchelon } from '../support/built-echelon.ts';
import { worlds } from './random-world.ts';

/* An experiment on a random world: its own policy twice under two names, a national plan, and a scenario with more demand. */

const NATIONAL = {
  replenishment: [
    { where: { kinds: ['fc'] }, use: 'national-order-up-to', review: '1 d', quantile: 0.7 },
    { use: 'base-stock', level: 20 },
  ],
  fulfillment: { use: 'nearest' },
};

describe('an experiment over worker threads', () => {
  let folder = '';
  const texts: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'echelon-workers-'));
    // Any seed will do; this world has two DCs, three FCs, three items and two speeds.
    const [{ model, trace }] = fc.sample(worlds, { seed: 14, numRuns: 1 });
    await writeFile(join(folder, 'model.yaml'), JSON.stringify(model));
    await writeFile(join(folder, 'trace.csv'), trace);
    const experiment = {
      format: 1,
      name: 'workers',
      model: './model.yaml',
      replications: 4,
      seed: 'workers',
      incumbent: 'plan',
      policies: { plan: model.policy, 'same-plan': model.policy, national: NATIONAL },
      scenarios: [{ id: 'base' }, { id: 'more', set: { 'demand.by-item.size': 2 } }],
    };
    await writeFile(join(folder, 'experiment.yaml'), JSON.stringify(experiment));
    const { runExperiment } = builtEchelon();
    for (const workers of [1, 2, 3]) {
      const out = join(folder, `out-${workers}`);
      await runExperiment({ experimentPath: join(folder, 'experiment.yaml'), out, workers });
      texts.push(await readFile(join(out, 'result.json'), 'utf8'));
    }
  });

  afterAll(() => rm(folder, { recursive: true }));

  test('writes the same result.json, byte by byte, with 1, 2 and 3 workers', () => {
    expect(texts[1]).toBe(texts[0]);
    expect(texts[2]).toBe(texts[0]);
    const { cells } = JSON.parse(texts[0]) as Result;
    expect(cells.flatMap((cell) => cell.traceHashes)).toHaveLength(24);
  });

  test('a policy compared with itself under another name differs by exactly 0 in every metric', () => {
    const { comparisons } = JSON.parse(texts[0]) as Result;
    const own = comparisons.filter(({ policy }) => policy === 'same-plan');
    expect(own.length).toBeGreaterThan(20);
    for (const { difference, verdict, metric } of own) {
      expect([metric, difference.mean, difference.halfWidth, verdict]).toEqual([metric, 0, 0, 'identical']);
    }
    expect(comparisons.some(({ policy, verdict }) => policy === 'national' && verdict !== 'identical')).toBe(
      true,
    );
  });

  test('replications and scenarios are distinct runs', () => {
    const { cells } = JSON.parse(texts[0]) as Result;
    const hashes = cells.filter(({ policy }) => policy !== 'same-plan').flatMap((cell) => cell.traceHashes);
    expect(new Set(hashes).size).toBe(16);
  });
});
