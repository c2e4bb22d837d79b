import { type Figures, measureReplications } from '../measure-replications.ts';
import type { OracleCase } from '../oracle-case.ts';
import { type FinishedRun, replicate } from '../replicate.ts';

const REPLICATIONS = 64;
const MODEL = 'p09-periodic-reorder-point.yaml';

interface Instance {
  readonly mean: number;
  readonly reorderPoint: number;
  readonly orderUpTo: number;
  readonly orderCost: number;
  readonly backorderCost: number;
  read(run: FinishedRun<undefined>): Figures;
}

const SMALL = { mean: 6, orderCost: 5, backorderCost: 4 };
const LARGE = { orderCost: 64, backorderCost: 9 };

const INSTANCES: readonly Instance[] = [
  {
    ...SMALL,
    reorderPoint: 4,
    orderUpTo: 10,
    read: (run) => ({
      a_cost_4_10: costPerDay(run),
      a_order_frequency_4_10: run.summary.totals.costs.ordering / SMALL.orderCost / run.days,
      a_end_on_hand_4_10: run.summary.stocks[0].meanOnHand,
      a_end_backorders_4_10: run.summary.stocks[0].meanBackorders,
    }),
  },
  { ...SMALL, reorderPoint: 6, orderUpTo: 18, read: (run) => ({ a_cost_6_18: costPerDay(run) }) },
  ...[
    [10, 6, 40],
    [15, 10, 49],
    [20, 14, 62],
    [25, 19, 56],
  ].map(([mean, reorderPoint, orderUpTo]) => ({
    ...LARGE,
    mean,
    reorderPoint,
    orderUpTo,
    read: (run: FinishedRun<undefined>) => ({ [`b_mean${mean}_cost`]: costPerDay(run) }),
  })),
];

/** (s, S) reviewed every period, received at once. */
export const p09: OracleCase = {
  id: 'P09',
  setting: `models/${MODEL} with the costs, demand and (s, S) of each instance; ${REPLICATIONS} replications of 6,000 days each.`,
  leftOut: 'The optimal pairs are inputs here; their costs are compared.',
  async run() {
    const measures = [];
    for (const instance of INSTANCES) {
      const overrides = {
        'demand.rows.0.size.mean': instance.mean,
        'lanes.vendor>store.order-cost': instance.orderCost,
        'speeds.at-once.backorder-cost': instance.backorderCost,
        'policy.replenishment.0.reorder-point': instance.reorderPoint,
        'policy.replenishment.0.order-up-to': instance.orderUpTo,
      };
      const figures = await replicate({ model: MODEL, overrides, replications: REPLICATIONS }, instance.read);
      measures.push(
        ...measureReplications(figures, { id: 'P09', probabilities: ['a_order_frequency_4_10'] }),
      );
    }
    return measures;
  },
};

function costPerDay({ summary, days }: FinishedRun<undefined>): number {
  const { holding, backorder, ordering } = summary.totals.costs;
  return (holding + backorder + ordering) / days;
}
