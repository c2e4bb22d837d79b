import { sumCosts } from './cost-metrics.ts';
import type { Metric } from './metric.ts';

const KM_PER_MILE = 1.609344;

/** What went through the network, and how far. */
export const FLOW_METRICS: readonly Metric[] = [
  {
    id: 'units-demanded',
    label: 'Units demanded per day',
    unit: 'units/day',
    better: 'neither',
    group: 'flow',
    definition: 'Units in customer orders / measured days.',
    over: ({ totals }) => totals.demanded,
    per: ({ totals }) => totals.days,
  },
  {
    id: 'units-shipped',
    label: 'Units shipped per day',
    unit: 'units/day',
    better: 'neither',
    group: 'flow',
    definition: 'Units shipped to customers / measured days.',
    over: ({ totals }) => totals.shipped,
    per: ({ totals }) => totals.days,
  },
  {
    id: 'total-cost-per-day',
    label: 'Total cost per day',
    unit: 'money/day',
    better: 'lower',
    group: 'flow',
    definition: 'Sum of all cost lines / measured days.',
    over: ({ totals }) => sumCosts(totals),
    per: ({ totals }) => totals.days,
  },
  {
    id: 'distance-per-unit',
    label: 'Distance to the customer',
    unit: 'distance',
    better: 'lower',
    group: 'flow',
    definition: 'Mean over shipped units of the travelled distance from node to region.',
    over: ({ totals, network }) =>
      totals.distanceKm / (network.model.distanceUnit === 'mile' ? KM_PER_MILE : 1),
    per: ({ totals }) => totals.shipped,
  },
  {
    id: 'shipments-per-order',
    label: 'Shipments per order line',
    unit: '',
    better: 'neither',
    group: 'flow',
    definition:
      'Customer shipments / order lines; split lines raise it, lost lines lower it, so neither direction is better.',
    over: ({ totals }) => totals.shipments,
    per: ({ totals }) => totals.orders,
  },
];
