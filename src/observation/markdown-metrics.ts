import { MARKDOWN } from '../simulation/mechanisms/markdowns.ts';
import type { MeasuredRun } from '../simulation/simulate.ts';
import type { Metric, MetricInput } from './metric.ts';

const counter =
  (offset: number) =>
  ({ outcome }: Pick<MetricInput, 'outcome'>): number =>
    outcome.measured.mechanisms.markdown?.[offset] ?? 0;

const isIn: NonNullable<Metric['isIn']> = (model) => model.markdown !== undefined;

/** What markdowns cost [money]; 0 in models without. */
export function markdownCost(outcome: MeasuredRun): number {
  return counter(MARKDOWN.cost)({ outcome });
}

/** Units of customers who would have come at the greatest discount and did not; 0 in models without. */
export function deterredUnits(outcome: MeasuredRun): number {
  return counter(MARKDOWN.deterred)({ outcome });
}

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
];
