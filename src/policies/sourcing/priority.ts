import { z } from 'zod';
import { preferencesOf, preferredSource } from './preferred-source.ts';
import { defineSourcingPolicy } from './sourcing-policy.ts';

/** The lanes' own order of preference and shares. */
export const priority = defineSourcingPolicy({
  family: 'sourcing',
  name: 'priority',
  summary:
    'The first priority whose source can ship the whole order now, else the first priority; lanes of equal priority by their shares.',
  source: 'own: a ranking of sources, and order splitting by fixed shares',
  parameters: z.strictObject({}),
  prepare: (_, facts) => {
    const preferences = preferencesOf(facts, true);
    return { choose: (state) => preferredSource(state, preferences) };
  },
});
