import {
  atDockOffset,
  DOCK,
  DOCK_STRIDE,
  ROOM,
  ROOM_STRIDE,
} from '../simulation/mechanisms/inbound-layout.ts';
import { inPart, type NodeFigure, type NodeInput } from './node-figure.ts';

const SECONDS_PER_HOUR = 3600;
const DAYS_PER_YEAR = 365;

/** Of the dock of a node; 0 where there is none. */
const dock =
  (field: keyof typeof DOCK) =>
  ({ network, outcome, site }: NodeInput): number => {
    const index = network.buildings?.dockOfSite[site] ?? -1;
    return index < 0 ? 0 : outcome.measured.mechanisms.inbound[index * DOCK_STRIDE + DOCK[field]];
  };

/** What the dock of each node did: only models with `capacity.inbound` have them. */
export const DOCK_FIGURES: readonly NodeFigure[] = inPart('dock', [
  {
    id: 'dock-utilisation',
    label: 'Dock doors at work',
    unit: '%',
    better: 'neither',
    definition: 'Time doors worked / time they were open; empty where the number of doors has no limit.',
    overall: 'Time doors worked / time they were open, over all docks with a number of doors.',
    over: dock('busySeconds'),
    per: dock('doorSeconds'),
  },
  {
    id: 'dock-wait-hours',
    label: 'Wait for a door, mean',
    unit: 'hours',
    better: 'lower',
    definition:
      'Mean over receipts of the node of the time from arrival until a door has taken the last of it.',
    overall: 'Mean over receipts of the time from arrival until a door has taken the last of it.',
    over: (input) => dock('waitSeconds')(input) / SECONDS_PER_HOUR,
    per: dock('started'),
  },
  {
    id: 'dock-waited-share',
    label: 'Receipts that waited',
    unit: '%',
    better: 'lower',
    definition: 'Receipts that waited for a door, for the opening or for room / receipts unloaded there.',
    overall: 'Receipts that waited for a door, for the opening or for room / receipts unloaded.',
    over: dock('waited'),
    per: dock('started'),
  },
  {
    id: 'dock-queue-receipts',
    label: 'Receipts waiting',
    unit: 'receipts',
    better: 'lower',
    definition: 'Time-averaged receipts at the dock that no door has taken.',
    overall: 'Time-averaged receipts at all docks that no door has taken.',
    over: (input) => dock('queueReceiptSeconds')(input) / input.outcome.measured.seconds,
  },
  {
    id: 'dock-queue-units',
    label: 'Units waiting at docks',
    unit: 'units',
    better: 'lower',
    definition: 'Time-averaged units at the dock that no door has taken.',
    overall: 'Time-averaged units at all docks that no door has taken.',
    over: (input) => dock('queueUnitSeconds')(input) / input.outcome.measured.seconds,
  },
  {
    id: 'dock-days-queued',
    label: 'Days with a queue at the dock',
    unit: 'days/year',
    better: 'lower',
    definition: '365 x share of time with receipts waiting.',
    overall: '365 x share of time with receipts waiting, mean over docks.',
    over: (input) => DAYS_PER_YEAR * dock('queuedSeconds')(input),
    per: ({ network, outcome, site }) =>
      (network.buildings?.dockOfSite[site] ?? -1) < 0 ? 0 : outcome.measured.seconds,
  },
  {
    id: 'mean-at-dock',
    label: 'Arrived, not yet sellable',
    unit: 'units',
    better: 'neither',
    definition: 'Time-averaged units that have arrived at the node and cannot be sold yet.',
    overall:
      'Time-averaged units that have arrived at a node and cannot be sold yet: waiting, unloaded or stowed.',
    over: (input) => unitSecondsAtDock(input) / input.outcome.measured.seconds,
  },
  {
    id: 'dock-to-stock-hours',
    label: 'Dock to stock',
    unit: 'hours',
    better: 'lower',
    definition: 'Mean over units of the node of the time from arrival there to sellable.',
    overall: 'Mean over units of the time from arrival at the node to sellable.',
    over: (input) => dock('toStockSeconds')(input) / SECONDS_PER_HOUR,
    per: dock('stowedUnits'),
  },
]);

/** Of all rooms of a node; 0 where there are none. */
const rooms =
  (field: keyof typeof ROOM) =>
  ({ network, outcome, site }: NodeInput): number => {
    let sum = 0;
    for (const [room, { site: place }] of (network.buildings?.rooms ?? []).entries()) {
      if (place === site) sum += outcome.measured.mechanisms.storage[room * ROOM_STRIDE + ROOM[field]];
    }
    return sum;
  };

function roomSeconds({ network, outcome, site }: NodeInput): number {
  return (
    outcome.measured.seconds * (network.buildings?.rooms ?? []).filter((room) => room.site === site).length
  );
}

function limitSeconds({ network, outcome, site }: NodeInput): number {
  const own = (network.buildings?.rooms ?? []).filter((room) => room.site === site);
  return outcome.measured.seconds * own.reduce((sum, { rule }) => sum + rule.limitM3, 0);
}

/** How full the rooms of each node were: only models with `capacity.storage` have them. */
export const STORAGE_FIGURES: readonly NodeFigure[] = inPart('storage', [
  {
    id: 'storage-utilisation',
    label: 'Storage used',
    unit: '%',
    better: 'neither',
    definition: 'Time-averaged volume stored / limit, over the rooms of the node.',
    overall: 'Time-averaged volume stored / limit, over all rooms.',
    over: rooms('occupied'),
    per: limitSeconds,
  },
  {
    id: 'storage-days-over',
    label: 'Days above the storage threshold',
    unit: 'days/year',
    better: 'lower',
    definition:
      '365 x share of time with more stored than the share penalty-above of the limit, mean over the rooms of the node.',
    overall:
      '365 x share of time with more stored than the share penalty-above of the limit, mean over rooms.',
    over: (input) => DAYS_PER_YEAR * rooms('overSeconds')(input),
    per: roomSeconds,
  },
  {
    id: 'storage-days-full',
    label: 'Days with full storage',
    unit: 'days/year',
    better: 'lower',
    definition:
      '365 x share of time at the limit or with goods that wait for room, mean over the rooms of the node.',
    overall: '365 x share of time at the limit or with goods that wait for room, mean over rooms.',
    over: (input) => DAYS_PER_YEAR * rooms('fullSeconds')(input),
    per: roomSeconds,
  },
  {
    id: 'storage-overflow-units',
    label: 'Units waiting for room',
    unit: 'units',
    better: 'lower',
    definition: 'Time-averaged units at the dock whose room is full.',
    overall: 'Time-averaged units at docks whose room is full.',
    over: (input) => rooms('overflowUnitSeconds')(input) / input.outcome.measured.seconds,
  },
]);

function unitSecondsAtDock({ network, outcome, site }: NodeInput): number {
  const { siteCount, itemCount } = network;
  const counters = outcome.measured.mechanisms.inbound;
  const begin = atDockOffset(network.buildings?.docks.length ?? 0);
  let sum = 0;
  for (let stock = site; stock < itemCount * siteCount; stock += siteCount) sum += counters[begin + stock];
  return sum;
}
