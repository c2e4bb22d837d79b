import type { WaitingOrders } from '../policies/allocation/allocation-policy.ts';
import type { RunTables } from './run-tables.ts';

/** The orders waiting at one stock laid out as columns for the allocation policy; reused for every stock. */
export class WaitingOrdersTable implements WaitingOrders {
  count = 0;
  quantity = new Float64Array(64);
  placedAt = new Float64Array(64);
  node = new Int32Array(64);
  /** The policy's answer, one per row. */
  granted = new Float64Array(64);

  /** Copies the list of `stock`, oldest first, until the copied orders add up to `enough` units; returns the row count. */
  read(state: RunTables, stock: number, enough: number): number {
    const { requests, siteCount } = state;
    const siteNode = state.network.siteNode;
    let row = 0;
    let units = 0;
    for (let record = requests.head[stock]; record >= 0 && units < enough; record = requests.next[record]) {
      if (row === this.quantity.length) this.grow();
      this.quantity[row] = requests.quantity[record];
      this.placedAt[row] = requests.time[record];
      this.node[row] = siteNode[requests.first[record] % siteCount];
      units += requests.quantity[record];
      row++;
    }
    this.count = row;
    return row;
  }

  private grow(): void {
    const capacity = this.quantity.length * 2;
    const quantity = new Float64Array(capacity);
    quantity.set(this.quantity);
    this.quantity = quantity;
    const placedAt = new Float64Array(capacity);
    placedAt.set(this.placedAt);
    this.placedAt = placedAt;
    const node = new Int32Array(capacity);
    node.set(this.node);
    this.node = node;
    this.granted = new Float64Array(capacity);
  }
}
