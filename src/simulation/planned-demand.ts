import type { Network } from '../network/network.ts';
import type { PlanningStream } from '../network/planning-streams.ts';
import type { PlannedOrders } from '../network/protection-demand.ts';
import type { StockSources } from './stock-sources.ts';
import { UnitWayCosts } from './unit-way-costs.ts';

/** What each stock is planned for. */
export interface PlannedDemand {
  /** By stock; undefined when the stock is not held. */
  readonly orders: readonly (PlannedOrders | undefined)[];
  /** Mean of them at calendar factor 1 [units/day], by stock; 0 when it is not held. */
  readonly unitsPerDay: Float64Array;
  /** Cost of a unit missing, by stock [money]. */
  readonly underageCost: Float64Array;
  /** The orders of several stocks of one item taken together. */
  pooled(stocks: readonly number[]): PlannedOrders;
}

/**
 * Assigns every customer to the nearest held node that keeps the promise (else the nearest that serves late), and every
 * held stock's demand on to its sources by their shares.
 */
export function planDemand(network: Network, ruleOf: Int32Array, sources: StockSources): PlannedDemand {
  const { siteCount, itemCount } = network;
  const orders: (PlannedOrders | undefined)[] = new Array(ruleOf.length).fill(undefined);
  const unitsPerDay = new Float64Array(ruleOf.length);
  const underageCost = new Float64Array(ruleOf.length);
  const siteOrder = [...network.siteHeight.keys()].sort(
    (a, b) => network.siteHeight[a] - network.siteHeight[b],
  );
  const assignment = new PrimarySites(network);
  const ways = new UnitWayCosts(network);
  const fractionsOf: (readonly Float64Array[])[] = [];
  for (let item = 0; item < itemCount; item++) {
    const held = ruleOf.subarray(item * siteCount, (item + 1) * siteCount);
    const primary = assignment.of(held);
    const streams = network.planning[item];
    const fractions = streams.map((stream) => fractionsBySite(network, stream, primary));
    fractionsOf.push(fractions);
    const cost = new Float64Array(siteCount);
    addUnderage(ways, network, item, held, primary, streams, cost);
    for (const site of siteOrder) passUpstream(network, sources, item, site, streams, fractions, cost);
    for (let site = 0; site < siteCount; site++) {
      const stock = item * siteCount + site;
      if (ruleOf[stock] < 0) continue;
      const planned = combine(streams, fractions, [site]);
      orders[stock] = planned;
      const units = planned.mean * meanSize(planned);
      unitsPerDay[stock] = units;
      underageCost[stock] = units > 0 ? Math.max(0, cost[site] / units) : 0;
    }
  }
  const pooled = (stocks: readonly number[]) => {
    const item = Math.floor(stocks[0] / siteCount);
    const sites = stocks.map((stock) => stock % siteCount);
    return combine(network.planning[item], fractionsOf[item], sites);
  };
  return { orders, unitsPerDay, underageCost, pooled };
}

/** The option each (region, speed) cell is planned to be served by, for a set of held sites; -1 = none. */
class PrimarySites {
  private readonly network: Network;
  private readonly known = new Map<string, Int32Array>();

  constructor(network: Network) {
    this.network = network;
  }

  of(held: Int32Array): Int32Array {
    const signature = held.map((rule) => (rule >= 0 ? 1 : 0)).join('');
    let primary = this.known.get(signature);
    if (primary === undefined) {
      primary = this.assign(held);
      this.known.set(signature, primary);
    }
    return primary;
  }

  private assign(held: Int32Array): Int32Array {
    const { outbound, regionCount, speedCount } = this.network;
    return Int32Array.from({ length: regionCount * speedCount }, (_, cell) => {
      const promised = this.nearest(held, outbound.promiseStart[cell], outbound.promiseStart[cell + 1]);
      if (promised >= 0) return promised;
      return this.nearest(held, outbound.lateStart[cell], outbound.lateStart[cell + 1]);
    });
  }

  private nearest(held: Int32Array, from: number, to: number): number {
    const { site, distanceKm } = this.network.outbound;
    let best = -1;
    for (let option = from; option < to; option++) {
      if (held[site[option]] >= 0 && (best < 0 || distanceKm[option] < distanceKm[best])) best = option;
    }
    return best;
  }
}

/** Share of the stream's orders planned for each site. */
function fractionsBySite(network: Network, stream: PlanningStream, primary: Int32Array): Float64Array {
  const { siteCount, speedCount, outbound } = network;
  const fractions = new Float64Array(siteCount);
  for (const [region, regionShare] of stream.regionShares.entries()) {
    if (regionShare === 0) continue;
    for (const [speed, speedShare] of stream.speedShares.entries()) {
      const option = primary[region * speedCount + speed];
      if (option >= 0) fractions[outbound.site[option]] += regionShare * speedShare;
    }
  }
  return fractions;
}

/** Adds, per site, the cost per day of missing all its planned units: the next best way less its own. */
function addUnderage(
  ways: UnitWayCosts,
  network: Network,
  item: number,
  held: Int32Array,
  primary: Int32Array,
  streams: readonly PlanningStream[],
  cost: Float64Array,
): void {
  const { regionCount, speedCount, outbound } = network;
  ways.show(item);
  for (let cell = 0; cell < regionCount * speedCount; cell++) {
    const option = primary[cell];
    if (option < 0) continue;
    const region = Math.floor(cell / speedCount);
    const speed = cell % speedCount;
    let weight = 0;
    for (const stream of streams) {
      weight += stream.mean * stream.size.mean * stream.regionShares[region] * stream.speedShares[speed];
    }
    if (weight > 0) {
      const own = ways.costOf(cell, option);
      const missing = nextBestCost(ways, network, item, held, cell, option, own) - own;
      cost[outbound.site[option]] += weight * missing;
    }
  }
}

/** @param own what the primary option costs */
function nextBestCost(
  ways: UnitWayCosts,
  network: Network,
  item: number,
  held: Int32Array,
  cell: number,
  primary: number,
  own: number,
): number {
  const { outbound, speedCount, model } = network;
  const { promiseStart, lateStart } = outbound;
  const speed = model.speeds[cell % speedCount];
  const site = outbound.site[primary];
  let least = ways.leastCost(cell, promiseStart[cell], promiseStart[cell + 1], held, site);
  if (least === Number.POSITIVE_INFINITY)
    least = ways.leastCost(cell, lateStart[cell], lateStart[cell + 1], held, site);
  const lost = own + (speed.lostSaleCost ?? model.items[item].lostSaleCost);
  const waited = own + speed.backorderCostPerDay;
  return Math.min(least, speed.whenShort.kind === 'backorder' ? waited : lost);
}

/** Adds a site's planned demand and underage cost to the sites it orders from, by the shares of its first priority. */
function passUpstream(
  network: Network,
  sources: StockSources,
  item: number,
  site: number,
  streams: readonly PlanningStream[],
  fractions: readonly Float64Array[],
  cost: Float64Array,
): void {
  const { model, nodeSite, siteCount } = network;
  const stock = item * siteCount + site;
  const lanes = sources.lanes.subarray(sources.start[stock], sources.start[stock + 1]);
  if (lanes.length === 0) return;
  const first = lanes.filter((lane) => model.lanes[lane].priority === model.lanes[lanes[0]].priority);
  const total = first.reduce((sum, lane) => sum + model.lanes[lane].share, 0);
  for (const lane of first) {
    const upstream = nodeSite[model.lanes[lane].from];
    if (upstream < 0) continue;
    const share = model.lanes[lane].share / total;
    for (const stream of streams.keys()) fractions[stream][upstream] += share * fractions[stream][site];
    cost[upstream] += share * cost[site];
  }
}

/** Mean units per order. */
export function meanSize(orders: PlannedOrders): number {
  return orders.sizes.reduce((sum, { share, size }) => sum + share * size.mean, 0);
}

/** Thinning a stream to a fraction keeps the Poisson part and scales the excess variance by the fraction. */
function combine(
  streams: readonly PlanningStream[],
  fractions: readonly Float64Array[],
  sites: readonly number[],
): PlannedOrders {
  const taken = fractions.map((bySite) => sites.reduce((sum, site) => sum + bySite[site], 0));
  let mean = 0;
  let excess = 0;
  for (const [index, stream] of streams.entries()) {
    const own = stream.mean * taken[index];
    mean += own;
    excess += own * (stream.varianceToMean - 1) * taken[index];
  }
  if (mean <= 0) return { mean: 0, varianceToMean: 1, sizes: [] };
  const sizes = streams
    .map((stream, index) => ({ share: (stream.mean * taken[index]) / mean, size: stream.size }))
    .filter(({ share }) => share > 0);
  return { mean, varianceToMean: Math.max(0, 1 + excess / mean), sizes };
}
