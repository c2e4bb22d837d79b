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

  demandFactorAhead(days: number, afterDays = 0): number {
    const { network, siteCount, now, forecasts } = this.state;
    const item = (this.stock / siteCount) | 0;
    if (forecasts !== undefined) return forecasts.factorAhead(item, days, afterDays);
    const row = network.itemFactorRow[item];
    return row < 0 ? 1 : network.calendar.meanFactor(row, ((now / SECONDS_PER_DAY) | 0) + afterDays, days);
  }

  demandUncertaintyAhead(days: number, afterDays = 0): number {
    const { siteCount, forecasts } = this.state;
    return forecasts?.uncertaintyAhead((this.stock / siteCount) | 0, days, afterDays) ?? 0;
  }
}
