import { measureReplications } from '../measure-replications.ts';
import type { OracleCase } from '../oracle-case.ts';
import { replicate } from '../replicate.ts';

const REPLICATIONS = 64;
const MODEL = 'p08-compound-poisson.yaml';

/** (r, nQ) with customers of several units. */
export const p08: OracleCase = {
  id: 'P08',
  setting: `models/${MODEL}; an order costs 1, so that money counts orders; ${REPLICATIONS} replications of 30,000 days.`,
  async run() {
    const figures = await replicate({ model: MODEL, replications: REPLICATIONS }, ({ summary, days }) => ({
      mean_on_hand: summary.stocks[0].meanOnHand,
      mean_backorders: summary.stocks[0].meanBackorders,
      ready_rate: summary.stocks[0].inStockShare,
      unit_fill_rate: summary.cells[0].fillRate,
      order_fill_rate: summary.cells[0].orderFillRate,
      orders_per_day: summary.totals.costs.ordering / days,
    }));
    const probabilities = ['ready_rate', 'unit_fill_rate', 'order_fill_rate'];
    return measureReplications(figures, { id: 'P08', probabilities });
  },
};
