import { TRANSFER } from '../simulation/mechanisms/transfers.ts';
import type { Metric, MetricInput } from './metric.ts';

const counter =
  (offset: number) =>
  ({ outcome }: MetricInput): number =>
    outcome.measured.mechanisms.transfers[offset];

const isIn: NonNullable<Metric['isIn']> = (model) => model.transfers !== undefined;

/** What rebalancing moves; in models with transfers. */
export const TRANSFER_METRICS: readonly Metric[] = [
  {
    id: 'transferred-units',
    label: 'Moved between nodes',
    unit: 'units/day',
    better: 'neither',
    group: 'operations',
    definition: 'Units that rebalancing moved from node to node / measured days.',
    isIn,
    over: counter(TRANSFER.units),
    per: ({ totals }) => totals.days,
  },
  {
    id: 'transferred-share',
    label: 'Moved per unit shipped',
    unit: '%',
    better: 'neither',
    group: 'operations',
    definition:
      'Units that rebalancing moved from node to node / units shipped to customers; a unit moved twice counts twice.',
    isIn,
    over: counter(TRANSFER.units),
    per: ({ totals }) => totals.shipped,
  },
  {
    id: 'units-per-transfer',
    label: 'Units per move',
    unit: 'units',
    better: 'neither',
    group: 'operations',
    definition: 'Units that rebalancing moved / moves, each of one item from one node to another.',
    isIn,
    over: counter(TRANSFER.units),
    per: counter(TRANSFER.moves),
  },
];
