import type { Metric } from './metric.ts';
import { COST_LINES, type CostLine, type RunTotals } from './run-totals.ts';

const COST_TEXT: Readonly<Record<CostLine, readonly [label: string, definition: string]>> = {
  holding: ['Holding', 'Time-averaged units on hand x holding cost per day, all items and nodes'],
  ordering: ['Ordering', 'Order cost of every replenishment order placed'],
  transport: ['Transport', 'Shipment, unit and distance costs of every dispatch between nodes'],
  shipping: ['Shipping', 'Handling and parcel price of every shipment to a customer'],
  backorder: ['Backorders', 'Units waiting x backorder cost per day, by speed'],
  late: ['Late delivery', 'Late cost of every unit delivered after its promise'],
  lost: ['Lost sales', 'Lost-sale cost of every unit not delivered at all'],
};

/** One metric for each cost line, per unit demanded; together they are the total cost per unit. */
export const COST_METRICS: readonly Metric[] = COST_LINES.map((line) => ({
  id: `cost-${line}-per-unit`,
  label: COST_TEXT[line][0],
  unit: 'money/unit',
  better: 'lower',
  group: 'cost',
  definition: `${COST_TEXT[line][1]}, as charged in the measured time; divided by units demanded.`,
  over: ({ totals }) => totals.costs[line],
  per: ({ totals }) => totals.demanded,
}));

/** Money of all cost lines. */
export function sumCosts(totals: RunTotals): number {
  return COST_LINES.reduce((sum, line) => sum + totals.costs[line], 0);
}
