import type { RunTables } from '../run-tables.ts';
import type { InboundDocks } from './inbound-docks.ts';
import type { StorageRooms } from './storage-rooms.ts';

/** What decides which receipt a door takes. */
export interface DockSight {
  readonly tables: RunTables;
  readonly docks: InboundDocks;
  readonly storage: StorageRooms | undefined;
}

/**
 * The waiting receipt whose turn it is, of those that room is left for; -1 = none. The order is that of arrival; where
 * the rule says short-first, receipts of items out of stock come before the others. A list waits behind its first
 * receipt when there is no room for that one; other lists do not.
 */
export function nextReceipt(sight: DockSight, dock: number): number {
  const { queuesOfDock } = sight.docks;
  let best = -1;
  for (const queue of queuesOfDock[dock]) {
    const record = firstOfQueue(sight, dock, queue);
    if (record < 0 || unitsToUnload(sight, record) === 0) continue;
    if (best < 0 || comesBefore(sight, dock, record, best)) best = record;
  }
  return best;
}

function comesBefore(sight: DockSight, dock: number, record: number, other: number): boolean {
  const { docks, receipts } = sight.docks;
  if (docks[dock].rule?.priority === 'short-first') {
    const isShort = isOutOfStock(sight, record);
    if (isShort !== isOutOfStock(sight, other)) return isShort;
  }
  return receipts.sequence[record] < receipts.sequence[other];
}

/** The receipt of a list that goes first: the oldest, or the oldest of those whose item is out of stock; -1 = empty. */
export function firstOfQueue(sight: DockSight, dock: number, queue: number): number {
  const { head, docks, receipts } = sight.docks;
  if (docks[dock].rule?.priority !== 'short-first') return head[queue];
  for (let record = head[queue]; record >= 0; record = receipts.next[record]) {
    if (isOutOfStock(sight, record)) return record;
  }
  return head[queue];
}

/** How many units of a waiting receipt there is room for now. */
export function unitsToUnload({ docks, storage }: DockSight, record: number): number {
  const { stock, quantity } = docks.receipts;
  return storage === undefined ? quantity[record] : storage.unitsThatFit(stock[record], quantity[record]);
}

function isOutOfStock({ tables, docks }: DockSight, record: number): boolean {
  return tables.onHand[docks.receipts.stock[record]] <= 0;
}
