import { EVENT, type RunObserver } from '../../src/index.ts';
import type { RunPlan } from './replicate.ts';

const MOST_UNITS = 256;

/**
 * Share of time that each number of units was on order (placed, not received), by site: the nodes that hold stock in
 * model order. For models of one item ordered in whole units.
 */
export class LevelObserver implements RunObserver {
  private readonly plan: RunPlan;
  private readonly arrival: number;
  private readonly level: Int32Array;
  private readonly since: Float64Array;
  private readonly seconds: readonly Float64Array[];

  /** @param arrival event that ends being on order: receive, or stow where a dock stands between */
  constructor(plan: RunPlan, siteCount: number, arrival: number = EVENT.receive) {
    this.arrival = arrival;
    this.plan = plan;
    this.level = new Int32Array(siteCount);
    this.since = new Float64Array(siteCount).fill(plan.from);
    this.seconds = Array.from(this.level, () => new Float64Array(MOST_UNITS));
  }

  onEvent(event: number, time: number, _item: number, site: number, _other: number, quantity: number): void {
    if (event === EVENT.place) this.move(site, time, quantity);
    else if (event === this.arrival) this.move(site, time, -quantity);
  }

  /** Share of time with 0, 1, 2 … units on order at a site. */
  shares(site: number): Float64Array {
    this.move(site, this.plan.until, 0);
    return this.seconds[site].map((seconds) => seconds / (this.plan.until - this.plan.from));
  }

  /** Mean squared distance over time of the units on order at a site from `mean`, the known one: then without bias. */
  variance(site: number, mean: number): number {
    return this.shares(site).reduce((sum, share, units) => sum + share * (units - mean) ** 2, 0);
  }

  private move(site: number, time: number, quantity: number): void {
    if (time > this.since[site]) {
      this.seconds[site][this.level[site]] += time - this.since[site];
      this.since[site] = time;
    }
    this.level[site] += quantity;
  }
}
