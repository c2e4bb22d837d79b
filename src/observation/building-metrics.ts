import {
  atDockOffset,
  DOCK,
  DOCK_STRIDE,
  ROOM,
  ROOM_STRIDE,
  WAIT_BIN_SECONDS,
  WAIT_BINS,
  waitBinsOffset,
} from '../simulation/mechanisms/inbound-layout.ts';
import type { Metric, MetricInput } from './metric.ts';

const SECONDS_PER_HOUR = 3600;
const DAYS_PER_YEAR = 365;

const dock = (field: keyof typeof DOCK) => (input: MetricInput) => sumOfDocks(input, DOCK[field]);

/** How docks and rooms were used: only models with the section of capacity have them. */
const DOCK_METRICS: readonly Omit<Metric, 'group' | 'isIn'>[] = [
  {
    id: 'dock-utilisation',
    label: 'Dock doors at work',
    unit: '%',
    better: 'neither',
    definition: 'Time doors worked / time they were open, over all docks with a number of doors.',
    over: dock('busySeconds'),
    per: dock('doorSeconds'),
  },
  {
    id: 'dock-wait-hours',
    label: 'Wait for a door, mean',
    unit: 'hours',
    better: 'lower',
    definition: 'Mean over receipts of the time from arrival until a door has taken the last of it.',
    over: (input) => dock('waitSeconds')(input) / SECONDS_PER_HOUR,
    per: dock('started'),
  },
  {
    id: 'dock-wait-hours-p90',
    label: 'Wait for a door, 90 % within',
    unit: 'hours',
    better: 'lower',
    isQuantile: true,
    definition:
      '90 % quantile over receipts of the time from arrival to the door, rounded up to a quarter of an hour.',
    over: (input) => waitQuantileHours(input, 0.9),
  },
  {
    id: 'dock-waited-share',
    label: 'Receipts that waited',
    unit: '%',
    better: 'lower',
    definition: 'Receipts that waited for a door, for the opening or for room / receipts unloaded.',
    over: dock('waited'),
    per: dock('started'),
  },
  {
    id: 'dock-queue-receipts',
    label: 'Receipts waiting',
    unit: 'receipts',
    better: 'lower',
    definition: 'Time-averaged receipts at all docks that no door has taken.',
    over: (input) => dock('queueReceiptSeconds')(input) / input.outcome.measured.seconds,
  },
  {
    id: 'dock-queue-units',
    label: 'Units waiting at docks',
    unit: 'units',
    better: 'lower',
    definition: 'Time-averaged units at all docks that no door has taken.',
    over: (input) => dock('queueUnitSeconds')(input) / input.outcome.measured.seconds,
  },
  {
    id: 'dock-days-queued',
    label: 'Days with a queue at the dock',
    unit: 'days/year',
    better: 'lower',
    definition: '365 x share of time with receipts waiting, mean over docks.',
    over: (input) => DAYS_PER_YEAR * dock('queuedSeconds')(input),
    per: ({ network, outcome }) => outcome.measured.seconds * (network.buildings?.docks.length ?? 0),
  },
  {
    id: 'mean-at-dock',
    label: 'Arrived, not yet sellable',
    unit: 'units',
    better: 'neither',
    definition:
      'Time-averaged units that have arrived at a node and cannot be sold yet: waiting, unloaded or stowed.',
    over: (input) => unitSecondsAtDock(input) / input.outcome.measured.seconds,
  },
  {
    id: 'dock-to-stock-hours',
    label: 'Dock to stock',
    unit: 'hours',
    better: 'lower',
    definition: 'Mean over units of the time from arrival at the node to sellable.',
    over: (input) => dock('toStockSeconds')(input) / SECONDS_PER_HOUR,
    per: dock('stowedUnits'),
  },
];

const room = (field: keyof typeof ROOM) => (input: MetricInput) => sumOfRooms(input, ROOM[field]);
const roomSeconds = ({ network, outcome }: MetricInput) =>
  outcome.measured.seconds * (network.buildings?.rooms.length ?? 0);

const STORAGE_METRICS: readonly Omit<Metric, 'group' | 'isIn'>[] = [
  {
    id: 'storage-utilisation',
    label: 'Storage used',
    unit: '%',
    better: 'neither',
    definition: 'Time-averaged volume stored / limit, over all rooms.',
    over: room('occupied'),
    per: ({ network, outcome }) =>
      outcome.measured.seconds *
      (network.buildings?.rooms ?? []).reduce((sum, { rule }) => sum + rule.limitM3, 0),
  },
  {
    id: 'storage-days-over',
    label: 'Days above the storage threshold',
    unit: 'days/year',
    better: 'lower',
    definition:
      '365 x share of time with more stored than the share penalty-above of the limit, mean over rooms.',
    over: (input) => DAYS_PER_YEAR * room('overSeconds')(input),
    per: roomSeconds,
  },
  {
    id: 'storage-days-full',
    label: 'Days with full storage',
    unit: 'days/year',
    better: 'lower',
    definition: '365 x share of time at the limit or with goods that wait for room, mean over rooms.',
    over: (input) => DAYS_PER_YEAR * room('fullSeconds')(input),
    per: roomSeconds,
  },
  {
    id: 'storage-overflow-units',
    label: 'Units waiting for room',
    unit: 'units',
    better: 'lower',
    definition: 'Time-averaged units at docks whose room is full.',
    over: (input) => room('overflowUnitSeconds')(input) / input.outcome.measured.seconds,
  },
];

/** Metrics of docks and of storage room. */
export const BUILDING_METRICS: readonly Metric[] = [
  ...DOCK_METRICS.map(
    (metric): Metric => ({
      ...metric,
      group: 'operations',
      isIn: ({ capacity }) => (capacity?.inbound ?? []).length > 0,
    }),
  ),
  ...STORAGE_METRICS.map(
    (metric): Metric => ({
      ...metric,
      group: 'operations',
      isIn: ({ capacity }) => (capacity?.storage ?? []).length > 0,
    }),
  ),
];

function sumOfDocks({ network, outcome }: MetricInput, field: number): number {
  const counters = outcome.measured.mechanisms.inbound;
  let sum = 0;
  for (let index = 0; index < (network.buildings?.docks.length ?? 0); index++) {
    sum += counters[index * DOCK_STRIDE + field];
  }
  return sum;
}

function sumOfRooms({ network, outcome }: MetricInput, field: number): number {
  const counters = outcome.measured.mechanisms.storage;
  let sum = 0;
  for (let index = 0; index < (network.buildings?.rooms.length ?? 0); index++) {
    sum += counters[index * ROOM_STRIDE + field];
  }
  return sum;
}

function unitSecondsAtDock({ network, outcome }: MetricInput): number {
  const counters = outcome.measured.mechanisms.inbound;
  const dockCount = network.buildings?.docks.length ?? 0;
  const stockCount = network.itemCount * network.siteCount;
  let sum = 0;
  for (let stock = 0; stock < stockCount; stock++) sum += counters[atDockOffset(dockCount) + stock];
  return sum;
}

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
