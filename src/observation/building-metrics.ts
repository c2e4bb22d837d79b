import { WAIT_BIN_SECONDS, WAIT_BINS, waitBinsOffset } from '../simulation/mechanisms/inbound-layout.ts';
import { DOCK_FIGURES, STORAGE_FIGURES } from './building-figures.ts';
import type { Metric, MetricInput } from './metric.ts';
import { metricOfFigure } from './node-figure.ts';

const SECONDS_PER_HOUR = 3600;

const hasDocks: NonNullable<Metric['isIn']> = ({ capacity }) => (capacity?.inbound ?? []).length > 0;
const hasRooms: NonNullable<Metric['isIn']> = ({ capacity }) => (capacity?.storage ?? []).length > 0;

const WAIT_QUANTILE: Metric = {
  id: 'dock-wait-hours-p90',
  label: 'Wait for a door, 90 % within',
  unit: 'hours',
  better: 'lower',
  group: 'operations',
  isIn: hasDocks,
  isQuantile: true,
  definition:
    '90 % quantile over receipts of the time from arrival to the door, rounded up to a quarter of an hour.',
  over: (input) => waitQuantileHours(input, 0.9),
};

/** Metrics of docks and of storage room. */
export const BUILDING_METRICS: readonly Metric[] = [
  ...DOCK_FIGURES.flatMap((figure) => {
    const metric = metricOfFigure(figure, hasDocks);
    return figure.id === 'dock-wait-hours' ? [metric, WAIT_QUANTILE] : [metric];
  }),
  ...STORAGE_FIGURES.map((figure) => metricOfFigure(figure, hasRooms)),
];

/** NaN when no receipt was unloaded. */
function waitQuantileHours({ network, outcome }: MetricInput, probability: number): number {
  const stockCount = network.itemCount * network.siteCount;
  const from = waitBinsOffset(network.buildings?.docks.length ?? 0, stockCount);
  const bins = outcome.measured.mechanisms.inbound.subarray(from, from + WAIT_BINS);
  const total = bins.reduce((sum, count) => sum + count, 0);
  let sum = 0;
  for (const [bin, count] of bins.entries()) {
    sum += count;
    if (total > 0 && sum >= probability * total) return (bin * WAIT_BIN_SECONDS) / SECONDS_PER_HOUR;
  }
  return Number.NaN;
}
