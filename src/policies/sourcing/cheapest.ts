import { z } from 'zod';
import { leastSource } from './least-source.ts';
import { defineSourcingPolicy } from './sourcing-policy.ts';

/** Least cost of the order at hand. */
export const cheapest = defineSourcingPolicy({
  family: 'sourcing',
  name: 'cheapest',
  summary:
    'The source with the least order, shipment and unit costs for this order, among those that can ship it whole now.',
  source: 'own: the myopic cost of one order; goods under way cost nothing in the model',
  parameters: z.strictObject({}),
  prepare: (_, { lanes }) => {
    const fixed = Float64Array.from(lanes, (lane) => lane.orderCost + lane.shipmentCost);
    return {
      choose: (state) =>
        leastSource(state, (source) => fixed[state.lanes[source]] + state.quantity * state.unitCost(source)),
    };
  },
});
