import { defineFulfillmentPolicy } from 'echelon';
import { z } from 'zod';

/**
 * The nearest node, unless serving from it would leave fewer than `reserve` units for customers who were promised
 * something faster: slow orders go elsewhere first and touch the reserve only where nothing else is left.
 *
 *     fulfillment: { use: ../example-policies/keep-for-fast.ts, reserve: 2, fast: [two-hour, same-day] }
 */
export const keepForFast = defineFulfillmentPolicy({
  family: 'fulfillment',
  name: 'keep-for-fast',
  summary:
    'The nearest node; orders of slow speeds touch the last units of a node only when no other node can serve.',
  source: 'own; stock rationing with one critical level, Topkis, Management Science 15(3), 1968',
  parameters: z.strictObject({
    reserve: z.number().min(0).describe('Units kept at each node for the fast speeds.'),
    fast: z.array(z.string()).min(1).describe('Speeds that may always use the reserve.'),
  }),
  prepare: ({ reserve, fast }, facts) => {
    const known = new Set(facts.speeds.map((speed) => speed.id));
    const unknown = fast.find((id) => !known.has(id));
    if (unknown !== undefined) throw new Error(`unknown speed "${unknown}"`);
    const isFast = facts.speeds.map((speed) => fast.includes(speed.id));
    // Farther than any place on Earth, so that nodes above the reserve come first, each group by distance.
    const detour = 1e6;
    return {
      score: (option) => {
        const touchesReserve = option.onHand - option.quantity < reserve;
        return option.distanceKm + (touchesReserve && !isFast[option.speed] ? detour : 0);
      },
    };
  },
});
