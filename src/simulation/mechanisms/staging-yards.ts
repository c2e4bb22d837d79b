import { WaitingList } from '../waiting-list.ts';
import type { TrailerWorld } from './trailer-world.ts';

/** The goods that wait for a trailer at each lane's yard, first come first out, and how much room they need. */
export class StagingYards {
  /** By lane [units], [m3], [kg]. */
  readonly units: Float64Array;
  readonly volumeM3: Float64Array;
  readonly weightKg: Float64Array;
  private readonly world: TrailerWorld;
  private readonly goods: WaitingList;
  private readonly itemWeights: Float64Array;

  constructor(world: TrailerWorld, laneCount: number) {
    this.world = world;
    this.goods = new WaitingList(laneCount);
    this.units = new Float64Array(laneCount);
    this.volumeM3 = new Float64Array(laneCount);
    this.weightKg = new Float64Array(laneCount);
    this.itemWeights = Float64Array.from(world.network.model.items, (item) => item.weightKg);
  }

  isEmpty(lane: number): boolean {
    return this.goods.isEmpty(lane);
  }

  /** Adds goods for a stock, from one of its sources, behind those that are there. */
  append(lane: number, stock: number, source: number, quantity: number): void {
    this.goods.append(lane, quantity, this.world.now, stock, source);
    this.change(lane, stock, quantity);
  }

  /** Second at which the oldest goods came; the yard is not empty. */
  oldestSecond(lane: number): number {
    return this.goods.time[this.goods.head[lane]];
  }

  /** Stock that the oldest goods go to, and how many units they are; the yard is not empty. */
  oldestStock(lane: number): number {
    return this.goods.first[this.goods.head[lane]];
  }

  /** Source that they come from; the yard is not empty. */
  oldestSource(lane: number): number {
    return this.goods.second[this.goods.head[lane]];
  }

  oldestQuantity(lane: number): number {
    return this.goods.quantity[this.goods.head[lane]];
  }

  /** Weight of one unit of the item of a stock [kg]. */
  weightOf(stock: number): number {
    return this.itemWeights[this.world.itemOfStock[stock]];
  }

  /** Volume of one unit of the item of a stock [m3]. */
  volumeOf(stock: number): number {
    return this.world.itemVolumes[this.world.itemOfStock[stock]];
  }

  /** Takes `part` units of the oldest goods away, at most all of them. */
  takeOldest(lane: number, part: number): void {
    const { goods } = this;
    const head = goods.head[lane];
    const stock = goods.first[head];
    if (part === goods.quantity[head]) {
      goods.unlink(lane, head, -1);
      goods.release(head);
    } else {
      goods.quantity[head] -= part;
    }
    this.change(lane, stock, -part);
  }

  /** Calls back with the stock and units of all goods of a lane's yard. */
  forEach(lane: number, visit: (stock: number, quantity: number) => void): void {
    const { goods } = this;
    for (let record = goods.head[lane]; record >= 0; record = goods.next[record]) {
      visit(goods.first[record], goods.quantity[record]);
    }
  }

  private change(lane: number, stock: number, change: number): void {
    if (this.goods.isEmpty(lane)) {
      // What rounding leaves of an empty yard would add up.
      this.units[lane] = 0;
      this.volumeM3[lane] = 0;
      this.weightKg[lane] = 0;
    } else {
      this.units[lane] += change;
      this.volumeM3[lane] += change * this.volumeOf(stock);
      this.weightKg[lane] += change * this.weightOf(stock);
    }
  }
}
