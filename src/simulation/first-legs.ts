/** Orders in the first leg of the way from each source; kept only in models with such lanes. O(orders there) per call. */
export class FirstLegs {
  private readonly ends = new Map<number, number[]>();
  /** Orders that wait for a trailer, by source. */
  private readonly atYard = new Map<number, number>();

  /** An order from `source` is in the first leg until `end` [s]. */
  add(source: number, end: number): void {
    const own = this.ends.get(source);
    if (own === undefined) this.ends.set(source, [end]);
    else own.push(end);
  }

  /** An order from `source` waits for a trailer before its first leg, and counts as in it. */
  enterYard(source: number): void {
    this.atYard.set(source, (this.atYard.get(source) ?? 0) + 1);
  }

  /** The last goods of an order leave on a trailer whose first leg ends at `end` [s]. */
  leaveYard(source: number, end: number): void {
    this.atYard.set(source, (this.atYard.get(source) ?? 0) - 1);
    this.add(source, end);
  }

  /** Orders still in the first leg at `now` [s]; those that leave it this second are not. */
  countAt(source: number, now: number): number {
    const own = this.ends.get(source);
    const waiting = this.atYard.get(source) ?? 0;
    if (own === undefined) return waiting;
    const left = own.filter((end) => end > now);
    this.ends.set(source, left);
    return left.length + waiting;
  }
}

/** Counters for a model that has lanes with a first leg, else undefined. */
export function firstLegsOf(lanes: readonly { readonly firstLegDays?: unknown }[]): FirstLegs | undefined {
  return lanes.some((lane) => lane.firstLegDays !== undefined) ? new FirstLegs() : undefined;
}
