import { PURPOSES } from '../../random/random-stream.ts';
import { EVENT, PRIORITY } from '../layout.ts';
import { DOCK_EVENT, DOCK_EVENT_BITS } from '../mechanisms/inbound-docks.ts';
import { DOCK, DOCK_STRIDE } from '../mechanisms/inbound-layout.ts';
import { type DockSight, firstOfQueue, nextReceipt, unitsToUnload } from '../mechanisms/next-receipt.ts';
import type { SimulationState } from '../simulation-state.ts';
import { makeAvailable } from './make-available.ts';

const SECONDS_PER_DAY = 86_400;
const SECONDS_PER_HOUR = 3600;
const DOCK_EVENT_MASK = (1 << DOCK_EVENT_BITS) - 1;

/** Goods come to a node with a dock: they wait for a door, looked at when all receipts of this second are in. */
export function arriveAtDock(
  state: SimulationState,
  sight: DockSight,
  stock: number,
  quantity: number,
): void {
  const inbound = sight.docks;
  const site = state.siteOfStock[stock];
  const dock = inbound.dockOfSite[site];
  const { receipts, counters } = inbound;
  const record = receipts.take();
  receipts.stock[record] = stock;
  receipts.quantity[record] = quantity;
  receipts.total[record] = quantity;
  receipts.arrivedAt[record] = state.now;
  receipts.sequence[record] = inbound.nextSequence();
  drawTimes(state, sight, dock, record);
  inbound.settleDock(dock);
  inbound.append(record);
  inbound.waitingReceipts[dock] += 1;
  inbound.waitingUnits[dock] += quantity;
  state.storage?.changeWaiting(stock, quantity);
  inbound.changeAtDock(stock, quantity);
  counters[dock * DOCK_STRIDE + DOCK.arrivedUnits] += quantity;
  inbound.wakeSite(site);
}

/** The times of a receipt belong to (item, node, day it came, n-th of the item that day). */
function drawTimes(state: SimulationState, sight: DockSight, dock: number, record: number): void {
  const inbound = sight.docks;
  const { receipts } = inbound;
  const { rule, site } = inbound.docks[dock];
  receipts.workSeconds[record] = 0;
  receipts.stowSeconds[record] = 0;
  if (rule === undefined) return;
  const stock = receipts.stock[record];
  const day = Math.floor(state.now / SECONDS_PER_DAY);
  const nth = inbound.countArrival(stock, day);
  const item = state.network.itemKey[state.itemOfStock[stock]];
  const node = state.network.siteNode[site];
  const { random, master } = state;
  const days = rule.timeDays.sample(random.rekey(master, PURPOSES.dock, item, node, day, nth));
  const unitHours = receipts.total[record] / rule.unitsPerHour;
  receipts.workSeconds[record] = days * SECONDS_PER_DAY + unitHours * SECONDS_PER_HOUR;
  const stowDays = rule.stowDelayDays.sample(random.rekey(master, PURPOSES.stow, item, node, day, nth));
  receipts.stowSeconds[record] = Math.round(stowDays * SECONDS_PER_DAY);
}

/** A door has finished, goods have reached the shelf, or a dock has reason to look at what waits. */
export function handleStow(state: SimulationState, data: number): void {
  const sight = state.dockSight;
  if (sight === undefined) return;
  const inbound = sight.docks;
  const subject = data >> DOCK_EVENT_BITS;
  switch (data & DOCK_EVENT_MASK) {
    case DOCK_EVENT.unloaded:
      finishUnloading(state, sight, subject);
      break;
    case DOCK_EVENT.stowed:
      finishStowing(state, sight, subject);
      break;
    case DOCK_EVENT.wake:
      inbound.isWaking[subject] = 0;
      fillDoors(state, sight, subject);
      break;
    default:
      inbound.isOpening[subject] = 0;
      fillDoors(state, sight, subject);
  }
}

function finishUnloading(state: SimulationState, sight: DockSight, record: number): void {
  const inbound = sight.docks;
  const { stock, stowSeconds } = inbound.receipts;
  const dock = inbound.dockOfSite[state.siteOfStock[stock[record]]];
  inbound.settleDock(dock);
  inbound.busyDoors[dock] -= 1;
  const delay = stowSeconds[record];
  if (delay === 0) finishStowing(state, sight, record);
  else pushDockEvent(state, state.now + delay, record, DOCK_EVENT.stowed);
  fillDoors(state, sight, dock);
}

/** The units become sellable: waiting customers first, then orders of other nodes. */
function finishStowing(state: SimulationState, sight: DockSight, record: number): void {
  const inbound = sight.docks;
  const { receipts, counters } = inbound;
  const stock = receipts.stock[record];
  const quantity = receipts.quantity[record];
  const site = state.siteOfStock[stock];
  const dock = inbound.dockOfSite[site];
  const base = dock * DOCK_STRIDE;
  counters[base + DOCK.stowedUnits] += quantity;
  counters[base + DOCK.toStockSeconds] += quantity * (state.now - receipts.arrivedAt[record]);
  receipts.release(record);
  inbound.changeAtDock(stock, -quantity);
  inbound.unloaded[stock] -= quantity;
  state.storage?.shift(stock, -quantity);
  makeAvailable(state, stock, quantity, EVENT.stow);
  // An item that is in stock again no longer goes first: what stands next may be smaller, and fit.
  if (inbound.waitingReceipts[dock] > 0 && inbound.docks[dock].rule?.priority === 'short-first') {
    inbound.wakeSite(site);
  }
}

/** Gives free doors what may be unloaded now, as long as there is any. */
function fillDoors(state: SimulationState, sight: DockSight, dock: number): void {
  const inbound = sight.docks;
  if (inbound.waitingReceipts[dock] === 0) return;
  // It is looked at again when the node opens.
  if (state.outages?.isClosed?.[inbound.docks[dock].site] === 1) return;
  const { doors, clock } = inbound.docks[dock];
  if (clock !== undefined && !clock.isOpen(state.now)) {
    if (inbound.isOpening[dock] === 1) return;
    inbound.isOpening[dock] = 1;
    pushDockEvent(state, clock.nextOpening(state.now), dock, DOCK_EVENT.open);
    return;
  }
  while (inbound.busyDoors[dock] < doors) {
    const record = nextReceipt(sight, dock);
    if (record < 0) break;
    startUnloading(state, sight, dock, record);
  }
  noteBlockedRooms(state, sight, dock);
}

/** A door takes a receipt, or as many of its units as there is room for; the rest keeps its place in the list. */
function startUnloading(state: SimulationState, sight: DockSight, dock: number, record: number): void {
  const inbound = sight.docks;
  const { receipts, counters } = inbound;
  const stock = receipts.stock[record];
  const units = unitsToUnload(sight, record);
  const pace = state.outages?.capacityAt(inbound.docks[dock].site, state.now) ?? 1;
  const work = Math.round((receipts.workSeconds[record] * units) / receipts.total[record] / pace);
  inbound.settleDock(dock);
  inbound.busyDoors[dock] += 1;
  inbound.waitingUnits[dock] -= units;
  inbound.unloaded[stock] += units;
  counters[dock * DOCK_STRIDE + DOCK.unloadedUnits] += units;
  state.storage?.changeWaiting(stock, -units);
  state.storage?.shift(stock, units);
  let part = record;
  if (units < receipts.quantity[record]) {
    part = splitOff(sight, record, units);
  } else {
    inbound.unlink(record);
    inbound.waitingReceipts[dock] -= 1;
    inbound.countStart(dock, state.now - receipts.arrivedAt[record]);
  }
  pushDockEvent(state, endOfWork(state, sight, dock, work), part, DOCK_EVENT.unloaded);
}

function splitOff(sight: DockSight, record: number, units: number): number {
  const inbound = sight.docks;
  const { receipts } = inbound;
  const part = receipts.take();
  receipts.stock[part] = receipts.stock[record];
  receipts.quantity[part] = units;
  receipts.arrivedAt[part] = receipts.arrivedAt[record];
  receipts.stowSeconds[part] = receipts.stowSeconds[record];
  receipts.quantity[record] -= units;
  return part;
}

/** Work rests while the dock is closed. */
function endOfWork(state: SimulationState, sight: DockSight, dock: number, seconds: number): number {
  const inbound = sight.docks;
  const { clock } = inbound.docks[dock];
  if (clock === undefined || seconds === 0) return state.now + seconds;
  return clock.timeOf(clock.openSeconds(state.now) + seconds);
}

/** Remembers which rooms have no place for what comes next: when goods leave them the dock must be looked at again. */
function noteBlockedRooms(state: SimulationState, sight: DockSight, dock: number): void {
  const inbound = sight.docks;
  const { storage } = state;
  if (storage === undefined) return;
  for (const queue of inbound.queuesOfDock[dock]) {
    const room = inbound.roomOfQueue[queue];
    if (room < 0) continue;
    const record = firstOfQueue(sight, dock, queue);
    storage.setBlocked(room, record >= 0 && unitsToUnload(sight, record) === 0);
  }
}

function pushDockEvent(state: SimulationState, time: number, subject: number, event: number): void {
  state.queue.push(time, PRIORITY.stow, (subject << DOCK_EVENT_BITS) | event);
}
