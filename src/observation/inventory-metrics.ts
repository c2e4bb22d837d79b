import type { Network } from '../network/network.ts';
import { STOCK, STOCK_STRIDE } from '../simulation/layout.ts';
import type { MeasuredRun } from '../simulation/simulate.ts';
import type { Metric } from './metric.ts';

/** Where stock was and how much. */
export const INVENTORY_METRICS: readonly Metric[] = [
  {
    id: 'mean-on-hand',
    label: 'On hand',
    unit: 'units',
    better: 'neither',
    group: 'inventory',
    definition: 'Time-averaged units on hand in the whole network.',
    over: ({ totals }) => totals.onHand,
  },
  ...(['dc', 'fc', 'same-day'] as const).map(
    (kind): Metric => ({
      kind,
      id: `on-hand-${kind}`,
      label: `On hand at ${kind === 'same-day' ? 'same-day sites' : `${kind.toUpperCase()}s`}`,
      unit: 'units',
      better: 'neither',
      group: 'inventory',
      definition: `Time-averaged units on hand at nodes of kind ${kind}.`,
      over: ({ network, outcome }) => onHandOfKind(network, outcome, kind),
    }),
  ),
  {
    id: 'mean-in-transit',
    label: 'In transit between nodes',
    unit: 'units',
    better: 'neither',
    group: 'inventory',
    definition: 'Time-averaged units dispatched to a node and not yet received.',
    over: ({ totals }) => totals.inTransit,
  },
  {
    id: 'mean-on-order',
    label: 'On order',
    unit: 'units',
    better: 'neither',
    group: 'inventory',
    definition: 'Time-averaged units ordered by nodes and not yet on hand there.',
    over: ({ totals }) => totals.onOrder,
  },
  {
    id: 'mean-backorders',
    label: 'Customer units waiting',
    unit: 'units',
    better: 'lower',
    group: 'inventory',
    definition: 'Time-averaged units owed to customers.',
    over: ({ totals }) => totals.customersWaiting,
  },
  {
    id: 'inventory-value',
    label: 'Value on hand',
    unit: 'money',
    better: 'neither',
    group: 'inventory',
    definition: 'Time-averaged units on hand x value of the item.',
    over: ({ totals }) => totals.inventoryValue,
  },
  {
    id: 'turns',
    label: 'Turns per year',
    unit: '/year',
    better: 'neither',
    group: 'inventory',
    definition: '365 x units shipped to customers per day / time-averaged units on hand.',
    over: ({ totals }) => 365 * totals.shipped,
    per: ({ totals }) => totals.days * totals.onHand,
  },
];

function onHandOfKind(network: Network, outcome: MeasuredRun, kind: string): number {
  const { stocks, seconds } = outcome.measured;
  let units = 0;
  for (let stock = 0; stock < network.itemCount * network.siteCount; stock++) {
    const node = network.model.nodes[network.siteNode[stock % network.siteCount]];
    if (node.kind === kind) units += stocks[stock * STOCK_STRIDE + STOCK.onHandSeconds] / seconds;
  }
  return units;
}
