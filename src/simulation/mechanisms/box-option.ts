import type { OptionView } from '../../policies/fulfillment/fulfillment-policy.ts';
import type { RunTables } from '../run-tables.ts';
import type { Departures } from './departures.ts';

/** A fulfillment policy's view of one way to send a box. One instance is moved from box to box. */
export class BoxOption implements OptionView {
  option = 0;
  cell = 0;
  /** The item of the box's first line. */
  item = 0;
  /** Units of the whole box. */
  quantity = 0;
  weightKg = 0;
  private readonly state: RunTables;
  private readonly departures: Departures | undefined;
  private readonly handlingCosts: Float64Array;

  constructor(state: RunTables, departures: Departures | undefined) {
    this.state = state;
    this.departures = departures;
    const { model, siteNode, outbound } = state.network;
    this.handlingCosts = Float64Array.from(outbound.site, (site) => model.nodes[siteNode[site]].handlingCost);
  }

  get now(): number {
    return this.state.now;
  }

  get node(): number {
    return this.state.network.siteNode[this.state.network.outbound.site[this.option]];
  }

  get region(): number {
    return Math.floor(this.cell / this.state.speedCount);
  }

  get speed(): number {
    return this.cell % this.state.speedCount;
  }

  get onHand(): number {
    const { network, onHand, siteCount } = this.state;
    return onHand[this.item * siteCount + network.outbound.site[this.option]];
  }

  get distanceKm(): number {
    return this.state.network.outbound.distanceKm[this.option];
  }

  get deliverySeconds(): number {
    const { network, now } = this.state;
    if (this.departures === undefined) return network.outbound.deliverySeconds[this.option];
    return this.departures.deliveryAt(this.option, this.cell, now, this.quantity) - now;
  }

  get method(): string {
    const { model, outbound } = this.state.network;
    return model.outbound.methods[outbound.method[this.option]];
  }

  /** Handling of all units [money]. */
  get handlingCost(): number {
    return this.handlingCosts[this.option] * this.quantity;
  }

  /** Handling of all units and the price of one parcel of their weight [money]. */
  get shippingCost(): number {
    const { rates, rate } = this.state.network.outbound;
    return this.handlingCost + rates.price(rate[this.option], this.weightKg);
  }
}
