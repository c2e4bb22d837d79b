import { deliveryQuantileHours } from './delivery-quantile.ts';
import type { Metric } from './metric.ts';

/** How customers were served. */
export const SERVICE_METRICS: readonly Metric[] = [
  {
    id: 'order-fill-rate',
    label: 'Order lines filled at once',
    unit: '%',
    better: 'higher',
    group: 'service',
    definition: 'Order lines shipped in full at the instant of the order / order lines.',
    over: ({ totals }) => totals.ordersFilled,
    per: ({ totals }) => totals.orders,
  },
  {
    id: 'in-stock-rate',
    label: 'In-stock rate',
    unit: '%',
    better: 'higher',
    group: 'service',
    definition:
      'Share of time with at least one unit on hand, mean over the items held at nodes that serve customers.',
    over: ({ totals }) => totals.inStockShare,
  },
  {
    id: 'late-share',
    label: 'Delivered late',
    unit: '%',
    better: 'lower',
    group: 'service',
    definition: 'Units demanded in the measured time and delivered after their promise / units demanded.',
    over: ({ totals }) => totals.lateOfDemanded,
    per: ({ totals }) => totals.demanded,
  },
  {
    id: 'lost-share',
    label: 'Lost',
    unit: '%',
    better: 'lower',
    group: 'service',
    definition: 'Units demanded in the measured time and lost / units demanded.',
    over: ({ totals }) => totals.lostOfDemanded,
    per: ({ totals }) => totals.demanded,
  },
  {
    id: 'backordered-share',
    label: 'Backordered',
    unit: '%',
    better: 'lower',
    group: 'service',
    definition: 'Units that had to wait for stock / units demanded.',
    over: ({ totals }) => totals.backordered,
    per: ({ totals }) => totals.demanded,
  },
  {
    id: 'delivery-hours-mean',
    label: 'Order to delivery, mean',
    unit: 'hours',
    better: 'lower',
    group: 'service',
    definition: 'Mean over delivered units of the time from order to delivery.',
    over: ({ totals }) => totals.deliverySeconds / 3600,
    per: ({ totals }) => totals.shipped,
  },
  ...[50, 90, 99].map(
    (percent): Metric => ({
      id: `delivery-hours-p${percent}`,
      label: percent === 50 ? 'Order to delivery, median' : `Order to delivery, ${percent} % within`,
      unit: 'hours',
      better: 'lower',
      group: 'service',
      definition: `${percent} % quantile over delivered units of the time from order to delivery, to a quarter of an hour.`,
      isQuantile: true,
      over: ({ network, outcome }) =>
        deliveryQuantileHours(
          outcome.measured.deliveryTimes,
          [...network.model.speeds.keys()],
          percent / 100,
        ),
    }),
  ),
];
