import { z } from 'zod';
import { positionParameter } from '../parameters.ts';
import { expressDays, expressSource } from './express-lanes.ts';
import { preferencesOf, preferredSource } from './preferred-source.ts';
import { defineSourcingPolicy } from './sourcing-policy.ts';

/** Divides every order between a regular and an express source: the dual-index policy, with a cap on the regular part. */
export const cappedDualIndex = defineSourcingPolicy({
  family: 'sourcing',
  name: 'capped-dual-index',
  summary:
    'Orders so much over the fastest express lane that on hand + arriving within its lead time - backorders is up to a level, the rest by priority over ordinary lanes, at most a cap at a time.',
  source:
    'Sun and Van Mieghem, Manufacturing & Service Operations Management 21(4), 2019; without a cap the dual-index policy of Veeraraghavan and Scheller-Wolf, Operations Research 56(4), 2008',
  parameters: z.strictObject({
    'express-up-to': positionParameter('Expedited inventory position that express orders raise to [units].'),
    cap: z
      .int()
      .min(0)
      .optional()
      .describe('Most units of an ordinary order, where there is an express source. Default: no limit.'),
  }),
  prepare: ({ 'express-up-to': expressUpTo, cap = Number.POSITIVE_INFINITY }, facts) => {
    const days = expressDays(facts);
    const ordinary = preferencesOf(facts, false);
    return {
      seesArrivals: true,
      choose: (state) => Math.max(state.first, preferredSource(state, ordinary)),
      divide: (state, units) => {
        const { quantity, first, lanes } = state;
        const express = expressSource(state, days);
        const regular = preferredSource(state, ordinary);
        if (express < 0) {
          units[regular - first] = quantity;
          return;
        }
        const soon = state.onHand + state.unitsArrivingWithin(days[lanes[express]]) - state.backorders;
        const needed = Math.min(quantity, Math.max(0, Math.ceil(expressUpTo - soon)));
        units[express - first] = needed;
        if (regular >= 0) units[regular - first] += Math.min(quantity - needed, cap);
      },
    };
  },
});
