import { defineRebalancingPolicy, durationParameter } from 'echelon';
import { z } from 'zod';

/**
 * A node that has nothing gets half of what the fullest node has, over the first lane between them.
 *
 *     rebalancing: { use: ../example-policies/fill-the-empty.ts, soon: 2 d }
 */
export const fillTheEmpty = defineRebalancingPolicy({
  family: 'rebalancing',
  name: 'fill-the-empty',
  summary: 'Nodes with nothing on hand and nothing coming soon get half of what the fullest node has.',
  source: 'own',
  parameters: z.strictObject({
    soon: durationParameter('Goods that arrive within this time count as there.'),
  }),
  prepare: ({ soon }, { lanes }) => ({
    seesArrivals: true,
    move: (stocks, units, isClosed) => {
      const onHand = stocks.map((stock) => stock.onHand);
      for (const [to, stock] of stocks.entries()) {
        if (onHand[to] > 0 || stock.unitsArrivingWithin(soon / 86_400) > 0) continue;
        const fullest = onHand.indexOf(Math.max(...onHand));
        const lane = lanes.findIndex((way) => way.from === fullest && way.to === to);
        if (lane < 0 || isClosed[lane] === 1) continue;
        units[lane] = Math.floor(onHand[fullest] / 2);
        onHand[fullest] -= units[lane];
      }
    },
  }),
});
