import { sumCosts } from './cost-metrics.ts';
import type { Metric } from './metric.ts';

/** What most questions are about; these lead tables and reports. */
export const HEADLINE_METRICS: readonly Metric[] = [
  {
    id: 'total-cost-per-unit',
    label: 'Total cost per unit',
    unit: 'money/unit',
    better: 'lower',
    group: 'headline',
    definition: 'Sum of all cost lines, as charged in the measured time / units demanded.',
    over: ({ totals }) => sumCosts(totals),
    per: ({ totals }) => totals.demanded,
  },
  {
    id: 'days-of-cover',
    label: 'Days of cover',
    unit: 'days',
    better: 'neither',
    group: 'headline',
    definition: 'Time-averaged units on hand in the whole network / units shipped to customers per day.',
    over: ({ totals }) => totals.onHand * totals.days,
    per: ({ totals }) => totals.shipped,
  },
  {
    id: 'promise-met',
    label: 'Promise met',
    unit: '%',
    better: 'higher',
    group: 'headline',
    definition: 'Units demanded in the measured time and delivered within their promise / units demanded.',
    over: ({ totals }) => totals.shippedOfDemanded - totals.lateOfDemanded,
    per: ({ totals }) => totals.demanded,
  },
  {
    id: 'fill-rate',
    label: 'Fill rate',
    unit: '%',
    better: 'higher',
    group: 'headline',
    definition:
      'Units shipped at the instant of the order from a node that keeps the promise / units demanded.',
    over: ({ totals }) => totals.filled,
    per: ({ totals }) => totals.demanded,
  },
  {
    id: 'shipping-cost-per-unit',
    label: 'Shipping cost per unit shipped',
    unit: 'money/unit',
    better: 'lower',
    group: 'headline',
    definition: 'Handling and parcel price of all customer shipments / units shipped.',
    over: ({ totals }) => totals.costs.shipping,
    per: ({ totals }) => totals.shipped,
  },
  {
    id: 'local-share',
    label: 'Served by the nearest node',
    unit: '%',
    better: 'higher',
    group: 'headline',
    definition:
      "Units shipped from the node nearest to the customer's region that may stock the item / units shipped.",
    over: ({ totals }) => totals.local,
    per: ({ totals }) => totals.shipped,
  },
];
