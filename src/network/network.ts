import { canHold } from '../model/can-hold.ts';
import type { Model } from '../model/model.ts';
import type { BasketPlan } from '../processes/baskets/basket-plan.ts';
import type { DemandStreams } from '../processes/demand/demand-streams.ts';
import { hashText } from '../random/hash-text.ts';
import { Calendar } from './calendar.ts';
import { compileBaskets } from './compile-baskets.ts';
import { type CompiledBuildings, compileBuildings } from './compile-buildings.ts';
import { compileDemand } from './compile-demand.ts';
import { compileDepartures, type DepartureTables } from './departure-tables.ts';
import { compileForecast, type ForecastPlan } from './forecast-plan.ts';
import { compileMarkdown, type MarkdownPlan } from './markdown-plan.ts';
import { compileOutbound, type OutboundOptions } from './outbound-options.ts';
import { convertedStreams } from './planned-conversion.ts';
import { type PlanningStream, planningStreams } from './planning-streams.ts';
import { compileSellers, type SellerPlan, sellerOfItem } from './seller-plan.ts';
import { compileShocks, type ShockPlan } from './shock-plan.ts';
import { compileTransfers, type TransferLanes } from './transfer-lanes.ts';
import { compileTransport, plannedWaits, type TransportLanes } from './transport-lanes.ts';

export { acceptsType } from '../model/can-hold.ts';
/** The parts of a model that later stages name; they know the model only through the network. */
export type { Model, PluginUse, PolicySpec, ReplenishmentRuleSpec, StockFilter } from '../model/model.ts';
export type { VendorRuleSpec } from '../model/vendor-spec.ts';

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
  /**
   * Items of one class that the same sites may stock are a group: what is nearest depends on it only. Without storage
   * types and assortments groups are classes.
   */
  readonly itemGroup: Int32Array;
  readonly groupCount: number;
  /** Row of the calendar that lifts the item's demand, or -1 when its demand ignores the calendar. */
  readonly itemFactorRow: Int32Array;
  readonly calendar: Calendar;
  /** What holding costs the network [money per unit and day], by stock; 0 for goods of sellers. */
  readonly holdingCostPerDay: Float64Array;
  /** 1 when the node may stock the item, by stock. */
  readonly mayStock: Uint8Array;
  readonly outbound: OutboundOptions;
  /** When parcels leave; undefined = as soon as they are ready, which no order waits for. */
  readonly departures: DepartureTables | undefined;
  /** Nearest site that reaches the region at any speed and may stock the group: region * groupCount + group; -1 = none. */
  readonly nearestSite: Int32Array;
  readonly streams: DemandStreams;
  /** How order lines travel together; undefined = every line is an order of its own. */
  readonly baskets: BasketPlan | undefined;
  /** Orders to replay, or undefined. */
  readonly trace: Model['demand']['trace'];
  /** What policies know of demand: by item. */
  readonly planning: readonly (readonly PlanningStream[])[];
  /** What policies see of demand; undefined = its true means. */
  readonly forecast: ForecastPlan | undefined;
  /** Lanes that arrive at each site, in model order. */
  readonly lanesInto: readonly (readonly number[])[];
  /** 1 when the lane carries the item: lane * itemCount + item. */
  readonly laneCarries: Uint8Array;
  /** Lanes whose goods travel on trailers; undefined when none do. */
  readonly transport: TransportLanes | undefined;
  /** Items that may be marked down, and how many a discount brings beside the customers of the streams. */
  readonly markdown: MarkdownPlan | undefined;
  /** Ways between sites that rebalancing may use; undefined when the model has none. */
  readonly transfers: TransferLanes | undefined;
  /** Time at the yard that policies add to the lead time, by lane [days]. */
  readonly lanePlannedWaitDays: Float64Array;
  /** Longest chain of lanes from the site down to a site that feeds no other; 0 = feeds none. */
  readonly siteHeight: Int32Array;
  /** Docks and storage room by site; undefined when the model has neither. */
  readonly buildings: CompiledBuildings | undefined;
  /** Third-party sellers; undefined = every item is the network's own. */
  readonly sellers: SellerPlan | undefined;
  /** What happens to demand, nodes and lanes; undefined = nothing. */
  readonly shocks: ShockPlan | undefined;
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
  const mayStock = stockable(model, siteNode);
  const { itemGroup, groupCount } = groupItems(itemClass, mayStock, siteNode.length);
  const groups = { itemGroup, groupCount, mayStock, siteCount: siteNode.length };
  const itemKey = Int32Array.from(model.items, (item) => hashText(item.id));
  const planning = planningStreams(model);
  const sellers = compileSellers({ model, classes, calendar });
  const transfers = compileTransfers(model, siteNode);
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
    itemGroup,
    groupCount,
    itemFactorRow,
    calendar,
    holdingCostPerDay: byStock(model, siteNode, (item, node, position) =>
      sellerOfItem(sellers, position) === undefined ? (node.holdingCostPerDay ?? item.holdingCostPerDay) : 0,
    ),
    mayStock,
    outbound,
    departures: compileDepartures(model, siteNode, outbound),
    nearestSite: nearestSites(model, groups, outbound),
    streams: compileDemand(model, itemKey, itemFactorRow, calendar),
    baskets: compileBaskets(model, itemKey),
    trace: model.demand.trace,
    planning: convertedStreams(model, outbound, planning),
    forecast: compileForecast({ model, classes, calendar, itemFactorRow, planning }),
    lanesInto,
    laneCarries: carriedItems(model),
    transport,
    transfers,
    markdown: compileMarkdown(model),
    lanePlannedWaitDays: plannedWaits(model, transport),
    siteHeight: heights(model, siteNode, nodeSite),
    buildings: compileBuildings(model, siteNode),
    sellers,
    shocks: compileShocks(model, { nodeSite, transfers }, classes, calendar.dayCount),
  };
}

function byStock(
  model: Model,
  siteNode: Int32Array,
  costOf: (item: Model['items'][number], node: Model['nodes'][number], position: number) => number,
): Float64Array {
  const values = new Float64Array(model.items.length * siteNode.length);
  let stock = 0;
  for (const [position, item] of model.items.entries()) {
    for (const node of siteNode) values[stock++] = costOf(item, model.nodes[node], position);
  }
  return values;
}

function stockable(model: Model, siteNode: Int32Array): Uint8Array {
  const mayStock = new Uint8Array(model.items.length * siteNode.length);
  let stock = 0;
  for (const [position, item] of model.items.entries()) {
    for (const node of siteNode) mayStock[stock++] = canHold(model.nodes[node], item, position) ? 1 : 0;
  }
  return mayStock;
}

/** Numbers the groups in the order of their first items. */
function groupItems(
  itemClass: Int32Array,
  mayStock: Uint8Array,
  siteCount: number,
): { readonly itemGroup: Int32Array; readonly groupCount: number } {
  const groups = new Map<string, number>();
  const itemGroup = itemClass.map((own, item) => {
    const key = `${own} ${mayStock.subarray(item * siteCount, (item + 1) * siteCount).join('')}`;
    const group = groups.get(key) ?? groups.size;
    groups.set(key, group);
    return group;
  });
  return { itemGroup, groupCount: groups.size };
}

/** Items whose orders are only replayed or periodic ignore weekdays, seasons and events. */
function factorRows(model: Model, itemClass: Int32Array): Int32Array {
  const rows = new Int32Array(model.items.length).fill(-1);
  for (const stream of model.demand.streams) {
    if (stream.count.kind !== 'periodic') rows[stream.item] = itemClass[stream.item];
  }
  for (const { items, count } of model.demand.together ?? []) {
    if (count.kind !== 'periodic') for (const item of items) rows[item] = itemClass[item];
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

/** What sites may hold which items. */
interface Holders {
  readonly itemGroup: Int32Array;
  readonly groupCount: number;
  readonly mayStock: Uint8Array;
  readonly siteCount: number;
}

/** Nearest by the options themselves, so that it is right with and without coordinates; ties to the node listed first. */
function nearestSites(
  model: Model,
  { itemGroup, groupCount, mayStock, siteCount }: Holders,
  outbound: OutboundOptions,
): Int32Array {
  const nearest = new Int32Array(model.regions.length * groupCount).fill(-1);
  const least = new Float64Array(nearest.length).fill(Number.POSITIVE_INFINITY);
  const anItem = Array.from({ length: groupCount }, (_, group) => itemGroup.indexOf(group));
  const consider = (option: number, region: number): void => {
    const site = outbound.site[option];
    const distance = outbound.distanceKm[option];
    for (let group = 0; group < groupCount; group++) {
      const place = region * groupCount + group;
      const further = distance > least[place] || (distance === least[place] && site >= nearest[place]);
      if (further || mayStock[anItem[group] * siteCount + site] === 0) continue;
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
