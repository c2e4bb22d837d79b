import type { MetricInfo, PolicyInfo } from '../../src/experiment/result.ts';

/** Tables of the sample result: numbers that look like a large retailer's, measured on nobody. */

export const samplePolicies: readonly PolicyInfo[] = [
  {
    id: 'national',
    label: 'National plan',
    description: 'One forecast for the country, stock placed in proportion to building size.',
    incumbent: true,
  },
  {
    id: 'regional',
    label: 'Regional plan',
    description: 'Stock placed where the demand is, priced by the cost of serving it from elsewhere.',
    incumbent: false,
  },
  {
    id: 'hybrid',
    label: 'Regional plan, fast movers only',
    description: 'Regional placement for class A, national for the rest.',
    incumbent: false,
  },
  {
    id: 'capped',
    label: 'Regional plan with caps',
    description: 'Regional placement, storage capped at each building.',
    incumbent: false,
  },
  { id: 'slow', label: 'Slow roll-out', description: 'One region at a time.', incumbent: false },
];

const line = (id: string, label: string, definition: string): MetricInfo => ({
  id: `cost-${id}-per-unit`,
  label,
  unit: 'USD/unit',
  better: 'lower',
  definition: `${definition}, divided by units shipped.`,
  group: 'cost',
});

export const sampleMetrics: readonly MetricInfo[] = [
  {
    id: 'total-cost-per-unit',
    label: 'Total cost per unit',
    unit: 'USD/unit',
    better: 'lower',
    definition: 'Sum of all cost lines divided by units shipped.',
    group: 'headline',
  },
  line('holding', 'Holding', 'Value of stock on hand times the holding rate'),
  line('ordering', 'Ordering', 'Cost of placing purchase orders and transfers'),
  line('transport', 'Inbound transport', 'Cost of moving stock between nodes'),
  line('shipping', 'Shipping', 'Carrier and handling cost of customer shipments'),
  line('backorder', 'Backorders', 'Penalty per backordered unit and day'),
  line('late', 'Late deliveries', 'Penalty per unit delivered after its promise'),
  line('lost', 'Lost sales', 'Margin of units demanded and never delivered'),
  {
    id: 'promise-met',
    label: 'Promises kept',
    unit: '%',
    better: 'higher',
    definition: 'Units delivered by their deadline divided by units demanded.',
    group: 'service',
  },
  {
    id: 'fill-rate',
    label: 'Fill rate',
    unit: '%',
    better: 'higher',
    definition: 'Units shipped from stock divided by units demanded.',
    group: 'service',
  },
  {
    id: 'in-stock-rate',
    label: 'In-stock rate',
    unit: '%',
    better: 'higher',
    definition: 'Share of page views of an item for which it was in stock, weighted by demand.',
    group: 'service',
  },
  {
    id: 'lost-share',
    label: 'Units lost',
    unit: '%',
    better: 'lower',
    definition: 'Units lost divided by units demanded.',
    group: 'service',
  },
  {
    id: 'late-share',
    label: 'Units late',
    unit: '%',
    better: 'lower',
    definition: 'Units delivered after their deadline divided by units demanded.',
    group: 'service',
  },
  {
    id: 'local-share',
    label: 'Shipped from the nearest site',
    unit: '%',
    better: 'higher',
    definition: 'Units shipped from the node nearest to the customer divided by units shipped.',
    group: 'flow',
  },
  {
    id: 'days-of-cover',
    label: 'Days of cover',
    unit: 'days',
    better: 'lower',
    definition: 'Mean units on hand divided by mean units demanded per day.',
    group: 'inventory',
  },
  {
    id: 'turns',
    label: 'Inventory turns',
    unit: '',
    better: 'higher',
    definition: 'Units shipped per year divided by mean units on hand.',
    group: 'inventory',
  },
  {
    id: 'mean-on-hand',
    label: 'Units on hand',
    unit: 'units',
    better: 'lower',
    definition: 'Time average of units on hand over all nodes.',
    group: 'inventory',
  },
  {
    id: 'mean-in-transit',
    label: 'Units in transit',
    unit: 'units',
    better: 'neither',
    definition: 'Time average of units between nodes.',
    group: 'inventory',
  },
  {
    id: 'shipping-cost-per-unit',
    label: 'Shipping cost per unit',
    unit: 'USD/unit',
    better: 'lower',
    definition: 'Carrier and handling cost divided by units shipped.',
    group: 'flow',
  },
  {
    id: 'distance-per-unit',
    label: 'Distance to the customer',
    unit: 'mile',
    better: 'lower',
    definition: 'Mean distance of a shipped unit, great circle.',
    group: 'flow',
  },
  {
    id: 'delivery-hours-p50',
    label: 'Delivery time, median',
    unit: 'hours',
    better: 'lower',
    definition: 'Median time from order to delivery.',
    group: 'speed',
  },
  {
    id: 'delivery-hours-p90',
    label: 'Delivery time, 90th percentile',
    unit: 'hours',
    better: 'lower',
    definition: '90th percentile of the time from order to delivery.',
    group: 'speed',
  },
  {
    id: 'units-demanded',
    label: 'Units demanded',
    unit: 'units',
    better: 'neither',
    definition: 'Units that customers asked for.',
    group: 'flow',
  },
];

/** `strain` scales lateness; `rest` is the share among the speeds that are not one-day. */
export const sampleSpeeds = [
  { id: 'two-hour', label: 'Two-hour', deadlineHours: 2, strain: 1.9, rest: 0.03 },
  { id: 'same-day', label: 'Same-day', deadlineHours: 12, strain: 1.5, rest: 0.09 },
  { id: 'one-day', label: 'One-day', deadlineHours: 24, strain: 1.25, rest: 0 },
  { id: 'two-day', label: 'Two-day', deadlineHours: 48, strain: 0.5, rest: 0.88 },
] as const;

const site = (
  id: string,
  kind: string,
  place: readonly [number, number],
  weight: readonly [number, number],
) => ({
  id,
  kind,
  latitude: place[0],
  longitude: place[1],
  national: weight[0],
  regional: weight[1],
});

/** Share of stock on hand under the national and the regional plan; each sums to 1 over the nodes. */
export const sampleNodes = [
  site('vendor-pacific', 'vendor', [33.74, -118.26], [0, 0]),
  site('vendor-gulf', 'vendor', [29.73, -95.27], [0, 0]),
  site('vendor-atlantic', 'vendor', [32.08, -81.1], [0, 0]),
  site('dc-ontario', 'dc', [34.06, -117.65], [0.18, 0.13]),
  site('dc-memphis', 'dc', [35.15, -90.05], [0.2, 0.14]),
  site('dc-allentown', 'dc', [40.6, -75.47], [0.12, 0.11]),
  site('fc-seattle', 'fc', [47.45, -122.3], [0.03, 0.06]),
  site('fc-phoenix', 'fc', [33.45, -112.07], [0.09, 0.05]),
  site('fc-dallas', 'fc', [32.9, -97.04], [0.08, 0.09]),
  site('fc-denver', 'fc', [39.74, -104.99], [0.02, 0.04]),
  site('fc-chicago', 'fc', [41.88, -87.63], [0.05, 0.09]),
  site('fc-atlanta', 'fc', [33.75, -84.39], [0.05, 0.07]),
  site('fc-newark', 'fc', [40.74, -74.17], [0.07, 0.1]),
  site('fc-columbus', 'fc', [39.96, -83.0], [0.05, 0.06]),
  site('sds-los-angeles', 'same-day', [34.05, -118.24], [0.02, 0.02]),
  site('sds-new-york', 'same-day', [40.71, -74.0], [0.02, 0.02]),
  site('sds-chicago', 'same-day', [41.78, -87.75], [0.02, 0.02]),
] as const;
