import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prepareWorld, runChecked } from '../support/run-world.ts';
import { worlds } from './random-world.ts';

test('50 random worlds whose customers choose for whole orders keep every law at every event', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async ({ model, trace }) => {
      fc.pre('customers' in model && 'baskets' in model);
      const { outcome } = runChecked(await prepareWorld(model, { 'trace.csv': trace }));
      expect(Object.keys(outcome.measured.mechanisms)).toEqual(
        expect.arrayContaining(['baskets', 'customers']),
      );
    }),
    { seed: 20260721, numRuns: 50 },
  );
});
