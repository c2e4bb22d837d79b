import type { Mechanism } from '../mechanism.ts';
import type { BuildingTables } from './building-tables.ts';
import { checkDocks } from './check-docks.ts';
import { InboundDocks } from './inbound-docks.ts';
import type { DockSight } from './next-receipt.ts';
import { StorageRooms } from './storage-rooms.ts';

/** What a run has beyond stock, lanes and orders; undefined where the model has none. */
export interface Mechanisms {
  /** Docks and what they look at when they choose. */
  readonly dockSight: DockSight | undefined;
  readonly storage: StorageRooms | undefined;
  readonly all: readonly Mechanism[];
}

/** Makes the mechanisms of a run. The levels in `tables` are those of the start. */
export function createMechanisms(tables: BuildingTables): Mechanisms {
  const { buildings } = tables.network;
  const docks =
    buildings === undefined || buildings.docks.length === 0 ? undefined : new InboundDocks(tables, buildings);
  const storage =
    buildings === undefined || buildings.rooms.length === 0
      ? undefined
      : new StorageRooms(tables, buildings, docks);
  const dockSight = docks === undefined ? undefined : { tables, docks, storage };
  const all: Mechanism[] = [];
  if (dockSight !== undefined) all.push(dockMechanism(dockSight));
  if (storage !== undefined) all.push(storage);
  return { dockSight, storage, all };
}

function dockMechanism(sight: DockSight): Mechanism {
  const { docks } = sight;
  return {
    name: 'inbound',
    counters: docks.counters,
    settle: () => docks.settle(),
    checkLaws: () => checkDocks(sight),
  };
}
