import type { OptionView } from '../policies/fulfillment/fulfillment-policy.ts';
import { STOCK, STOCK_STRIDE } from './layout.ts';
import type { RunTables } from './run-tables.ts';

/** A fulfillment policy's view of one option for the order at hand. The engine moves one instance from option to option. */
export class OrderOption implements OptionView {
  option = 0;
  item = 0;
  cell = 0;
  quantity = 0;
  private readonly state: RunTables;
  private readonly handlingCost: Float64Array;
  private readonly weightKg: Float64Array;

  constructor(state: RunTables) {
    this.state = state;
    const { model, siteNode } = state.network;
    this.handlingCost = Float64Array.from(siteNode, (node) => model.nodes[node].handlingCost);
    this.weightKg = Float64Array.from(model.items, (item) => item.weightKg);
  }

  get now(): number {
    return this.state.now;
  }

  get node(): number {
    return this.state.network.siteNode[this.state.network.outbound.site[this.option]];
  }

  get region(): number {
    return (this.cell / this.state.speedCount) | 0;
  }

  get speed(): number {
    return this.cell % this.state.speedCount;
  }

  get onHand(): number {
    const site = this.state.network.outbound.site[this.option];
    return this.state.stocks[(this.item * this.state.siteCount + site) * STOCK_STRIDE + STOCK.onHand];
  }

  get distanceKm(): number {
    return this.state.network.outbound.distanceKm[this.option];
  }

  get deliverySeconds(): number {
    return this.state.network.outbound.deliverySeconds[this.option];
  }

  get shippingCost(): number {
    const outbound = this.state.network.outbound;
    const handling = this.handlingCost[outbound.site[this.option]] * this.quantity;
    return handling + outbound.rates.price(outbound.rate[this.option], this.weightKg[this.item] * this.quantity);
  }
}
