import type { StockState } from '../policies/replenishment/replenishment-policy.ts';
import { STOCK, STOCK_STRIDE } from './layout.ts';
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
    return this.state.stocks[this.stock * STOCK_STRIDE + STOCK.onHand];
  }

  get onOrder(): number {
    return this.state.stocks[this.stock * STOCK_STRIDE + STOCK.onOrder];
  }

  get backorders(): number {
    return this.state.stocks[this.stock * STOCK_STRIDE + STOCK.backorders];
  }

  get inventoryPosition(): number {
    const base = this.stock * STOCK_STRIDE;
    const stocks = this.state.stocks;
    return stocks[base + STOCK.onHand] + stocks[base + STOCK.onOrder] - stocks[base + STOCK.backorders];
  }

  demandFactorAhead(days: number): number {
    const { network, siteCount, now } = this.state;
    const row = network.itemFactorRow[(this.stock / siteCount) | 0];
    return row < 0 ? 1 : network.calendar.meanFactor(row, (now / SECONDS_PER_DAY) | 0, days);
  }
}
