import { z } from 'zod';
import { expressDays, expressSource } from './express-lanes.ts';
import { preferencesOf, preferredSource } from './preferred-source.ts';
import { defineSourcingPolicy } from './sourcing-policy.ts';

/** Expedites what the first leg of the ordinary way has no room for. */
export const overflowBypass = defineSourcingPolicy({
  family: 'sourcing',
  name: 'overflow-bypass',
  summary:
    'By priority over ordinary lanes while fewer than `limit` orders of the stock are in the first leg there; else over the fastest express lane.',
  source: 'Song and Zipkin, Management Science 55(3), 2009',
  parameters: z.strictObject({
    limit: z.int().min(0).describe('Most orders of a stock in the first leg of its ordinary source.'),
  }),
  prepare: ({ limit }, facts) => {
    if (!facts.lanes.some((lane) => lane.hasFirstLeg)) {
      throw new Error('no lane has a first leg; give the ordinary lanes a "first-leg"');
    }
    const days = expressDays(facts);
    const ordinary = preferencesOf(facts, false);
    return {
      choose: (state) => {
        const regular = preferredSource(state, ordinary);
        if (regular >= 0 && state.ordersInFirstLeg(regular) < limit) return regular;
        const express = expressSource(state, days);
        return express >= 0 ? express : regular;
      },
    };
  },
});
