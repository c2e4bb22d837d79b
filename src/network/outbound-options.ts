import { readySeconds } from '../model/departure-rule-of.ts';
import { greatCircleKm } from '../model/great-circle.ts';
import type { Model, NodeSpec, RateBand, RegionSpec } from '../model/model.ts';
import { ShippingRates } from './shipping-rates.ts';

/** One way for one node to reach one region. */
interface Way {
  readonly site: number;
  /** Speed whose rate and departures it uses. */
  readonly speed: number;
  readonly distanceKm: number;
  readonly deliverySeconds: number;
  readonly rate: number;
}

/**
 * Every way of serving customers, as columns. Options of a (region, speed) pair, the cell `region * speeds + speed`,
 * are contiguous, nodes in model order: first those that keep the promise, then in a second range those that do not.
 */
export interface OutboundOptions {
  readonly site: Int32Array;
  readonly distanceKm: Float64Array;
  /** Order to delivery if shipped at once [s]. */
  readonly deliverySeconds: Float64Array;
  /** Speed whose rate and departures the way uses: the cell's own, or of late ways the cheapest. */
  readonly waySpeed: Int32Array;
  readonly rate: Int32Array;
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
  const findWay = wayFinder(model, siteNodes, rateIndex);
  const keeping: Way[][] = [];
  const slower: Way[][] = [];
  for (let region = 0; region < model.regions.length; region++) {
    const ways = model.speeds.map((_, speed) =>
      Array.from(siteNodes.keys(), (site) => findWay(site, region, speed)),
    );
    for (const [speed, spec] of model.speeds.entries()) {
      const keeps = (way: Way | undefined): way is Way =>
        way !== undefined && way.distanceKm <= spec.reachKm && way.deliverySeconds <= spec.deadlineSeconds;
      const inTime = ways[speed].filter(keeps);
      keeping.push(inTime);
      slower.push(
        spec.whenShort.kind === 'late'
          ? slowerWays(model, ways, inTime, (rate) => priceOfOneKg(rateRows[rate]))
          : [],
      );
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
  ways: readonly (readonly (Way | undefined)[])[],
  inTime: readonly Way[],
  price: (rate: number) => number,
): Way[] {
  const taken = new Set(inTime.map((way) => way.site));
  const best = new Map<number, Way>();
  for (const [speed, spec] of model.speeds.entries()) {
    for (const way of ways[speed]) {
      if (way === undefined || taken.has(way.site) || way.distanceKm > spec.reachKm) continue;
      const known = best.get(way.site);
      if (known === undefined || price(way.rate) < price(known.rate)) best.set(way.site, way);
    }
  }
  return [...best.values()].sort((a, b) => a.site - b.site);
}

function wayFinder(model: Model, siteNodes: Int32Array, rateIndex: (bands: readonly RateBand[]) => number) {
  const explicit = new Map(
    model.outbound.lanes.map((lane) => [`${lane.from}/${lane.region}/${lane.speed ?? '*'}`, lane]),
  );
  const byZone = new Map(model.outbound.rates.map((rate) => [`${rate.speed}/${rate.zone}`, rate]));
  return (site: number, region: number, speed: number): Way | undefined => {
    const nodeIndex = siteNodes[site];
    const node = model.nodes[nodeIndex];
    if (!node.servesCustomers) return undefined;
    const ready = readySeconds(model, nodeIndex, speed);
    const lane = explicit.get(`${nodeIndex}/${region}/${speed}`) ?? explicit.get(`${nodeIndex}/${region}/*`);
    if (lane !== undefined) {
      const deliverySeconds = ready + lane.transitSeconds;
      return { site, speed, distanceKm: lane.distanceKm, deliverySeconds, rate: rateIndex(lane.bands) };
    }
    // Without coordinates there is one zone and no reach (the model stage checks it): the distance decides nothing.
    const distanceKm = distanceBetween(node, model.regions[region], model.circuity) ?? 0;
    const limit = model.outbound.zoneLimitsKm.findIndex((limitKm) => distanceKm <= limitKm);
    const zone = limit < 0 ? model.outbound.zoneLimitsKm.length : limit;
    const rate = byZone.get(`${speed}/${zone}`);
    if (rate === undefined) return undefined;
    const deliverySeconds = ready + rate.transitSeconds;
    return { site, speed, distanceKm, deliverySeconds, rate: rateIndex(rate.bands) };
  };
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
    waySpeed: Int32Array.from(all, (way) => way.speed),
    rate: Int32Array.from(all, (way) => way.rate),
    promiseStart,
    lateStart,
    rates,
  };
}
