import { z } from 'zod';
import { leastSource } from './least-source.ts';
import { defineSourcingPolicy } from './sourcing-policy.ts';

/** Least mean lead time. */
export const fastest = defineSourcingPolicy({
  family: 'sourcing',
  name: 'fastest',
  summary: 'The source with the least mean lead time, among those that can ship the whole order now.',
  source: 'own: the other end of the trade-off of cost and speed',
  parameters: z.strictObject({}),
  prepare: (_, { lanes }) => {
    const days = Float64Array.from(lanes, (lane) => lane.meanLeadTimeDays);
    return { choose: (state) => leastSource(state, (source) => days[state.lanes[source]]) };
  },
});
