import { BASKET } from '../simulation/mechanisms/baskets-layout.ts';
import type { Metric, MetricInput } from './metric.ts';

type Counter = keyof typeof BASKET;

const isIn: NonNullable<Metric['isIn']> = (model) => model.baskets !== undefined;

const isConsolidated: NonNullable<Metric['isIn']> = ({ baskets }) =>
  baskets !== undefined && baskets.consolidationSeconds > 0;

const CONSOLIDATION_METRICS: readonly Metric[] = [
  {
    id: 'held-orders',
    label: 'Orders held for consolidation',
    unit: '%',
    better: 'neither',
    group: 'operations',
    definition: 'Customer orders held because they would have been split / customer orders.',
    isIn: isConsolidated,
    over: countOf('held'),
    per: countOf('orders'),
  },
  {
    id: 'consolidated-orders',
    label: 'Held orders sent in one box',
    unit: '%',
    better: 'higher',
    group: 'operations',
    definition:
      'Orders sent in one box after they were held / orders sent after they were held; those cancelled while held are left out.',
    isIn: isConsolidated,
    over: countOf('heldWhole'),
    per: countOf('heldEnded'),
  },
  {
    id: 'hold-hours',
    label: 'Time held',
    unit: 'hours',
    better: 'lower',
    group: 'operations',
    definition:
      'Mean over orders sent after they were held of the time from the order until then; with departures until they were replaced by one box, or work on them began.',
    isIn: isConsolidated,
    over: (input) => countOf('heldSeconds')(input) / 3600,
    per: countOf('heldEnded'),
  },
];

/** Orders of several lines: how many lines they have, and how many boxes they take. */
export const BASKET_METRICS: readonly Metric[] = [
  {
    id: 'customer-orders',
    label: 'Customer orders per day',
    unit: 'orders/day',
    better: 'neither',
    group: 'operations',
    definition: 'Orders of customers, of one line or several / measured days.',
    isIn,
    over: countOf('orders'),
    per: ({ totals }) => totals.days,
  },
  {
    id: 'lines-per-order',
    label: 'Lines per order',
    unit: '',
    better: 'neither',
    group: 'operations',
    definition: 'Order lines / customer orders.',
    isIn,
    over: countOf('lines'),
    per: countOf('orders'),
  },
  {
    id: 'boxes-per-order',
    label: 'Boxes per order',
    unit: '',
    better: 'lower',
    group: 'operations',
    definition:
      'Boxes sent to customers, those of waiting lines included / customer orders; orders of which nothing is shipped count as 0 boxes.',
    isIn,
    over: sentOf('boxes', 'cancelled'),
    per: countOf('orders'),
  },
  {
    id: 'units-per-box',
    label: 'Units per box',
    unit: 'units',
    better: 'higher',
    group: 'operations',
    definition: 'Units shipped to customers / boxes.',
    isIn,
    over: sentOf('units', 'cancelledUnits'),
    per: sentOf('boxes', 'cancelled'),
  },
  {
    id: 'split-rate',
    label: 'Orders split',
    unit: '%',
    better: 'lower',
    group: 'operations',
    definition:
      'Customer orders of which at least two boxes were sent / orders of which at least one was; boxes cancelled later count.',
    isIn,
    over: countOf('split'),
    per: countOf('served'),
  },
  {
    id: 'complete-orders',
    label: 'Orders complete at once',
    unit: '%',
    better: 'higher',
    group: 'operations',
    definition:
      'Customer orders whose lines were all shipped in full at the instant of the order by ways that keep the promise / customer orders.',
    isIn,
    over: countOf('complete'),
    per: countOf('orders'),
  },
  {
    id: 'shipping-cost-per-box',
    label: 'Shipping cost per box',
    unit: 'money/box',
    better: 'lower',
    group: 'operations',
    definition: 'Handling and parcel price of the boxes / boxes.',
    isIn,
    over: sentOf('shippingCost', 'cancelledCost'),
    per: sentOf('boxes', 'cancelled'),
  },
  ...shareMetrics(),
  ...CONSOLIDATION_METRICS,
  {
    id: 'same-group-lines',
    label: 'Further lines of the same group',
    unit: '%',
    better: 'neither',
    group: 'operations',
    definition:
      "Lines put together with an earlier line of their order and in its first line's group / lines put together with an earlier one; orders formed from demand streams only.",
    isIn: (model) => model.baskets?.lineShares !== undefined,
    over: countOf('furtherInGroup'),
    per: countOf('furtherLines'),
  },
];

function shareMetrics(): Metric[] {
  const shares: readonly { id: string; text: string; counter: Counter }[] = [
    { id: 'one-line-orders', text: 'one line', counter: 'oneLine' },
    { id: 'two-line-orders', text: 'two lines', counter: 'twoLines' },
    { id: 'three-line-orders', text: 'three lines', counter: 'threeLines' },
    { id: 'longer-orders', text: 'four lines or more', counter: 'moreLines' },
  ];
  return shares.map(({ id, text, counter }) => ({
    id,
    label: `Orders of ${text}`,
    unit: '%',
    better: 'neither',
    group: 'operations',
    definition: `Customer orders of ${text} / customer orders.`,
    isIn,
    over: countOf(counter),
    per: countOf('orders'),
  }));
}

function countOf(counter: Counter): (input: MetricInput) => number {
  return ({ outcome }) => {
    const { baskets } = outcome.measured.mechanisms;
    return baskets[BASKET[counter]];
  };
}

/** What was booked and not cancelled before it departed. */
function sentOf(counter: Counter, cancelled: Counter): (input: MetricInput) => number {
  const [booked, gone] = [countOf(counter), countOf(cancelled)];
  return (input) => booked(input) - gone(input);
}
