import type { Model } from '../model/model.ts';
import type { DemandStreams } from '../processes/demand/demand-streams.ts';
import { hashText } from '../random/hash-text.ts';
import { Calendar } from './calendar.ts';
import { compileDemand } from './compile-demand.ts';
import { compileDepartures, type DepartureTables } from './departure-tables.ts';
import { compileOutbound, type OutboundOptions } from './outbound-options.ts';
import { type PlanningStream, planningStreams } from './planning-streams.ts';
import { compileTransport, plannedWaits, type TransportLanes } from './transport-lanes.ts';

/** The parts of a model that later stages name; they know the model only through the network. */
export type { Model, PluginUse, PolicySpec, ReplenishmentRuleSpec, StockFilter } from '../model/model.ts';

/*
 * Stage 2, in: a validated Model. Out: the same network as dense positions and typed arrays, shared by all policies and
 * replications of a scenario. Never: anything that a policy or a seed decides.
 *
 * A site is a node that holds stock (every kind but vendor). A stock is an item at a site: item * siteCount + site.
 */
export interface Network {
  readonly model: Model;
  readonly siteCount: number;
  readonly itemCount: number;
  readonly regionCount: number;
  readonly speedCount: number;
  /** Node position of each site. */
  readonly siteNode: Int32Array;
  /** Site of each node, -1 for vendors. */
  readonly nodeSite: Int32Array;
  /** Number of each item that keys its random draws: from its name, so it does not move when items are added. */
  readonly itemKey: Int32Array;
  /** Position of each item's class in `classes`. */
  readonly itemClass: Int32Array;
  readonly classes: readonly string[];
  /** Row of the calendar that lifts the item's demand, or -1 when its demand ignores the calendar. */
  readonly itemFactorRow: Int32Array;
  readonly calendar: Calendar;
  /** [money per unit and day], by stock. */
  readonly holdingCostPerDay: Float64Array;
  /** 1 when the node may stock the item's class, by stock. */
  readonly mayStock: Uint8Array;
  readonly outbound: OutboundOptions;
  /** When parcels leave; undefined = as soon as they are ready, which no order waits for. */
  readonly departures: DepartureTables | undefined;
  /** Nearest site that reaches the region at any speed and may stock the class: region * classes + class; -1 = none. */
  readonly nearestSite: Int32Array;
  readonly streams: DemandStreams;
  /** Orders to replay, or undefined. */
  readonly trace: Model['demand']['trace'];
  /** What policies know of demand: by item. */
  readonly planning: readonly (readonly PlanningStream[])[];
  /** Lanes that arrive at each site, in model order. */
  readonly lanesInto: readonly (readonly number[])[];
  /** 1 when the lane carries the item: lane * itemCount + item. */
  readonly laneCarries: Uint8Array;
  /** Lanes whose goods travel on trailers; undefined when none do. */
  readonly transport: TransportLanes | undefined;
  /** Time at the yard that policies add to the lead time, by lane [days]. */
  readonly lanePlannedWaitDays: Float64Array;
  /** Longest chain of lanes from the site down to a site that feeds no other; 0 = feeds none. */
  readonly siteHeight: Int32Array;
}

/** Stage 2: turns a model into typed arrays. O(nodes x regions x speeds + lanes x items). */
export function compileNetwork(model: Model): Network {
  const siteNode = Int32Array.from(
    [...model.nodes.keys()].filter((node) => model.nodes[node].kind !== 'vendor'),
  );
  const nodeSite = new Int32Array(model.nodes.length).fill(-1);
  for (const [site, node] of siteNode.entries()) nodeSite[node] = site;
  const classes = [...new Set(model.items.map((item) => item.class))];
  const itemClass = Int32Array.from(model.items, (item) => classes.indexOf(item.class));
  const calendar = new Calendar(model, classes);
  const itemFactorRow = factorRows(model, itemClass);
  const lanesInto = Array.from(siteNode, (node) =>
    [...model.lanes.keys()].filter((lane) => model.lanes[lane].to === node),
  );
  const outbound = compileOutbound(model, siteNode);
  const transport = compileTransport(model);
  const itemKey = Int32Array.from(model.items, (item) => hashText(item.id));
  return {
    model,
    siteCount: siteNode.length,
    itemCount: model.items.length,
    regionCount: model.regions.length,
    speedCount: model.speeds.length,
    siteNode,
    nodeSite,
    itemKey,
    itemClass,
    classes,
    itemFactorRow,
    calendar,
    holdingCostPerDay: byStock(
      model,
      siteNode,
      (item, node) => node.holdingCostPerDay ?? item.holdingCostPerDay,
    ),
    mayStock: Uint8Array.from(
      byStock(model, siteNode, (item, node) =>
        node.classes === undefined || node.classes.includes(item.class) ? 1 : 0,
      ),
    ),
    outbound,
    departures: compileDepartures(model, siteNode, outbound),
    nearestSite: nearestSites(model, siteNode, classes, outbound),
    streams: compileDemand(model, itemKey, itemFactorRow, calendar),
    trace: model.demand.trace,
    planning: planningStreams(model),
    lanesInto,
    laneCarries: carriedItems(model),
    transport,
    lanePlannedWaitDays: plannedWaits(model, transport),
    siteHeight: heights(model, siteNode, nodeSite),
  };
}

function byStock(
  model: Model,
  siteNode: Int32Array,
  costOf: (item: Model['items'][number], node: Model['nodes'][number]) => number,
): Float64Array {
  const values = new Float64Array(model.items.length * siteNode.length);
  let stock = 0;
  for (const item of model.items) {
    for (const node of siteNode) values[stock++] = costOf(item, model.nodes[node]);
  }
  return values;
}

/** Items whose orders are only replayed or periodic ignore weekdays, seasons and events. */
function factorRows(model: Model, itemClass: Int32Array): Int32Array {
  const rows = new Int32Array(model.items.length).fill(-1);
  for (const stream of model.demand.streams) {
    if (stream.count.kind !== 'periodic') rows[stream.item] = itemClass[stream.item];
  }
  return rows;
}

function carriedItems(model: Model): Uint8Array {
  const itemCount = model.items.length;
  const carries = new Uint8Array(model.lanes.length * itemCount);
  for (const [lane, spec] of model.lanes.entries()) {
    if (spec.items === undefined) carries.fill(1, lane * itemCount, (lane + 1) * itemCount);
    else for (const item of spec.items) carries[lane * itemCount + item] = 1;
  }
  return carries;
}

/** Nearest by the options themselves, so that it is right with and without coordinates; ties to the node listed first. */
function nearestSites(
  model: Model,
  siteNode: Int32Array,
  classes: readonly string[],
  outbound: OutboundOptions,
): Int32Array {
  const nearest = new Int32Array(model.regions.length * classes.length).fill(-1);
  const least = new Float64Array(nearest.length).fill(Number.POSITIVE_INFINITY);
  const consider = (option: number, region: number): void => {
    const site = outbound.site[option];
    const allowed = model.nodes[siteNode[site]].classes;
    for (const [classIndex, name] of classes.entries()) {
      const place = region * classes.length + classIndex;
      const distance = outbound.distanceKm[option];
      const further = distance > least[place] || (distance === least[place] && site >= nearest[place]);
      if (further || (allowed !== undefined && !allowed.includes(name))) continue;
      least[place] = distance;
      nearest[place] = site;
    }
  };
  for (let cell = 0; cell < model.regions.length * model.speeds.length; cell++) {
    const region = Math.floor(cell / model.speeds.length);
    for (const start of [outbound.promiseStart, outbound.lateStart]) {
      for (let option = start[cell]; option < start[cell + 1]; option++) consider(option, region);
    }
  }
  return nearest;
}

/** Supply has no cycles (the model stage checks it), so the longest way down is finite. */
function heights(model: Model, siteNode: Int32Array, nodeSite: Int32Array): Int32Array {
  const height = new Int32Array(siteNode.length);
  for (let round = 0; round < siteNode.length; round++) {
    for (const lane of model.lanes) {
      const from = nodeSite[lane.from];
      const to = nodeSite[lane.to];
      if (from >= 0 && to >= 0) height[from] = Math.max(height[from], height[to] + 1);
    }
  }
  return height;
}
