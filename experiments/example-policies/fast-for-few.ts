import { defineSourcingPolicy } from 'echelon';
import { z } from 'zod';

/**
 * Small orders by the fastest way, large ones by the cheapest unit.
 *
 *     sourcing: { use: ../example-policies/fast-for-few.ts, most: 5 }
 */
export const fastForFew = defineSourcingPolicy({
  family: 'sourcing',
  name: 'fast-for-few',
  summary: 'Orders of few units by the source with the least mean lead time, others by the least unit cost.',
  source: 'own',
  parameters: z.strictObject({ most: z.number().min(0).describe('Most units of a small order.') }),
  prepare: ({ most }, { lanes }) => ({
    choose: (state) => {
      const figureOf = (source: number): number =>
        state.quantity <= most ? lanes[state.lanes[source]].meanLeadTimeDays : state.unitCost(source);
      let best = state.first;
      for (let source = state.first + 1; source < state.end; source++) {
        if (figureOf(source) < figureOf(best)) best = source;
      }
      return best;
    },
  }),
});
