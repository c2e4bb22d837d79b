import type { StockState } from '../policies/replenishment/replenishment-policy.ts';
import type { RunTables } from './run-tables.ts';

const SECONDS_PER_DAY = 86_400;

/** A replenishment policy's live view of one stock. The engine moves one instance from stock to stock. */
export class LiveStock implements StockState {
  stock: number;
  private readonly state: RunTables;

  constructor(state: RunTables, stock: number) {
    this.state = state;
    this.stock = stock;
  }

  get now(): number {
    return this.state.now;
  }

  get onHand(): number {
    return this.state.onHand[this.stock];
  }

  get onOrder(): number {
    return this.state.onOrder[this.stock];
  }

  get backorders(): number {
    return this.state.backorders[this.stock];
  }

  get inventoryPosition(): number {
    const { onHand, onOrder, backorders } = this.state;
    return onHand[this.stock] + onOrder[this.stock] - backorders[this.stock];
  }

  demandFactorAhead(days: number): number {
    const { network, siteCount, now } = this.state;
    const row = network.itemFactorRow[(this.stock / siteCount) | 0];
    return row < 0 ? 1 : network.calendar.meanFactor(row, (now / SECONDS_PER_DAY) | 0, days);
  }
}
