import { invariant } from '../../foundation/invariant.ts';
import type { CompiledBuildings } from '../../network/compile-buildings.ts';
import { isNear } from '../is-near.ts';
import type { Mechanism } from '../mechanism.ts';
import type { BuildingTables } from './building-tables.ts';
import type { InboundDocks } from './inbound-docks.ts';
import { ROOM, ROOM_STRIDE } from './inbound-layout.ts';

/** Share of the limit that rounding may hide. */
const ROUNDING = 1e-9;

/**
 * Volume stored in each room: units on hand, reserved, and those that a door has begun to unload. What waits at the dock
 * stands in its trailer and takes no room. Only unloading is stopped by a hard limit.
 */
export class StorageRooms implements Mechanism {
  readonly name = 'storage';
  readonly counters: Float64Array;
  readonly roomOfStock: Int32Array;
  /** [m3] */
  readonly occupied: Float64Array;
  readonly limit: Float64Array;
  /** 1 while goods wait because nothing of the next receipt fits. */
  readonly isBlocked: Uint8Array;
  private readonly state: BuildingTables;
  private readonly docks: InboundDocks | undefined;
  private readonly siteOfRoom: Int32Array;
  private readonly isHard: Uint8Array;
  private readonly threshold: Float64Array;
  private readonly waitingUnits: Float64Array;
  private readonly since: Float64Array;
  /** Most volume that is right: the limit, or what was there at the start or came back without passing the dock. */
  private readonly allowed: Float64Array;

  /** @param docks none when no room has a hard limit and no node a dock */
  constructor(
    state: BuildingTables,
    { rooms, roomOfStock }: CompiledBuildings,
    docks: InboundDocks | undefined,
  ) {
    this.state = state;
    this.docks = docks;
    this.roomOfStock = roomOfStock;
    this.counters = new Float64Array(rooms.length * ROOM_STRIDE);
    this.occupied = new Float64Array(rooms.length);
    this.limit = Float64Array.from(rooms, ({ rule }) => rule.limitM3);
    this.isBlocked = new Uint8Array(rooms.length);
    this.siteOfRoom = Int32Array.from(rooms, ({ site }) => site);
    this.isHard = Uint8Array.from(rooms, ({ rule }) => (rule.isHard ? 1 : 0));
    this.threshold = Float64Array.from(rooms, ({ rule }) => rule.limitM3 * rule.penaltyAbove);
    this.waitingUnits = new Float64Array(rooms.length);
    this.since = new Float64Array(rooms.length);
    for (const [stock, units] of state.onHand.entries()) {
      if (roomOfStock[stock] >= 0) this.occupied[roomOfStock[stock]] += units * this.volumeOf(stock);
    }
    this.allowed = this.limit.map((limit, room) => Math.max(limit, this.occupied[room]));
  }

  /** Units that came on hand or left the building. What leaves may make room for goods that wait. */
  change(stock: number, units: number): void {
    const room = this.roomOfStock[stock];
    if (room < 0) return;
    this.move(room, units * this.volumeOf(stock));
    this.allowed[room] = Math.max(this.allowed[room], this.occupied[room]);
    if (units < 0 && this.isBlocked[room] === 1) this.docks?.wakeSite(this.siteOfRoom[room]);
  }

  /** Units that stop being on hand and stay, or that a door begins to unload; negative: that become units on hand. */
  shift(stock: number, units: number): void {
    const room = this.roomOfStock[stock];
    if (room >= 0) this.move(room, units * this.volumeOf(stock));
  }

  /** How many of `wanted` units a hard limit lets in now; whole units of indivisible items. */
  unitsThatFit(stock: number, wanted: number): number {
    const room = this.roomOfStock[stock];
    const volume = this.volumeOf(stock);
    if (room < 0 || this.isHard[room] === 0 || volume === 0) return wanted;
    const rounding = ROUNDING * this.limit[room];
    const free = this.limit[room] - this.occupied[room];
    const isDivisible = this.state.divisible[this.state.itemOfStock[stock]] === 1;
    if (isDivisible) return free > rounding ? Math.min(wanted, free / volume) : 0;
    return Math.min(wanted, Math.max(0, Math.floor((free + rounding) / volume)));
  }

  /** Units that wait at the dock for their turn in this room. */
  changeWaiting(stock: number, units: number): void {
    const room = this.roomOfStock[stock];
    if (room < 0) return;
    this.settleRoom(room);
    this.waitingUnits[room] += units;
  }

  setBlocked(room: number, isBlocked: boolean): void {
    this.settleRoom(room);
    this.isBlocked[room] = isBlocked ? 1 : 0;
  }

  settle(): void {
    for (let room = 0; room < this.occupied.length; room++) this.settleRoom(room);
  }

  checkLaws(): void {
    const { state, roomOfStock, occupied } = this;
    const stored = new Float64Array(occupied.length);
    for (const [stock, room] of roomOfStock.entries()) {
      if (room < 0) continue;
      const units = state.onHand[stock] + state.reserved[stock] + (this.docks?.unloaded[stock] ?? 0);
      stored[room] += units * this.volumeOf(stock);
    }
    for (let room = 0; room < occupied.length; room++) {
      const law = `room ${room}: volume stored = units x volume`;
      invariant(
        isNear(occupied[room], stored[room]),
        () => `${law} does not hold: ${occupied[room]} against ${stored[room]}`,
      );
      const most = this.allowed[room] * (1 + 2 * ROUNDING);
      invariant(
        this.isHard[room] === 0 || occupied[room] <= most,
        () => `room ${room}: ${occupied[room]} m3 unloaded into ${this.limit[room]} m3`,
      );
    }
  }

  private volumeOf(stock: number): number {
    return this.state.itemVolumes[this.state.itemOfStock[stock]];
  }

  private move(room: number, volume: number): void {
    this.settleRoom(room);
    this.occupied[room] += volume;
  }

  /** Brings the integrals of a room up to now. Must come before any change of what they integrate. */
  private settleRoom(room: number): void {
    const { counters } = this;
    const seconds = this.state.now - this.since[room];
    this.since[room] = this.state.now;
    if (seconds <= 0) return;
    const occupied = this.occupied[room];
    const base = room * ROOM_STRIDE;
    counters[base + ROOM.occupied] += occupied * seconds;
    const excess = occupied - this.threshold[room];
    if (excess > ROUNDING * this.limit[room]) {
      counters[base + ROOM.excess] += excess * seconds;
      counters[base + ROOM.overSeconds] += seconds;
    }
    const isBlocked = this.isBlocked[room] === 1;
    if (isBlocked || occupied >= this.limit[room] * (1 - ROUNDING)) {
      counters[base + ROOM.fullSeconds] += seconds;
    }
    if (isBlocked) counters[base + ROOM.overflowUnitSeconds] += this.waitingUnits[room] * seconds;
  }
}
