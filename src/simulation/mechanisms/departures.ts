import { invariant } from '../../foundation/invariant.ts';
import type { DepartureTables } from '../../network/departure-tables.ts';
import type { Network } from '../../network/network.ts';
import type { Mechanism } from '../mechanism.ts';
import { BoxStore } from './box-store.ts';
import { checkDepartures } from './check-departures.ts';
import {
  departureCounterCount,
  reservedPlace,
  SITE_DEPARTURE,
  siteDeparturePlace,
} from './departure-counters.ts';
import type { Booking, HeldWork } from './held-work.ts';
import { WaveRoom } from './wave-room.ts';

const SECONDS_PER_DAY = 86_400;
/** Before any day of any clock. */
const NO_DAY = -1_000_000;
/** Units left behind that are rounding. */
const ROUNDING_UNITS = 1e-6;

/** Knows what share of its capacity a site has at a time [s]. */
export interface CapacityShares {
  capacityAt(site: number, time: number): number;
}

/**
 * Which departure an order makes and when it is delivered, from the clock and from what has been booked: the one place
 * that decides it. An order is ready a cycle time after it was placed, and makes the departures from then on, never one
 * of the second it is placed in. All times are seconds of the model's clock.
 */
export class Departures implements Mechanism {
  readonly name = 'departures';
  readonly counters: Float64Array;
  readonly tables: DepartureTables;
  readonly boxes: BoxStore;
  /** By site; undefined where parcels leave at once. */
  readonly rooms: readonly (WaveRoom | undefined)[];
  /** Units promised to orders that have not left, by stock: physically there, not to be promised again. */
  readonly reserved: Float64Array;
  /** Units of overtime that left, by site: what the cost line is checked against. */
  readonly overtimeBySite: Float64Array;
  private readonly network: Network;
  private readonly reservedSince: Float64Array;
  /** Units that the departure passed last left behind, by site. */
  private readonly leftBehind: Float64Array;
  /** Midnight that ended the last local day with a departure that left units behind, by site [d]. */
  private readonly lastDayOver: Int32Array;
  private readonly clockNow: () => number;
  /** Filled anew by each question, and read before the next. */
  private readonly way: Way = { room: undefined, rule: 0, ready: 0 };

  /** @param shares what there is of the nodes' capacity; undefined = always all */
  constructor(
    network: Network,
    tables: DepartureTables,
    reserved: Float64Array,
    now: () => number,
    shares: CapacityShares | undefined,
  ) {
    this.network = network;
    this.tables = tables;
    this.reserved = reserved;
    this.reservedSince = new Float64Array(reserved.length);
    this.counters = new Float64Array(departureCounterCount(network));
    this.boxes = new BoxStore(network.siteCount);
    this.rooms = tables.schedules.map((schedule, site) => {
      const share = shares === undefined ? undefined : (time: number) => shares.capacityAt(site, time);
      return schedule === undefined ? undefined : new WaveRoom(schedule, share);
    });
    this.leftBehind = new Float64Array(network.siteCount);
    this.lastDayOver = new Int32Array(network.siteCount).fill(NO_DAY);
    this.overtimeBySite = new Float64Array(network.siteCount);
    this.clockNow = now;
  }

  /** The moment by which an order of a cell made at `orderedAt` is to be delivered. */
  dueAt(cell: number, orderedAt: number): number {
    return this.tables.clock.dueAt(cell, orderedAt);
  }

  /** When `units` booked now by an option would be delivered, behind what has been booked and without overtime. */
  deliveryAt(option: number, cell: number, now: number, units: number): number {
    const { room, rule, ready } = this.wayOf(option, now);
    if (room === undefined) return this.delivered(option, cell, ready);
    const last = room.lastWork(room.firstFrom(ready), units);
    return this.delivered(option, cell, room.carryingTime(last, rule));
  }

  /** When an order placed now would be delivered by an option whose node has all the room there is: what the clock allows. */
  clockDeliveryAt(option: number, cell: number, now: number): number {
    const { room, rule, ready } = this.wayOf(option, now);
    if (room === undefined) return this.delivered(option, cell, ready);
    return this.delivered(option, cell, room.carryingTime(room.firstFrom(ready), rule));
  }

  /** Whether `units` booked now by an option keep the promise of their cell, without overtime. */
  keepsPromise(option: number, cell: number, now: number, units: number): boolean {
    return this.deliveryAt(option, cell, now, units) <= this.dueAt(cell, now);
  }

  /** Whether they keep it when overtime helps. */
  keepsPromiseWithOvertime(option: number, cell: number, now: number, units: number): boolean {
    const { room, rule, ready } = this.wayOf(option, now);
    if (room === undefined || !room.hasOvertime) return false;
    const first = room.firstFrom(ready);
    const last = this.lastInTime(option, cell, room, room.carrying(first, rule), this.dueAt(cell, now));
    return last >= 0 && room.overtimeNeeded(first, last, units) < Number.POSITIVE_INFINITY;
  }

  /**
   * Takes room for `units` of an order placed (or served after waiting) now. With overtime only as much as the promise
   * needs; it must be possible (`keepsPromiseWithOvertime`).
   */
  takeRoom(option: number, cell: number, now: number, units: number, withOvertime: boolean): Booking {
    const { room, rule, ready } = this.wayOf(option, now);
    if (room === undefined) return { departure: -1, overtimeUnits: 0 };
    const first = room.firstFrom(ready);
    const possible = room.carrying(first, rule);
    let overtimeUnits = 0;
    let last: number;
    if (withOvertime) {
      const latest = this.lastInTime(option, cell, room, possible, this.dueAt(cell, now));
      overtimeUnits = room.overtimeNeeded(first, latest, units);
      last = room.takeBy(first, latest, units, overtimeUnits);
    } else {
      last = room.take(first, units);
    }
    const departure = room.carrying(last, rule);
    if (departure > possible) {
      room.leftBehindChange[possible] += units;
      room.leftBehindChange[departure] -= units;
    }
    return { departure, overtimeUnits };
  }

  /**
   * Takes room for `units` ordered now before the last departure that keeps the promise and leaves by `until`, or the one
   * they would make at once if that is later; no overtime. Undefined where there is no such departure or too little room.
   */
  takeLatest(option: number, cell: number, until: number, units: number): HeldWork | undefined {
    const now = this.clockNow();
    const { room, rule, ready } = this.wayOf(option, now);
    if (room === undefined) return undefined;
    const first = room.firstFrom(ready);
    const { schedule } = room;
    const atOnce = room.carryingTime(room.lastWork(first, units), rule);
    const due = this.dueAt(cell, now);
    let departure = -1;
    let next = room.carrying(first, rule);
    while (
      schedule.times[next] <= Math.max(until, atOnce) &&
      this.delivered(option, cell, schedule.times[next]) <= due
    ) {
      departure = next;
      next = room.carrying(next + 1, rule);
    }
    const pieces = departure < 0 ? undefined : room.takeLatest(first, departure, units);
    if (pieces === undefined) return undefined;
    const site = this.network.outbound.site[option];
    const startsBy = schedule.times[departure] - Math.max(1, ready - now);
    return { site, departure, startsBy, pieces };
  }

  /** Gives the room of work that has not begun back, and returns what was given. */
  giveBack({ site, pieces }: HeldWork): HeldWork['pieces'] {
    this.pass(site, this.clockNow());
    return this.rooms[site]?.giveBack(pieces) ?? [];
  }

  /** Second at which an order placed now is ready, and the first departure of its way from then on, whatever the room. */
  readyAt(option: number, now: number): number {
    return this.wayOf(option, now).ready;
  }

  /** The first departure that an order placed now could make if all had room; when it is ready where nothing waits. */
  firstDepartureAt(option: number, now: number): number {
    const { room, rule, ready } = this.wayOf(option, now);
    if (room === undefined) return ready;
    return room.carryingTime(room.firstFrom(ready), rule);
  }

  /** Changes the units of a stock that are promised and have not left. */
  changeReserved(stock: number, change: number, now: number): void {
    this.touchReserved(stock, now);
    this.reserved[stock] += change;
  }

  /** Counts the departures of a site before `until` (or up to it) whose time has come; no order can be booked on them. */
  pass(site: number, until: number): void {
    const room = this.rooms[site];
    if (room === undefined) return;
    room.know(room.passed);
    while (room.schedule.times[room.passed] <= until) {
      this.countPassed(site, room, room.passed);
      room.know(++room.passed);
    }
  }

  /** What the overtime of a site that left has cost by its units [money]. */
  overtimeCostOf(site: number): number {
    return this.overtimeBySite[site] * this.tables.overtimeCost[site];
  }

  settle(): void {
    const now = this.clockNow();
    // The departures of this very second belong to what comes after.
    for (let site = 0; site < this.rooms.length; site++) this.pass(site, now - 1);
    for (let stock = 0; stock < this.reserved.length; stock++) this.touchReserved(stock, now);
  }

  checkLaws(): void {
    checkDepartures(this, this.network, this.clockNow());
    for (const [site, units] of this.leftBehind.entries()) {
      invariant(units > -ROUNDING_UNITS, () => `site ${site}: ${units} units left behind by a departure`);
    }
  }

  private countPassed(site: number, room: WaveRoom, departure: number): void {
    if (!room.hasLimit) return;
    const { counters, leftBehind } = this;
    const { source, times } = room.schedule;
    const capacity = room.capacityOf(departure);
    const overtime = capacity * (source.capacity?.overtimeShare ?? 0);
    leftBehind[site] += room.leftBehindChange[departure];
    const record = siteDeparturePlace(this.network, site);
    counters[record + SITE_DEPARTURE.capacity] += capacity;
    counters[record + SITE_DEPARTURE.worked] += capacity - room.room[departure];
    counters[record + SITE_DEPARTURE.overtimeWorked] += overtime - room.overtimeRoom[departure];
    counters[record + SITE_DEPARTURE.departures] += 1;
    counters[record + SITE_DEPARTURE.unitsLeftBehind] += leftBehind[site];
    if (leftBehind[site] <= ROUNDING_UNITS) {
      counters[record + SITE_DEPARTURE.departuresClear] += 1;
      return;
    }
    // Midnight ends the day before it.
    const day = Math.ceil((times[departure] + source.offsetSeconds) / SECONDS_PER_DAY);
    if (day !== this.lastDayOver[site]) counters[record + SITE_DEPARTURE.daysOver] += 1;
    this.lastDayOver[site] = day;
  }

  private touchReserved(stock: number, now: number): void {
    const place = reservedPlace(this.network.speedCount, stock);
    this.counters[place] += this.reserved[stock] * (now - this.reservedSince[stock]);
    this.reservedSince[stock] = now;
  }

  /** The last departure from `possible` on, of the same rule, whose parcels are delivered by `due`; -1 = none. */
  private lastInTime(option: number, cell: number, room: WaveRoom, possible: number, due: number): number {
    const { network, tables } = this;
    const place = network.outbound.site[option] * network.speedCount + network.outbound.waySpeed[option];
    let last = -1;
    let departure = possible;
    while (this.delivered(option, cell, room.schedule.times[departure]) <= due) {
      last = departure;
      departure = room.carrying(departure + 1, tables.ruleBit[place]);
    }
    return last;
  }

  private delivered(option: number, cell: number, departure: number): number {
    const { clock, transitSeconds } = this.tables;
    return clock.handedOverAt((cell / this.network.speedCount) | 0, departure + transitSeconds[option]);
  }

  private wayOf(option: number, now: number): Way {
    const { outbound, speedCount } = this.network;
    const site = outbound.site[option];
    const place = site * speedCount + outbound.waySpeed[option];
    const cycle = this.tables.readySeconds[place];
    const rule = this.tables.ruleBit[place];
    const room = rule === 0 ? undefined : this.rooms[site];
    if (room !== undefined) this.pass(site, now);
    const { way } = this;
    way.room = room;
    way.rule = rule;
    way.ready = now + cycle;
    if (room !== undefined && cycle === 0) way.ready = now + 1;
    return way;
  }
}

/** The departures of a run; undefined for models without. */
export function departuresOf(
  network: Network,
  reserved: Float64Array,
  now: () => number,
  shares?: CapacityShares,
): Departures | undefined {
  return network.departures === undefined
    ? undefined
    : new Departures(network, network.departures, reserved, now, shares);
}

/** How an option's orders leave. */
interface Way {
  room: WaveRoom | undefined;
  rule: number;
  ready: number;
}
