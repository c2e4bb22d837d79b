import type { CompiledBuildings, Dock } from '../../network/compile-buildings.ts';
import { PRIORITY } from '../layout.ts';
import type { BuildingTables } from './building-tables.ts';
import { atDockOffset, DOCK, DOCK_STRIDE, WAIT_BINS, waitBin, waitBinsOffset } from './inbound-layout.ts';
import { Receipts } from './receipts.ts';

const NONE = -1;

/** What a stow event is about, in the low bits of its payload; the rest is a record or a dock. */
export const DOCK_EVENT = { unloaded: 0, stowed: 1, wake: 2, open: 3 } as const;
export const DOCK_EVENT_BITS = 2;

/**
 * The docks of a run: receipts that wait, doors at work and goods on their way to the shelf. The rules of who goes when
 * are in handlers/dock-work.ts.
 */
export class InboundDocks {
  readonly counters: Float64Array;
  readonly docks: readonly Dock[];
  readonly dockOfSite: Int32Array;
  readonly receipts = new Receipts();
  /** Units arrived and not yet sellable, by stock, and those of them that a door has begun to unload. */
  readonly atDock: Float64Array;
  readonly unloaded: Float64Array;
  readonly busyDoors: Int32Array;
  readonly waitingReceipts: Int32Array;
  readonly waitingUnits: Float64Array;
  /** 1 while an event that looks at the dock is pending: later in this second, and at the next opening. */
  readonly isWaking: Uint8Array;
  readonly isOpening: Uint8Array;
  /** First-come lists: each dock has one for every hard room and one for the rest. */
  readonly queuesOfDock: readonly (readonly number[])[];
  readonly queueOfStock: Int32Array;
  /** -1 = no room that could be full. */
  readonly roomOfQueue: Int32Array;
  readonly head: Int32Array;
  private readonly tail: Int32Array;
  private readonly state: BuildingTables;
  private readonly since: Float64Array;
  private readonly openSince: Float64Array;
  private readonly atDockSince: Float64Array;
  private readonly arrivalDay: Int32Array;
  private readonly arrivalsThatDay: Int32Array;
  private sequence = 0;

  constructor(state: BuildingTables, capacity: CompiledBuildings) {
    const stockCount = state.onHand.length;
    const dockCount = capacity.docks.length;
    this.state = state;
    this.docks = capacity.docks;
    this.dockOfSite = capacity.dockOfSite;
    this.counters = new Float64Array(waitBinsOffset(dockCount, stockCount) + WAIT_BINS);
    this.atDock = new Float64Array(stockCount);
    this.unloaded = new Float64Array(stockCount);
    this.busyDoors = new Int32Array(dockCount);
    this.waitingReceipts = new Int32Array(dockCount);
    this.waitingUnits = new Float64Array(dockCount);
    this.isWaking = new Uint8Array(dockCount);
    this.isOpening = new Uint8Array(dockCount);
    this.since = new Float64Array(dockCount);
    this.openSince = Float64Array.from(capacity.docks, ({ clock }) => clock?.openSeconds(0) ?? 0);
    this.atDockSince = new Float64Array(stockCount);
    this.arrivalDay = new Int32Array(stockCount).fill(NONE);
    this.arrivalsThatDay = new Int32Array(stockCount);
    const queues = queuesOf(capacity, stockCount);
    this.queuesOfDock = queues.ofDock;
    this.queueOfStock = queues.ofStock;
    this.roomOfQueue = Int32Array.from(queues.rooms);
    this.head = new Int32Array(queues.rooms.length).fill(NONE);
    this.tail = new Int32Array(queues.rooms.length).fill(NONE);
  }

  /** How many receipts of the stock came before on the day that now belongs to. */
  countArrival(stock: number, day: number): number {
    if (this.arrivalDay[stock] !== day) {
      this.arrivalDay[stock] = day;
      this.arrivalsThatDay[stock] = 0;
    }
    return this.arrivalsThatDay[stock]++;
  }

  /** Number of the next receipt in the order of coming. */
  nextSequence(): number {
    return this.sequence++;
  }

  append(record: number): void {
    const queue = this.queueOfStock[this.receipts.stock[record]];
    this.receipts.next[record] = NONE;
    if (this.head[queue] === NONE) this.head[queue] = record;
    else this.receipts.next[this.tail[queue]] = record;
    this.tail[queue] = record;
  }

  /** Takes a record out of its list, which it stands in. */
  unlink(record: number): void {
    const { next, stock } = this.receipts;
    const queue = this.queueOfStock[stock[record]];
    let previous = NONE;
    for (let other = this.head[queue]; other !== record; other = next[other]) previous = other;
    if (previous === NONE) this.head[queue] = next[record];
    else next[previous] = next[record];
    if (this.tail[queue] === record) this.tail[queue] = previous;
  }

  changeAtDock(stock: number, change: number): void {
    this.settleStock(stock);
    this.atDock[stock] += change;
  }

  /** Counts a receipt whose last part a door takes now. */
  countStart(dock: number, waitedSeconds: number): void {
    const base = dock * DOCK_STRIDE;
    this.counters[base + DOCK.started] += 1;
    this.counters[base + DOCK.waitSeconds] += waitedSeconds;
    if (waitedSeconds > 0) this.counters[base + DOCK.waited] += 1;
    const bins = waitBinsOffset(this.docks.length, this.atDock.length);
    this.counters[bins + waitBin(waitedSeconds)] += 1;
  }

  /** Has the dock of a site looked at later in this second. */
  wakeSite(site: number): void {
    const dock = this.dockOfSite[site];
    if (dock < 0 || this.isWaking[dock] === 1) return;
    this.isWaking[dock] = 1;
    this.state.queue.push(this.state.now, PRIORITY.stow, (dock << DOCK_EVENT_BITS) | DOCK_EVENT.wake);
  }

  /** Whether its hours say so and its node is not closed. */
  isOpen(dock: number): boolean {
    if (this.state.outages?.isClosed?.[this.docks[dock].site] === 1) return false;
    return this.docks[dock].clock?.isOpen(this.state.now) ?? true;
  }

  settle(): void {
    for (let dock = 0; dock < this.docks.length; dock++) this.settleDock(dock);
    for (let stock = 0; stock < this.atDock.length; stock++) this.settleStock(stock);
  }

  /** Brings the integrals of a dock up to now. Must come before any change of what they integrate. */
  settleDock(dock: number): void {
    const { counters } = this;
    const { now } = this.state;
    const { doors, clock } = this.docks[dock];
    const seconds = now - this.since[dock];
    if (seconds <= 0) return;
    this.since[dock] = now;
    const open = clock === undefined ? now : clock.openSeconds(now);
    const openSeconds = open - this.openSince[dock];
    this.openSince[dock] = open;
    const base = dock * DOCK_STRIDE;
    if (doors < Number.POSITIVE_INFINITY) {
      counters[base + DOCK.busySeconds] += this.busyDoors[dock] * openSeconds;
      counters[base + DOCK.doorSeconds] += doors * openSeconds;
    }
    counters[base + DOCK.queueReceiptSeconds] += this.waitingReceipts[dock] * seconds;
    counters[base + DOCK.queueUnitSeconds] += this.waitingUnits[dock] * seconds;
    if (this.waitingReceipts[dock] > 0) counters[base + DOCK.queuedSeconds] += seconds;
  }

  private settleStock(stock: number): void {
    const { now } = this.state;
    const offset = atDockOffset(this.docks.length) + stock;
    this.counters[offset] += this.atDock[stock] * (now - this.atDockSince[stock]);
    this.atDockSince[stock] = now;
  }
}

function queuesOf({ docks, dockOfSite, rooms, roomOfStock }: CompiledBuildings, stockCount: number) {
  const queueRooms: number[] = [];
  const queueOfRoom = new Map<number, number>();
  const ofDock = docks.map(({ site }) => {
    const own = [queueRooms.push(NONE) - 1];
    for (const [room, { site: place, rule }] of rooms.entries()) {
      if (place !== site || !rule.isHard) continue;
      queueOfRoom.set(room, queueRooms.length);
      own.push(queueRooms.push(room) - 1);
    }
    return own;
  });
  const siteCount = dockOfSite.length;
  const ofStock = Int32Array.from({ length: stockCount }, (_, stock) => {
    const dock = dockOfSite[stock % siteCount];
    return dock < 0 ? NONE : (queueOfRoom.get(roomOfStock[stock]) ?? ofDock[dock][0]);
  });
  return { rooms: queueRooms, ofDock, ofStock };
}
