import type { ShippingRates } from '../network/shipping-rates.ts';
import type { OptionView } from '../policies/fulfillment/fulfillment-policy.ts';
import type { Departures } from './mechanisms/departures.ts';
import type { RunTables } from './run-tables.ts';

/** Shipping `n` units of an item by an option costs perUnit x n + fixed + perKg x weight of the units [money]. */
export interface OptionPrices {
  /** Handling at the node, by option. */
  readonly perUnit: Float64Array;
  /** Parcel price, by option; NaN in `fixed` where it depends on the weight band, which must be searched. */
  readonly fixed: Float64Array;
  readonly perKg: Float64Array;
  /** Weight of a unit by item [kg]. */
  readonly weightKg: Float64Array;
  /** Whether no price depends on a weight band. */
  readonly areLinear: boolean;
}

/**
 * A fulfillment policy's view of one option for the order at hand. The engine moves one instance from option to option.
 * It keeps the columns it reads: going through state, network and outbound for each made scoring twice as slow.
 */
export class OrderOption implements OptionView {
  option = 0;
  item = 0;
  cell = 0;
  quantity = 0;
  private readonly state: RunTables;
  private readonly departures: Departures | undefined;
  private readonly siteCount: number;
  private readonly speedCount: number;
  private readonly onHandUnits: Float64Array;
  private readonly siteNode: Int32Array;
  private readonly optionSite: Int32Array;
  private readonly optionRate: Int32Array;
  private readonly optionDistance: Float64Array;
  private readonly optionSeconds: Float64Array;
  private readonly rates: ShippingRates;
  private readonly methodNames: readonly string[];
  private readonly optionMethod: Int32Array;
  /** What shipping costs, in columns. */
  readonly prices: OptionPrices;

  constructor(state: RunTables, departures?: Departures) {
    this.departures = departures;
    const { model, siteNode, outbound } = state.network;
    this.state = state;
    this.siteCount = state.siteCount;
    this.speedCount = state.speedCount;
    this.onHandUnits = state.onHand;
    this.siteNode = siteNode;
    this.optionSite = outbound.site;
    this.optionRate = outbound.rate;
    this.optionDistance = outbound.distanceKm;
    this.optionSeconds = outbound.deliverySeconds;
    this.rates = outbound.rates;
    this.methodNames = model.outbound.methods;
    this.optionMethod = outbound.method;
    const { rate, rates } = outbound;
    this.prices = {
      perUnit: Float64Array.from(outbound.site, (site) => model.nodes[siteNode[site]].handlingCost),
      fixed: Float64Array.from(rate, (row) =>
        rates.bandCount(row) === 1 ? rates.price(row, 0) : Number.NaN,
      ),
      perKg: Float64Array.from(rate, (row) => rates.firstPerKg(row)),
      weightKg: Float64Array.from(model.items, (item) => item.weightKg),
      areLinear: rate.every((row) => rates.bandCount(row) === 1),
    };
  }

  get now(): number {
    return this.state.now;
  }

  get node(): number {
    return this.siteNode[this.optionSite[this.option]];
  }

  get region(): number {
    return (this.cell / this.speedCount) | 0;
  }

  get speed(): number {
    return this.cell % this.speedCount;
  }

  get onHand(): number {
    return this.onHandUnits[this.item * this.siteCount + this.optionSite[this.option]];
  }

  get distanceKm(): number {
    return this.optionDistance[this.option];
  }

  get deliverySeconds(): number {
    if (this.departures === undefined) return this.optionSeconds[this.option];
    const { now } = this.state;
    return this.departures.deliveryAt(this.option, this.cell, now, this.quantity) - now;
  }

  get method(): string {
    return this.methodNames[this.optionMethod[this.option]];
  }

  /** Handling and parcel price of one box with several lines [money]. */
  boxCost(option: number, units: number, weightKg: number): number {
    return this.prices.perUnit[option] * units + this.rates.price(this.optionRate[option], weightKg);
  }

  get shippingCost(): number {
    return this.shippingCostOf(this.option, this.item, this.quantity);
  }

  /** Handling and parcel price of shipping `quantity` units of an item by an option [money]. */
  shippingCostOf(option: number, item: number, quantity: number): number {
    const { perUnit, fixed, perKg, weightKg: unitKg } = this.prices;
    const handling = perUnit[option] * quantity;
    const weightKg = unitKg[item] * quantity;
    return fixed[option] >= 0
      ? handling + (fixed[option] + perKg[option] * weightKg)
      : handling + this.rates.price(this.optionRate[option], weightKg);
  }
}
