import type { Network } from '../network/network.ts';
import type { RunOutcome } from '../simulation/simulate.ts';
import { CELL, CELL_STRIDE, STOCK, STOCK_STRIDE } from '../simulation/layout.ts';
import { deliveryQuantileHours } from './delivery-quantile.ts';
import { COST_LINES, type CostLine, type RunTotals } from './run-totals.ts';

const KM_PER_MILE = 1.609344;

/** What a metric's formula may read. */
export interface MetricInput {
  readonly network: Network;
  readonly outcome: RunOutcome;
  readonly totals: RunTotals;
}

/** A number that every run yields: how it is printed, and its formula. */
export interface Metric {
  readonly id: string;
  readonly label: string;
  /** Printed after the number; shares are 0..1 with unit '%'. `money` and `distance` stand for the model's units. */
  readonly unit: string;
  readonly better: 'lower' | 'higher' | 'neither';
  readonly definition: string;
  readonly group: 'headline' | 'service' | 'cost' | 'inventory' | 'flow' | 'speed';
  /** NaN when it has no meaning in this run, e.g. a share of nothing. */
  readonly compute: (input: MetricInput) => number;
}

const COST_TEXT: Readonly<Record<CostLine, readonly [label: string, definition: string]>> = {
  holding: ['Holding', 'Time-averaged units on hand x holding cost per day, all items and nodes'],
  ordering: ['Ordering', 'Order cost of every replenishment order placed'],
  transport: ['Transport', 'Shipment, unit and distance costs of every dispatch between nodes'],
  shipping: ['Shipping', 'Handling and parcel price of every shipment to a customer'],
  backorder: ['Backorders', 'Units waiting x backorder cost per day, by speed'],
  late: ['Late delivery', 'Late cost of every unit delivered after its promise'],
  lost: ['Lost sales', 'Lost-sale cost of every unit not delivered at all'],
};

const COST_METRICS: readonly Metric[] = COST_LINES.map((line) => ({
  id: `cost-${line}-per-unit`,
  label: COST_TEXT[line][0],
  unit: 'money/unit',
  better: 'lower',
  group: 'cost',
  definition: `${COST_TEXT[line][1]}; divided by units demanded.`,
  compute: ({ totals }) => totals.costs[line] / totals.demanded,
}));

/** The metrics every run has, in the order reports print them. */
const GENERAL_METRICS: readonly Metric[] = [
  {
    id: 'total-cost-per-unit',
    label: 'Total cost per unit',
    unit: 'money/unit',
    better: 'lower',
    group: 'headline',
    definition: 'Sum of all cost lines / units demanded.',
    compute: ({ totals }) => sumCosts(totals) / totals.demanded,
  },
  {
    id: 'days-of-cover',
    label: 'Days of cover',
    unit: 'days',
    better: 'neither',
    group: 'headline',
    definition: 'Time-averaged units on hand in the whole network / units shipped to customers per day.',
    compute: ({ totals }) => (totals.onHand * totals.days) / totals.shipped,
  },
  {
    id: 'promise-met',
    label: 'Promise met',
    unit: '%',
    better: 'higher',
    group: 'headline',
    definition: 'Units delivered within their promise / units demanded.',
    compute: ({ totals }) => (totals.shipped - totals.late) / totals.demanded,
  },
  {
    id: 'fill-rate',
    label: 'Fill rate',
    unit: '%',
    better: 'higher',
    group: 'headline',
    definition: 'Units shipped at the instant of the order from a node that keeps the promise / units demanded.',
    compute: ({ totals }) => totals.filled / totals.demanded,
  },
  {
    id: 'shipping-cost-per-unit',
    label: 'Shipping cost per unit shipped',
    unit: 'money/unit',
    better: 'lower',
    group: 'headline',
    definition: 'Handling and parcel price of all customer shipments / units shipped.',
    compute: ({ totals }) => totals.costs.shipping / totals.shipped,
  },
  {
    id: 'local-share',
    label: 'Served by the nearest node',
    unit: '%',
    better: 'higher',
    group: 'headline',
    definition:
      "Units shipped from the node nearest to the customer's region that may stock the item / units shipped.",
    compute: ({ totals }) => totals.local / totals.shipped,
  },
  ...COST_METRICS,
  {
    id: 'order-fill-rate',
    label: 'Order lines filled at once',
    unit: '%',
    better: 'higher',
    group: 'service',
    definition: 'Order lines shipped in full at the instant of the order / order lines.',
    compute: ({ totals }) => totals.ordersFilled / totals.orders,
  },
  {
    id: 'in-stock-rate',
    label: 'In-stock rate',
    unit: '%',
    better: 'higher',
    group: 'service',
    definition: 'Share of time with at least one unit on hand, mean over the items held at nodes that serve customers.',
    compute: ({ totals }) => totals.inStockShare,
  },
  {
    id: 'late-share',
    label: 'Delivered late',
    unit: '%',
    better: 'lower',
    group: 'service',
    definition: 'Units delivered after their promise / units demanded.',
    compute: ({ totals }) => totals.late / totals.demanded,
  },
  {
    id: 'lost-share',
    label: 'Lost',
    unit: '%',
    better: 'lower',
    group: 'service',
    definition: 'Units never delivered / units demanded.',
    compute: ({ totals }) => totals.lost / totals.demanded,
  },
  {
    id: 'backordered-share',
    label: 'Backordered',
    unit: '%',
    better: 'lower',
    group: 'service',
    definition: 'Units that had to wait for stock / units demanded.',
    compute: ({ totals }) => totals.backordered / totals.demanded,
  },
  {
    id: 'delivery-hours-mean',
    label: 'Order to delivery, mean',
    unit: 'hours',
    better: 'lower',
    group: 'service',
    definition: 'Mean over delivered units of the time from order to delivery.',
    compute: ({ totals }) => totals.deliverySeconds / totals.shipped / 3600,
  },
  ...[50, 90, 99].map(
    (percent): Metric => ({
      id: `delivery-hours-p${percent}`,
      label: percent === 50 ? 'Order to delivery, median' : `Order to delivery, ${percent} % within`,
      unit: 'hours',
      better: 'lower',
      group: 'service',
      definition: `${percent} % quantile over delivered units of the time from order to delivery, to a quarter of an hour.`,
      compute: ({ network, outcome }) =>
        deliveryQuantileHours(outcome.measured.deliveryTimes, [...network.model.speeds.keys()], percent / 100),
    }),
  ),
  {
    id: 'mean-on-hand',
    label: 'On hand',
    unit: 'units',
    better: 'neither',
    group: 'inventory',
    definition: 'Time-averaged units on hand in the whole network.',
    compute: ({ totals }) => totals.onHand,
  },
  ...(['dc', 'fc', 'same-day'] as const).map(
    (kind): Metric => ({
      id: `on-hand-${kind}`,
      label: `On hand at ${kind === 'same-day' ? 'same-day sites' : `${kind.toUpperCase()}s`}`,
      unit: 'units',
      better: 'neither',
      group: 'inventory',
      definition: `Time-averaged units on hand at nodes of kind ${kind}.`,
      compute: ({ network, outcome }) => onHandOfKind(network, outcome, kind),
    }),
  ),
  {
    id: 'mean-in-transit',
    label: 'In transit between nodes',
    unit: 'units',
    better: 'neither',
    group: 'inventory',
    definition: 'Time-averaged units dispatched to a node and not yet received.',
    compute: ({ totals }) => totals.inTransit,
  },
  {
    id: 'mean-on-order',
    label: 'On order',
    unit: 'units',
    better: 'neither',
    group: 'inventory',
    definition: 'Time-averaged units ordered by nodes and not yet received.',
    compute: ({ totals }) => totals.onOrder,
  },
  {
    id: 'mean-backorders',
    label: 'Customer units waiting',
    unit: 'units',
    better: 'lower',
    group: 'inventory',
    definition: 'Time-averaged units owed to customers.',
    compute: ({ totals }) => totals.customersWaiting,
  },
  {
    id: 'inventory-value',
    label: 'Value on hand',
    unit: 'money',
    better: 'neither',
    group: 'inventory',
    definition: 'Time-averaged units on hand x value of the item.',
    compute: ({ totals }) => totals.inventoryValue,
  },
  {
    id: 'turns',
    label: 'Turns per year',
    unit: '/year',
    better: 'neither',
    group: 'inventory',
    definition: '365 x units shipped to customers per day / time-averaged units on hand.',
    compute: ({ totals }) => (365 * totals.shipped) / (totals.days * totals.onHand),
  },
  {
    id: 'units-demanded',
    label: 'Units demanded per day',
    unit: 'units/day',
    better: 'neither',
    group: 'flow',
    definition: 'Units in customer orders / measured days.',
    compute: ({ totals }) => totals.demanded / totals.days,
  },
  {
    id: 'units-shipped',
    label: 'Units shipped per day',
    unit: 'units/day',
    better: 'neither',
    group: 'flow',
    definition: 'Units shipped to customers / measured days.',
    compute: ({ totals }) => totals.shipped / totals.days,
  },
  {
    id: 'total-cost-per-day',
    label: 'Total cost per day',
    unit: 'money/day',
    better: 'lower',
    group: 'flow',
    definition: 'Sum of all cost lines / measured days.',
    compute: ({ totals }) => sumCosts(totals) / totals.days,
  },
  {
    id: 'distance-per-unit',
    label: 'Distance to the customer',
    unit: 'distance',
    better: 'lower',
    group: 'flow',
    definition: 'Mean over shipped units of the travelled distance from node to region.',
    compute: ({ totals, network }) =>
      totals.distanceKm / totals.shipped / (network.model.distanceUnit === 'mile' ? KM_PER_MILE : 1),
  },
  {
    id: 'shipments-per-order',
    label: 'Shipments per order line',
    unit: '',
    better: 'lower',
    group: 'flow',
    definition: 'Customer shipments / order lines; above 1 when lines are split.',
    compute: ({ totals }) => totals.shipments / totals.orders,
  },
];

/** All metrics of a model: the general ones and, where it promises several speeds, the service of each. */
export function metricsOf(network: Network): readonly Metric[] {
  const { speeds, currency, distanceUnit } = network.model;
  const bySpeed = speeds.length < 2 ? [] : speeds.map((speed, index) => promiseMetOf(speed.id, index, network));
  return [...GENERAL_METRICS, ...bySpeed].map((metric) => ({
    ...metric,
    unit: metric.unit.replace('money', currency).replace('distance', distanceUnit),
  }));
}

/** The metrics that do not depend on the model, for `echelon list metrics` and the docs. */
export function generalMetrics(): readonly Metric[] {
  return GENERAL_METRICS;
}

function promiseMetOf(id: string, speed: number, network: Network): Metric {
  return {
    id: `promise-met-${id}`,
    label: `Promise met, ${id}`,
    unit: '%',
    better: 'higher',
    group: 'speed',
    definition: `Units delivered within their promise / units demanded, among customers promised ${id}.`,
    compute: ({ outcome }) => {
      const { cells } = outcome.measured;
      let kept = 0;
      let demanded = 0;
      for (let cell = speed; cell < network.regionCount * network.speedCount; cell += network.speedCount) {
        kept += cells[cell * CELL_STRIDE + CELL.shipped] - cells[cell * CELL_STRIDE + CELL.late];
        demanded += cells[cell * CELL_STRIDE + CELL.units];
      }
      return kept / demanded;
    },
  };
}

function onHandOfKind(network: Network, outcome: RunOutcome, kind: string): number {
  const { stocks, seconds } = outcome.measured;
  let units = 0;
  for (let stock = 0; stock < network.itemCount * network.siteCount; stock++) {
    const node = network.model.nodes[network.siteNode[stock % network.siteCount]];
    if (node.kind === kind) units += stocks[stock * STOCK_STRIDE + STOCK.onHandSeconds] / seconds;
  }
  return units;
}

function sumCosts(totals: RunTotals): number {
  return COST_LINES.reduce((sum, line) => sum + totals.costs[line], 0);
}
