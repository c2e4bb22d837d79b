import { EXPEDITING } from '../simulation/mechanisms/expediting.ts';
import type { Metric, MetricInput } from './metric.ts';

const counter =
  (offset: number) =>
  ({ outcome }: MetricInput): number =>
    outcome.measured.mechanisms.expediting[offset];

const HAS_EXPRESS: NonNullable<Metric['isIn']> = ({ lanes }) => lanes.some((lane) => lane.isExpress);

/** How much is expedited; in models with express lanes. */
export const SOURCING_METRICS: readonly Metric[] = [
  {
    id: 'expedited-share',
    label: 'Units expedited',
    unit: '%',
    better: 'neither',
    group: 'operations',
    definition:
      'Units ordered on express lanes / all units ordered by the stocks that have an express and an ordinary source.',
    isIn: HAS_EXPRESS,
    over: counter(EXPEDITING.expressUnits),
    per: counter(EXPEDITING.units),
  },
  {
    id: 'expedited-order-share',
    label: 'Orders expedited',
    unit: '%',
    better: 'neither',
    group: 'operations',
    definition:
      'Orders placed on express lanes / all orders of the stocks that have an express and an ordinary source.',
    isIn: HAS_EXPRESS,
    over: counter(EXPEDITING.expressOrders),
    per: counter(EXPEDITING.orders),
  },
];
