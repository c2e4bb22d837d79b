import { MARKDOWN } from '../simulation/mechanisms/markdowns.ts';
import { potentialUnits } from './customer-metrics.ts';
import { markdownCount } from './markdown-counts.ts';
import type { Metric, MetricInput } from './metric.ts';

const counter =
  (offset: number) =>
  ({ outcome }: MetricInput): number =>
    markdownCount(outcome, offset);

const isIn: NonNullable<Metric['isIn']> = (model) => model.markdown !== undefined;

/** What is aged and what is marked down; in models with markdowns. */
export const MARKDOWN_METRICS: readonly Metric[] = [
  {
    id: 'aged-share',
    label: 'Aged stock',
    unit: '%',
    better: 'lower',
    group: 'operations',
    definition:
      'Units on hand longer than the age of their markdown rule / units on hand, items that have a rule, mean over reviews.',
    isIn,
    over: counter(MARKDOWN.aged),
    per: counter(MARKDOWN.onHand),
  },
  {
    id: 'marked-down-share',
    label: 'Shipped at a discount',
    unit: '%',
    better: 'neither',
    group: 'operations',
    definition:
      'Units shipped while their item was marked down / units shipped, items that have a markdown rule.',
    isIn,
    over: counter(MARKDOWN.shippedMarkedDown),
    per: counter(MARKDOWN.shipped),
  },
  {
    id: 'brought-share',
    label: 'Brought by discounts',
    unit: '%',
    better: 'neither',
    group: 'flow',
    definition:
      'Units that customers came for whom only a discount brought / units that customers came for (units demanded, where all who come order).',
    isIn,
    over: counter(MARKDOWN.brought),
    per: ({ network, outcome, totals }) =>
      network.model.customers === undefined ? totals.demanded : potentialUnits(network, outcome),
  },
];
