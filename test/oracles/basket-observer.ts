import { EVENT, type RunObserver } from '../../src/index.ts';
import type { RunPlan } from './replicate.ts';

/**
 * How the orders of one item and of both items of a model of two items and two nodes were served: counts by what they ask
 * for (item 0, item 1, both) and by where their boxes came from.
 */
export class BasketObserver implements RunObserver {
  /** By items asked for (1, 2, 3 = both): orders, of these complete from node 0, from node 1, from both, of one item only, none. */
  readonly counts = Array.from({ length: 4 }, () => new Float64Array(6));
  /** Boxes of orders of both items. */
  boxes = 0;
  private readonly plan: RunPlan;
  private order = 0;
  private box = 0;
  private lastBox = 0;
  private orderedAt = 0;
  private asked = 0;
  private shipped = 0;
  private nodes = 0;
  private boxesOfOrder = 0;

  constructor(plan: RunPlan) {
    this.plan = plan;
  }

  onBox(order: number, box: number): void {
    if (order !== this.order) this.finish();
    this.order = order;
    this.box = box;
  }

  onEvent(event: number, time: number, item: number, site: number): void {
    if (event === EVENT.order) {
      this.orderedAt = time;
      this.asked |= 1 << item;
    } else if (event === EVENT.ship) {
      this.shipped |= 1 << item;
      this.nodes |= 1 << site;
      if (this.box !== this.lastBox) this.boxesOfOrder += 1;
      this.lastBox = this.box;
    }
  }

  /** Counts the last order; call once, at the end. */
  finish(): void {
    if (this.order > 0 && this.orderedAt >= this.plan.from) {
      const row = this.counts[this.asked];
      row[0] += 1;
      row[this.outcome()] += 1;
      if (this.asked === 3) this.boxes += this.boxesOfOrder;
    }
    this.asked = 0;
    this.shipped = 0;
    this.nodes = 0;
    this.boxesOfOrder = 0;
  }

  private outcome(): number {
    if (this.shipped === this.asked) return this.nodes;
    return this.shipped === 0 ? 5 : 4;
  }
}
