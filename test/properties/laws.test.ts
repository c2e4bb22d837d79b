import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulate } from '../../src/simulation/simulate.ts';
import { prepareWorld, runChecked } from '../support/run-world.ts';
import { worlds } from './random-world.ts';

test('100 random worlds keep the laws of conservation at every event, and the same seed gives the same run', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async ({ model, trace }) => {
      const policy = await prepareWorld(model, { 'trace.csv': trace });
      const checked = runChecked(policy);
      const other = simulate(policy, { seed: 'test', replication: 1 });
      const again = simulate(policy, { seed: 'test', replication: 0 });
      expect(again.traceHash).toBe(checked.outcome.traceHash);
      expect(again).toEqual(checked.outcome);
      expect(other.eventCount).toBeGreaterThan(0);
    }),
    { seed: 20250106, numRuns: 100 },
  );
});
