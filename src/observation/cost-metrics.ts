import type { Metric } from './metric.ts';
import { COST_LINES, type CostLine, type RunTotals } from './run-totals.ts';

/** How a cost line is printed; `isIn` limits it to models with the mechanism that charges it. */
interface CostText {
  readonly label: string;
  readonly definition: string;
  readonly isIn?: NonNullable<Metric['isIn']>;
}

const COST_TEXT: Readonly<Record<CostLine, CostText>> = {
  holding: {
    label: 'Holding',
    definition:
      'Time-averaged units on hand, reserved and at the dock x holding cost per day, all items and nodes',
  },
  ordering: { label: 'Ordering', definition: 'Order cost of every replenishment order placed' },
  transport: {
    label: 'Transport',
    definition: 'Shipment, unit and distance costs of every dispatch between nodes, and of every trailer',
  },
  shipping: { label: 'Shipping', definition: 'Handling and parcel price of every shipment to a customer' },
  backorder: { label: 'Backorders', definition: 'Units waiting x backorder cost per day, by speed' },
  late: { label: 'Late delivery', definition: 'Late cost of every unit delivered after its promise' },
  lost: { label: 'Lost sales', definition: 'Lost-sale cost of every unit not delivered at all' },
  overtime: {
    label: 'Overtime',
    definition: 'Overtime cost of every unit picked and packed in overtime',
    isIn: (model) => model.capacity?.outbound !== undefined,
  },
  spot: {
    label: 'Spot carriers',
    definition: 'What carriers ask that took goods a scheduled trailer left behind',
    isIn: (model) => model.transport?.some(({ spot }) => spot !== undefined) ?? false,
  },
  storage: {
    label: 'Storage above the threshold',
    definition: 'Volume stored above the share penalty-above of each room x its penalty per m3 and day',
    isIn: (model) => (model.capacity?.storage ?? []).length > 0,
  },
  returns: {
    label: 'Returns',
    definition: 'Handling of every unit sent back, and the value of those that cannot be sold again',
    isIn: (model) => model.customers?.returns !== undefined,
  },
  transfers: {
    label: 'Transfers',
    definition: 'Shipment, unit and distance costs of everything moved between nodes by rebalancing',
    isIn: (model) => model.transfers !== undefined,
  },
  markdown: {
    label: 'Markdowns',
    definition:
      'Discount x price of every unit shipped while its item was marked down, less that of units sent back',
    isIn: (model) => model.markdown !== undefined,
  },
  'seller-fees': {
    label: 'Fees from sellers',
    definition: 'What third-party sellers paid, as a negative cost',
    isIn: (model) => model.sellers !== undefined,
  },
};

/** One metric for each cost line, per unit demanded; together they are the total cost per unit. */
export const COST_METRICS: readonly Metric[] = COST_LINES.map((line) => {
  const { definition, ...text } = COST_TEXT[line];
  return {
    ...text,
    id: `cost-${line}-per-unit`,
    unit: 'money/unit',
    better: 'lower',
    group: 'cost',
    definition: `${definition}, as charged in the measured time; divided by units demanded.`,
    over: ({ totals }) => totals.costs[line],
    per: ({ totals }) => totals.demanded,
  };
});

/** Money of all cost lines. */
export function sumCosts(totals: RunTotals): number {
  return COST_LINES.reduce((sum, line) => sum + totals.costs[line], 0);
}
