import { readySeconds } from '../model/departure-rule-of.ts';
import { greatCircleKm } from '../model/great-circle.ts';
import type { Model, NodeSpec, OutboundLaneSpec, RateBand, RegionSpec, ZoneRate } from '../model/model.ts';
import type { RandomTransit } from '../model/outbound-spec.ts';
import { ShippingRates } from './shipping-rates.ts';

/** One way for one node to reach one region. */
interface Way {
  readonly site: number;
  /** Speed whose rate and departures it uses. */
  readonly speed: number;
  readonly distanceKm: number;
  /** Planned. */
  readonly deliverySeconds: number;
  /** Departure to delivery, planned [s]. */
  readonly transitSeconds: number;
  readonly rate: number;
  readonly method: number;
  readonly transit: RandomTransit | undefined;
}

/**
 * Every way of serving customers, as columns. Options of a (region, speed) pair, the cell `region * speeds + speed`,
 * are contiguous, nodes in model order, the methods of a node cheapest first (for one kilogram): first those that keep the promise, then in a second range those that do not.
 */
export interface OutboundOptions {
  readonly site: Int32Array;
  readonly distanceKm: Float64Array;
  /** Order to delivery if shipped at once, as planned [s]. */
  readonly deliverySeconds: Float64Array;
  /** Departure to delivery, planned [s]. */
  readonly transitSeconds: Float64Array;
  /** Speed whose rate and departures the way uses: the cell's own, or of late ways the cheapest. */
  readonly waySpeed: Int32Array;
  readonly rate: Int32Array;
  /** Position of the way of shipping in model.outbound.methods. */
  readonly method: Int32Array;
  /** Position in `transits` where the real transit varies, else -1; undefined when it varies nowhere. */
  readonly transitOf: Int32Array | undefined;
  readonly transits: readonly RandomTransit[];
  /** Range of the options that keep the promise: start[cell] .. start[cell + 1]. */
  readonly promiseStart: Int32Array;
  /** Range of the slower ways, used by speeds whose customers accept late delivery. */
  readonly lateStart: Int32Array;
  readonly rates: ShippingRates;
}

/** Expands zone prices and explicit outbound lanes into options. */
export function compileOutbound(model: Model, siteNodes: Int32Array): OutboundOptions {
  const rateRows: (readonly RateBand[])[] = [];
  const rateOf = new Map<readonly RateBand[], number>();
  const rateIndex = (bands: readonly RateBand[]) => {
    const known = rateOf.get(bands);
    if (known !== undefined) return known;
    rateOf.set(bands, rateRows.length);
    return rateRows.push(bands) - 1;
  };
  const findWays = wayFinder(model, siteNodes, rateIndex);
  const price = (way: Way) => priceOfOneKg(rateRows[way.rate]);
  const keeping: Way[][] = [];
  const slower: Way[][] = [];
  for (let region = 0; region < model.regions.length; region++) {
    const ways = model.speeds.map((_, speed) =>
      [...siteNodes.keys()].flatMap((site) =>
        findWays(site, region, speed).sort((a, b) => price(a) - price(b)),
      ),
    );
    for (const [speed, spec] of model.speeds.entries()) {
      const keeps = (way: Way): boolean =>
        way.distanceKm <= spec.reachKm && way.deliverySeconds <= spec.deadlineSeconds;
      const inTime = ways[speed].filter(keeps);
      keeping.push(inTime);
      slower.push(spec.whenShort.kind === 'late' ? slowerWays(model, ways, inTime, price) : []);
    }
  }
  return pack(keeping, slower, new ShippingRates(rateRows));
}

function priceOfOneKg(bands: readonly RateBand[]): number {
  const band = bands.findLast((candidate) => candidate.fromKg <= 1) ?? bands[0];
  return band.fixed + band.perKg;
}

/** For each node that cannot keep the promise: its cheapest way (for one kilogram) of any speed within that speed's reach. */
function slowerWays(
  model: Model,
  ways: readonly (readonly Way[])[],
  inTime: readonly Way[],
  price: (way: Way) => number,
): Way[] {
  const taken = new Set(inTime.map((way) => way.site));
  const best = new Map<number, Way>();
  for (const [speed, spec] of model.speeds.entries()) {
    for (const way of ways[speed]) {
      if (taken.has(way.site) || way.distanceKm > spec.reachKm) continue;
      const known = best.get(way.site);
      if (known === undefined || price(way) < price(known)) best.set(way.site, way);
    }
  }
  return [...best.values()].sort((a, b) => a.site - b.site);
}

/** Finds every way from a site to a region at a speed, one for each method. */
function wayFinder(model: Model, siteNodes: Int32Array, rateIndex: (bands: readonly RateBand[]) => number) {
  const { lanes, rates, zoneLimitsKm } = model.outbound;
  const explicit = groupBy(lanes, (lane) => `${lane.from}/${lane.region}/${lane.speed ?? '*'}`);
  const byZone = groupBy(rates, (rate) => `${rate.speed}/${rate.zone}`);
  return (site: number, region: number, speed: number): Way[] => {
    const nodeIndex = siteNodes[site];
    const node = model.nodes[nodeIndex];
    if (!node.servesCustomers) return [];
    const ready = readySeconds(model, nodeIndex, speed);
    const wayBy = (row: ZoneRate | OutboundLaneSpec, distanceKm: number): Way => ({
      site,
      speed,
      distanceKm,
      deliverySeconds: ready + row.transitSeconds,
      transitSeconds: row.transitSeconds,
      rate: rateIndex(row.bands),
      method: row.method,
      transit: row.transit,
    });
    const own = explicit.get(`${nodeIndex}/${region}/${speed}`) ?? explicit.get(`${nodeIndex}/${region}/*`);
    if (own !== undefined) return own.map((lane) => wayBy(lane, lane.distanceKm));
    // Without coordinates there is one zone and no reach (the model stage checks it): the distance decides nothing.
    const distanceKm = distanceBetween(node, model.regions[region], model.circuity) ?? 0;
    const limit = zoneLimitsKm.findIndex((limitKm) => distanceKm <= limitKm);
    const zone = limit < 0 ? zoneLimitsKm.length : limit;
    return (byZone.get(`${speed}/${zone}`) ?? []).map((rate) => wayBy(rate, distanceKm));
  };
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

/** Travelled distance [km], or undefined when an end has no coordinates. */
function distanceBetween(
  node: NodeSpec,
  region: NodeSpec | RegionSpec,
  circuity: number,
): number | undefined {
  const { latitude, longitude } = node;
  if (latitude === undefined || longitude === undefined) return undefined;
  if (region.latitude === undefined || region.longitude === undefined) return undefined;
  const from = { latitude, longitude };
  const to = { latitude: region.latitude, longitude: region.longitude };
  return greatCircleKm(from, to) * circuity;
}

function pack(
  keeping: readonly (readonly Way[])[],
  slower: readonly (readonly Way[])[],
  rates: ShippingRates,
): OutboundOptions {
  const promiseStart = new Int32Array(keeping.length + 1);
  const lateStart = new Int32Array(slower.length + 1);
  let next = 0;
  for (let cell = 0; cell < keeping.length; cell++) {
    promiseStart[cell] = next;
    next += keeping[cell].length;
  }
  promiseStart[keeping.length] = next;
  for (let cell = 0; cell < slower.length; cell++) {
    lateStart[cell] = next;
    next += slower[cell].length;
  }
  lateStart[slower.length] = next;
  const all = [...keeping.flat(), ...slower.flat()];
  return {
    site: Int32Array.from(all, (way) => way.site),
    distanceKm: Float64Array.from(all, (way) => way.distanceKm),
    deliverySeconds: Float64Array.from(all, (way) => way.deliverySeconds),
    transitSeconds: Float64Array.from(all, (way) => way.transitSeconds),
    waySpeed: Int32Array.from(all, (way) => way.speed),
    rate: Int32Array.from(all, (way) => way.rate),
    method: Int32Array.from(all, (way) => way.method),
    ...transitColumns(all),
    promiseStart,
    lateStart,
    rates,
  };
}

function transitColumns(all: readonly Way[]): Pick<OutboundOptions, 'transitOf' | 'transits'> {
  const transits = [...new Set(all.map(({ transit }) => transit).filter((transit) => transit !== undefined))];
  if (transits.length === 0) return { transitOf: undefined, transits };
  const places = new Map(transits.map((transit, place) => [transit, place]));
  return {
    transitOf: Int32Array.from(all, ({ transit }) =>
      transit === undefined ? -1 : (places.get(transit) ?? -1),
    ),
    transits,
  };
}
