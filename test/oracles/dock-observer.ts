import { EVENT, type RunObserver } from '../../src/index.ts';
import type { RunPlan } from './replicate.ts';

/**
 * Waits of receipts at a dock, seen from outside: with d doors and first come first served, the k-th receipt begins when
 * it has come and k - d others are done. For models of one item, one dock, receipts of one unit and no stow delay.
 */
export class DockObserver implements RunObserver {
  private readonly plan: RunPlan;
  private readonly doors: number;
  private readonly limits: readonly number[];
  private arrivals: number[] = [];
  private begun = 0;
  private done = 0;
  private counted = 0;
  private readonly longer: number[];

  /** @param limits waits to count the receipts beyond of [s] */
  constructor(plan: RunPlan, doors: number, limits: readonly number[]) {
    this.plan = plan;
    this.doors = doors;
    this.limits = limits;
    this.longer = limits.map(() => 0);
  }

  onEvent(event: number, time: number): void {
    if (event === EVENT.receive) this.arrivals.push(time);
    else if (event === EVENT.stow) this.done += 1;
    else return;
    while (this.begun < this.arrivals.length && this.begun - this.done < this.doors) {
      if (time >= this.plan.from) this.count(time - this.arrivals[this.begun]);
      this.begun += 1;
    }
  }

  /** Share of the receipts begun in the measured time that had waited longer than the limit at this position. */
  longerShare(limit: number): number {
    return this.longer[limit] / this.counted;
  }

  private count(wait: number): void {
    this.counted += 1;
    for (const [position, limit] of this.limits.entries()) if (wait > limit) this.longer[position] += 1;
  }
}
