import type { DepartureSchedule } from '../../network/departure-schedule.ts';

/** Units below which work counts as done: what rounding leaves of shifts such as 20 / 24 units per hour. */
const ROUNDING_UNITS = 1e-6;

/** Units of work booked before one departure. */
export interface WorkPiece {
  readonly departure: number;
  readonly units: number;
}

/**
 * The work that a node has promised before each of its departures. Orders are worked on in the order they are booked:
 * each takes what is left before the first departure it can make, then before the next, and leaves with the first
 * departure of its rule after its last unit. So an order waits only behind those booked before it, however large.
 */
export class WaveRoom {
  readonly schedule: DepartureSchedule;
  /** Departures whose time has come. */
  passed = 0;
  /** Units of the shifts and of overtime before each departure that nobody has booked. */
  room = new Float64Array(0);
  overtimeRoom = new Float64Array(0);
  /** Units that could have left with a departure and stay behind for lack of room, as changes from the one before. */
  leftBehindChange = new Float64Array(0);
  private readonly capacityAt: ((time: number) => number) | undefined;
  private readonly isLimited: boolean;
  private readonly overtimeShare: number;
  /** Where to look next for room when there is none. */
  private skip = new Int32Array(0);
  private known = 0;

  /** @param capacityAt share of the node's capacity that is there at a time [s]; absent = always all */
  constructor(schedule: DepartureSchedule, capacityAt?: (time: number) => number) {
    this.schedule = schedule;
    this.capacityAt = capacityAt;
    this.isLimited = schedule.source.capacity !== undefined;
    this.overtimeShare = schedule.source.capacity?.overtimeShare ?? 0;
  }

  get hasOvertime(): boolean {
    return this.overtimeShare > 0;
  }

  get hasLimit(): boolean {
    return this.isLimited;
  }

  /** Units that can be done between the departure before and this one, without overtime. */
  capacityOf(departure: number): number {
    const { capacity, times } = this.schedule;
    return this.capacityAt === undefined
      ? capacity[departure]
      : capacity[departure] * this.capacityAt(times[departure]);
  }

  /** First departure at or after `ready` [s], of whatever rule. Departures up to now must have been passed. */
  firstFrom(ready: number): number {
    let departure = this.passed;
    this.know(departure);
    while (this.schedule.times[departure] < ready) this.know(++departure);
    return departure;
  }

  /** First departure from `from` on that carries a rule's parcels. */
  carrying(from: number, ruleBit: number): number {
    let departure = from;
    this.know(departure);
    while ((this.schedule.masks[departure] & ruleBit) === 0) this.know(++departure);
    return departure;
  }

  /** Its time [s]. */
  carryingTime(from: number, ruleBit: number): number {
    // First find it, then read: finding it may replace the columns.
    const departure = this.carrying(from, ruleBit);
    return this.schedule.times[departure];
  }

  /** The departure before which the last of `units` is done when work may start before `first`. */
  lastWork(first: number, units: number): number {
    if (!this.isLimited) return first;
    let left = units;
    let departure = this.nextWithRoom(first);
    for (;;) {
      left -= this.room[departure];
      if (left <= ROUNDING_UNITS) return departure;
      departure = this.nextWithRoom(departure + 1);
    }
  }

  /** Books what `lastWork` found, and returns it. */
  take(first: number, units: number): number {
    if (!this.isLimited) return first;
    let left = units;
    let departure = this.nextWithRoom(first);
    for (;;) {
      const part = Math.min(left, this.room[departure]);
      this.room[departure] -= part;
      left -= part;
      if (left <= ROUNDING_UNITS) return departure;
      departure = this.nextWithRoom(departure + 1);
    }
  }

  /** Units of overtime without which `units` are not done by departure `last`; Infinity when overtime cannot do them. */
  overtimeNeeded(first: number, last: number, units: number): number {
    this.know(last);
    let missing = units;
    let overtime = 0;
    for (let departure = first; departure <= last; departure++) {
      missing -= this.room[departure];
      overtime += this.overtimeRoom[departure];
    }
    return missing - overtime > ROUNDING_UNITS ? Number.POSITIVE_INFINITY : Math.max(0, missing);
  }

  /** Books `units` by departure `last`, `overtime` of them in overtime; returns the departure before which the last is done. */
  takeBy(first: number, last: number, units: number, overtime: number): number {
    let latest = first;
    let regular = units - overtime;
    let beyond = overtime;
    for (let departure = first; departure <= last; departure++) {
      const part = Math.min(regular, this.room[departure]);
      const extra = Math.min(beyond, this.overtimeRoom[departure]);
      if (part + extra > ROUNDING_UNITS) latest = departure;
      this.room[departure] -= part;
      this.overtimeRoom[departure] -= extra;
      regular -= part;
      beyond -= extra;
    }
    return latest;
  }

  /**
   * Takes room for `units` from the departures `first` to `last`, the last first, and none for overtime.
   * @returns what was taken, or undefined, and nothing taken, where there is too little
   */
  takeLatest(first: number, last: number, units: number): WorkPiece[] | undefined {
    const pieces: WorkPiece[] = [];
    if (!this.isLimited) return pieces;
    this.know(last);
    let left = units;
    for (let departure = last; departure >= first && left > ROUNDING_UNITS; departure--) {
      const part = Math.min(left, this.room[departure]);
      if (part <= 0) continue;
      this.room[departure] -= part;
      left -= part;
      pieces.push({ departure, units: part });
    }
    if (left <= ROUNDING_UNITS) return pieces;
    this.giveBack(pieces);
    return undefined;
  }

  /** Takes pieces of room that were given back. */
  takeAgain(pieces: readonly WorkPiece[]): void {
    for (const { departure, units } of pieces) this.room[departure] -= units;
  }

  /** Gives room back before departures whose time has not come, and returns what was given; other work was done. */
  giveBack(pieces: readonly WorkPiece[]): readonly WorkPiece[] {
    const open = pieces.filter(({ departure }) => departure >= this.passed);
    for (const { departure, units } of open) this.room[departure] += units;
    // Departures found full may point past those that have room again.
    const latest = open.reduce((last, { departure }) => Math.max(last, departure), -1);
    for (let departure = this.passed; departure < latest; departure++) this.skip[departure] = departure + 1;
    return open;
  }

  /** Extends the columns to a departure. */
  know(departure: number): void {
    if (departure < this.known) return;
    this.schedule.ensure(departure);
    const { count } = this.schedule;
    if (count > this.room.length) this.grow(Math.max(64, 2 * count));
    for (let index = this.known; index < count; index++) {
      this.room[index] = this.capacityOf(index);
      this.overtimeRoom[index] = this.isLimited ? this.room[index] * this.overtimeShare : 0;
      this.skip[index] = index + 1;
    }
    this.known = count;
  }

  /** The first departure from `from` on with room. Those found full point past each other, so a queue is skipped at once. */
  private nextWithRoom(from: number): number {
    let found = from;
    this.know(found);
    while (this.room[found] <= ROUNDING_UNITS) {
      found = this.skip[found];
      this.know(found);
    }
    for (let index = from; index < found; ) {
      const following = this.skip[index];
      this.skip[index] = found;
      index = following;
    }
    return found;
  }

  private grow(size: number): void {
    const widen = (narrow: Float64Array): Float64Array<ArrayBuffer> => {
      const wide = new Float64Array(size);
      wide.set(narrow);
      return wide;
    };
    this.room = widen(this.room);
    this.overtimeRoom = widen(this.overtimeRoom);
    this.leftBehindChange = widen(this.leftBehindChange);
    const skip = new Int32Array(size);
    skip.set(this.skip);
    this.skip = skip;
  }
}
