import { measureExactly, measureReplications } from '../measure-replications.ts';
import type { OracleCase } from '../oracle-case.ts';
import { type FinishedRun, prepareModel, replicate } from '../replicate.ts';

const REPLICATIONS = 64;
const MODEL = 'p04-newsvendor.yaml';
const ORDER_UP_TO = 'policy.replenishment.0.order-up-to';

const POISSON = {
  'items.item.divisible': false,
  'items.item.holding-cost': 1,
  'speeds.at-once.backorder-cost': 4,
  'demand.rows.0.size': { distribution: 'poisson', mean: 6 },
};

/** The newsvendor with backorders, at its optimum and beside it. */
export const p04: OracleCase = {
  id: 'P04',
  setting: `models/${MODEL} with the demand, level and lead time of each instance; ${REPLICATIONS} replications of 5,000 days.`,
  leftOut:
    'The optimal levels of the normal instances are inputs here; their costs are compared. That of the Poisson instance is what the policy newsvendor computes from the model.',
  async run() {
    const runs = [
      { name: 'a_cost_at_optimum', overrides: { [ORDER_UP_TO]: 56.603956 } },
      { name: 'a_cost_at_S_40', overrides: { [ORDER_UP_TO]: 40 } },
      { name: 'b_cost_at_optimum', overrides: { ...POISSON, [ORDER_UP_TO]: 8 } },
      { name: 'b_cost_at_S_5', overrides: { ...POISSON, [ORDER_UP_TO]: 5 } },
      {
        name: 'c_cost_at_optimum',
        overrides: { [ORDER_UP_TO]: 264.76689, 'lanes.vendor>store.lead-time': '4 d' },
      },
    ];
    const measures = [];
    for (const { name, overrides } of runs) {
      const figures = await replicate({ model: MODEL, overrides, replications: REPLICATIONS }, (run) => ({
        [name]: costPerDay(run),
        ...(name === 'b_cost_at_optimum' ? { b_prob_no_stockout_at_optimum: daysWithoutDebt(run) } : {}),
      }));
      measures.push(
        ...measureReplications(figures, { id: 'P04', probabilities: ['b_prob_no_stockout_at_optimum'] }),
      );
    }
    const newsvendor = await prepareModel(MODEL, {
      ...POISSON,
      policy: { replenishment: [{ use: 'newsvendor', review: '1 d' }] },
    });
    // It starts with its level on hand.
    measures.push(...measureExactly({ b_optimal_S: newsvendor.initialStock[0] }, { id: 'P04' }));
    return measures;
  },
};

function costPerDay({ summary, days }: FinishedRun<undefined>): number {
  return (summary.totals.costs.holding + summary.totals.costs.backorder) / days;
}

/** Share of days that end without a backorder. */
export function daysWithoutDebt(run: Pick<FinishedRun<undefined>, 'daily'>): number {
  const backorders = run.daily('backorders');
  // Sums of divisible units keep a rounding error when the last one is paid.
  return backorders.filter((units) => units < 1e-6).length / backorders.length;
}
