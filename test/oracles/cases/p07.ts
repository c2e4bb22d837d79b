import { measureReplications } from '../measure-replications.ts';
import type { OracleCase } from '../oracle-case.ts';
import { replicate } from '../replicate.ts';

const REPLICATIONS = 64;
const MODEL = 'p07-reorder-point-quantity.yaml';
const ORDER_COST = 100;

/** (r, Q) with constant lead time: the optimal pair and a generous one. */
export const p07: OracleCase = {
  id: 'P07',
  setting: `models/${MODEL}, a month as a day; ${REPLICATIONS} replications of 25,000 days for each pair. Backorders at (8, 12) exist 0.01 % of the time: their standard error may be 10 % of the value.`,
  leftOut: 'The optimal pair is an input here; its cost is compared.',
  async run() {
    const measures = [];
    for (const [reorderPoint, quantity] of [
      [3, 5],
      [8, 12],
    ]) {
      const instance = `r${reorderPoint}_Q${quantity}`;
      const figures = await replicate(
        {
          model: MODEL,
          overrides: {
            'policy.replenishment.0.reorder-point': reorderPoint,
            'policy.replenishment.0.quantity': quantity,
          },
          replications: REPLICATIONS,
        },
        ({ summary, days }) => {
          const { holding, backorder, ordering } = summary.totals.costs;
          const [stock] = summary.stocks;
          return {
            [`${instance}_cost_rate`]: (holding + backorder + ordering) / days,
            [`${instance}_mean_on_hand`]: stock.meanOnHand,
            [`${instance}_mean_backorders`]: stock.meanBackorders,
            [`${instance}_fill_rate`]: summary.cells[0].fillRate,
            [`${instance}_orders_per_month`]: ordering / ORDER_COST / days,
          };
        },
      );
      measures.push(
        ...measureReplications(figures, {
          id: 'P07',
          probabilities: [`${instance}_fill_rate`],
          rare: { r8_Q12_mean_backorders: 0.1 },
        }),
      );
    }
    return measures;
  },
};
