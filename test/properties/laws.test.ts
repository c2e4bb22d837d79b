import { describe, expect, test } from 'vitest';
import { simulate } from '../../src/simulation/simulate.ts';
import { prepareWorld, runChecked } from '../support/run-world.ts';
import { checkWorlds, keptWorlds } from './kept-worlds.ts';
import { type World, worlds } from './random-world.ts';

/** Mechanisms, sources and policies at random, the laws of conservation checked after every event. */
async function keepsTheLaws({ model, trace }: World): Promise<void> {
  const policy = await prepareWorld(model, { 'trace.csv': trace });
  const checked = runChecked(policy);
  const other = simulate(policy, { seed: 'test', replication: 1 });
  const again = simulate(policy, { seed: 'test', replication: 0 });
  expect(again.traceHash).toBe(checked.outcome.traceHash);
  expect(again).toEqual(checked.outcome);
  expect(other.eventCount).toBeGreaterThan(0);
}

describe('500 random worlds keep the laws at every event, and the same seed gives the same run', () => {
  test.for([1, 2, 3, 4, 5])('a hundred of them, part %i', { timeout: 120_000 }, async (part) => {
    await checkWorlds(worlds, keepsTheLaws, { seed: 20250100 + part, count: 100 });
  });
});

describe('worlds that broke a law once keep them', () => {
  test('as far as there are any', async () => {
    for (const [, world] of keptWorlds()) await keepsTheLaws(world);
  });
});
