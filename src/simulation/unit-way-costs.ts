import type { Network } from '../network/network.ts';

/**
 * Handling, parcel and late cost of one unit of an item by each outbound option [money]. Prices are worked out once for
 * each item and rate: making a policy ready compares every option of every cell, and many share a rate.
 */
export class UnitWayCosts {
  private readonly network: Network;
  /** Handling at the node, by option. */
  private readonly handling: Float64Array;
  private readonly lateCosts: Float64Array;
  /** Price of the item shown, by rate. */
  private readonly prices: Float64Array;

  constructor(network: Network) {
    const { model, outbound, siteNode } = network;
    this.network = network;
    this.handling = Float64Array.from(outbound.site, (site) => model.nodes[siteNode[site]].handlingCost);
    this.lateCosts = Float64Array.from(model.speeds, (speed) => speed.lateCost);
    this.prices = new Float64Array(outbound.rates.count);
  }

  /** Shows the costs of `item` from now on. */
  show(item: number): void {
    const { model, outbound } = this.network;
    const { weightKg } = model.items[item];
    for (let rate = 0; rate < this.prices.length; rate++)
      this.prices[rate] = outbound.rates.price(rate, weightKg);
  }

  /** Cost of serving a cell by one of its options. */
  costOf(cell: number, option: number): number {
    const { outbound, speedCount } = this.network;
    const late = option >= outbound.lateStart[0] ? this.lateCosts[cell % speedCount] : 0;
    return this.handling[option] + this.prices[outbound.rate[option]] + late;
  }

  /** The least cost by options `from` to `to` of a cell whose site holds the item and is not `avoided`; Infinity when there is none. */
  leastCost(cell: number, from: number, to: number, held: Int32Array, avoided: number): number {
    const { site } = this.network.outbound;
    let least = Number.POSITIVE_INFINITY;
    for (let option = from; option < to; option++) {
      if (site[option] === avoided || held[site[option]] < 0) continue;
      least = Math.min(least, this.costOf(cell, option));
    }
    return least;
  }
}
