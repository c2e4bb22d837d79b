import type { Network } from '../../network/network.ts';
import { pickByWeight } from '../../processes/choice/pick-by-weight.ts';

type SubstitutionSpec = NonNullable<NonNullable<Network['model']['customers']>['substitution']>;

/**
 * Which item a customer tries instead of another: a logit over the other members of its group, utility = ln(expected
 * units a day at full price) - price weight x today's price, so that without the price each is tried in proportion to its
 * own demand (the substitution of Smith and Agrawal 2000). He does not know what is in stock before he looks.
 */
export class SubstituteGroups {
  readonly spec: SubstitutionSpec;
  private readonly members: readonly (readonly number[])[];
  private readonly attraction: Float64Array;
  private readonly weights: Float64Array;
  private readonly items: Network['model']['items'];
  private readonly discount: Float64Array | undefined;

  /** @param discount by item, as of now; undefined = there are none */
  constructor(network: Network, spec: SubstitutionSpec, discount?: Float64Array) {
    this.spec = spec;
    this.discount = discount;
    const { items } = network.model;
    this.items = items;
    const groupCount = Math.max(-1, ...spec.groupOf) + 1;
    this.members = Array.from({ length: groupCount }, (_, group) =>
      [...items.keys()].filter((item) => spec.groupOf[item] === group),
    );
    const lowest = Math.min(...items.map((item) => item.price));
    this.attraction = Float64Array.from(items, (item, position) => {
      const units = network.planning[position].reduce(
        (sum, stream) => sum + stream.mean * stream.size.mean,
        0,
      );
      return units * Math.exp(-spec.priceWeight * (item.price - lowest));
    });
    this.weights = new Float64Array(Math.max(0, ...this.members.map((own) => own.length)));
  }

  /**
   * The item tried instead of `item`, other than `tried` (-1 = none tried yet) and those that `isTaken`; -1 when there is
   * none.
   */
  pick(item: number, tried: number, uniform: number, isTaken?: (item: number) => boolean): number {
    const group = this.spec.groupOf[item];
    if (group < 0) return -1;
    const members = this.members[group];
    for (const [place, member] of members.entries()) {
      const isOut = member === item || member === tried || isTaken?.(member) === true;
      this.weights[place] = isOut ? 0 : this.attractionOf(member);
    }
    const place = pickByWeight(this.weights, members.length, uniform);
    return place < 0 ? -1 : members[place];
  }

  /**
   * The item taken instead of `item` by who sees what can be kept of each: a nested logit whose nests are the items, the
   * utility of a nest as above and the speeds that can be kept in it; -1 when there is none.
   * @param worth of the speeds that can be kept of an item; -Infinity = none
   */
  pickNested(item: number, uniform: number, worth: (item: number) => number): number {
    const group = this.spec.groupOf[item];
    if (group < 0) return -1;
    const members = this.members[group];
    const worths = members.map((member) => (member === item ? Number.NEGATIVE_INFINITY : worth(member)));
    const greatest = Math.max(...worths);
    if (greatest === Number.NEGATIVE_INFINITY) return -1;
    for (const [place, member] of members.entries())
      this.weights[place] = this.attractionOf(member) * Math.exp(worths[place] - greatest);
    const place = pickByWeight(this.weights, members.length, uniform);
    return place < 0 ? -1 : members[place];
  }

  private attractionOf(item: number): number {
    const { attraction, discount, spec, items } = this;
    if (discount === undefined || discount[item] === 0) return attraction[item];
    return attraction[item] * Math.exp(spec.priceWeight * discount[item] * items[item].price);
  }
}
