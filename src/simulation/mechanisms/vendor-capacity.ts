import type { VendorRuleSpec } from '../../network/network.ts';

type Capacity = NonNullable<VendorRuleSpec['capacity']>;

/** What one vendor can still send under one rule, period by period, first come first served. */
export class VendorCapacity {
  /** When the units taken last may leave [s]. */
  leavesAt = 0;
  private readonly units: number;
  private readonly periodSeconds: number;
  /** The first period with anything left, and what is left in it. */
  private period = 0;
  private left: number;

  constructor({ units, periodDays }: Capacity) {
    this.units = units;
    this.periodSeconds = periodDays * 86_400;
    this.left = units;
  }

  /** Takes up to `wanted` units out of the first period from `now` on that has any; returns how many, > 0. */
  take(wanted: number, now: number, isDivisible: boolean): number {
    this.dropPast(now);
    if (this.whole(isDivisible) <= 0) {
      this.period += 1;
      this.left = this.units;
    }
    this.leavesAt = Math.max(now, this.period * this.periodSeconds);
    const taken = Math.min(wanted, this.whole(isDivisible));
    this.left -= taken;
    return taken;
  }

  /** Takes up to `wanted` units out of the period that holds `now`; returns how many. */
  takeNow(wanted: number, now: number, isDivisible: boolean): number {
    this.dropPast(now);
    this.leavesAt = now;
    const taken = Math.min(wanted, this.whole(isDivisible));
    this.left -= taken;
    return taken;
  }

  private whole(isDivisible: boolean): number {
    return isDivisible ? this.left : Math.floor(this.left);
  }

  private dropPast(now: number): void {
    const current = Math.floor(now / this.periodSeconds);
    if (current <= this.period) return;
    this.period = current;
    this.left = this.units;
  }
}
