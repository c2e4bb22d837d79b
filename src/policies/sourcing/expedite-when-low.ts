import { z } from 'zod';
import { positionParameter } from '../parameters.ts';
import { expressDays, expressSource } from './express-lanes.ts';
import { preferencesOf, preferredSource } from './preferred-source.ts';
import { defineSourcingPolicy } from './sourcing-policy.ts';

/** Expedites when what is here, and will be here before an express order, is low. */
export const expediteWhenLow = defineSourcingPolicy({
  family: 'sourcing',
  name: 'expedite-when-low',
  summary:
    'By priority over ordinary lanes; over the fastest express lane when on hand + arriving within its lead time - backorders is below a level.',
  source:
    'the expedited inventory position of the dual-index policy, Veeraraghavan and Scheller-Wolf, Operations Research 56(4), 2008; whole orders are expedited here',
  parameters: z.strictObject({
    below: positionParameter('Expedited inventory position below which an order is expedited [units].'),
  }),
  prepare: ({ below }, facts) => {
    const days = expressDays(facts);
    const ordinary = preferencesOf(facts, false);
    return {
      seesArrivals: true,
      choose: (state) => {
        const express = expressSource(state, days);
        const regular = preferredSource(state, ordinary);
        if (express < 0) return regular;
        if (regular < 0) return express;
        const soon = state.unitsArrivingWithin(days[state.lanes[express]]);
        return state.onHand + soon - state.backorders < below ? express : regular;
      },
    };
  },
});
