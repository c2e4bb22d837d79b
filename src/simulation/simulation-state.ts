import { EventQueue } from '../engine/event-queue.ts';
import type { Network } from '../network/network.ts';
import { DayOrders } from '../processes/demand/day-orders.ts';
import { type MasterKey, masterKey } from '../random/master-key.ts';
import { RandomStream } from '../random/random-stream.ts';
import { type ArrivalDates, arrivalDatesOf } from './arrival-dates.ts';
import { type DemandLevels, startDemandLevels } from './demand-levels.ts';
import { type FirstLegs, firstLegsOf } from './first-legs.ts';
import { constantDaysOf, laneColumns } from './lane-columns.ts';
import {
  CELL_STRIDE,
  COST_STRIDE,
  DELIVERY_BINS,
  ITEM_STRIDE,
  STOCK_STRIDE,
  WHOLE_STRIDE,
} from './layout.ts';
import { LiveStock } from './live-stock.ts';
import type { Mechanism } from './mechanism.ts';
import type { CancellationBook, CrowdBook, PriceBook, ReturnBook } from './mechanisms/after-sale.ts';
import type { BasketBook } from './mechanisms/basket-book.ts';
import type { BuildingTables } from './mechanisms/building-tables.ts';
import { createMechanisms } from './mechanisms/create-mechanisms.ts';
import { type Departures, departuresOf } from './mechanisms/departures.ts';
import { expeditingOf } from './mechanisms/expediting.ts';
import { type Forecasts, startForecasts } from './mechanisms/forecasts.ts';
import { type Methods, methodsOf } from './mechanisms/methods.ts';
import type { DockSight } from './mechanisms/next-receipt.ts';
import { type Outages, startOutages } from './mechanisms/outages.ts';
import type { SellerBook } from './mechanisms/seller-book.ts';
import type { StorageRooms } from './mechanisms/storage-rooms.ts';
import { type Surges, startSurges } from './mechanisms/surges.ts';
import { Trailers } from './mechanisms/trailers.ts';
import { type Transfers, transfersOf } from './mechanisms/transfers.ts';
import { type Vendors, vendorsOf } from './mechanisms/vendors.ts';
import { OrderOption } from './order-option.ts';
import { OrderSources, type SourcingTables } from './order-sources.ts';
import type { PreparedPolicy } from './prepared-policy.ts';
import type { RunObserver } from './run-observer.ts';
import { Shipments } from './shipments.ts';
import { SourceCounters } from './source-counters.ts';
import { TraceHash } from './trace-hash.ts';
import { WaitingList } from './waiting-list.ts';
import { WaitingOrdersTable } from './waiting-orders-table.ts';

/** What sets one replication of a policy apart from another. */
export interface StateOptions {
  readonly seed: string;
  readonly replication: number;
  /** Second at which the measured time begins. */
  readonly warmUpEnd: number;
  readonly observer?: RunObserver | undefined;
}

/** All that changes during one replication. Handlers read and write it; nothing else does. */
export class SimulationState implements BuildingTables, SourcingTables {
  readonly network: Network;
  readonly policy: PreparedPolicy;
  readonly siteCount: number;
  readonly speedCount: number;
  readonly groupCount: number;
  readonly queue = new EventQueue();
  readonly random = new RandomStream();
  readonly master: MasterKey;
  readonly trace = new TraceHash();
  readonly observer: RunObserver | undefined;
  /** Current second. */
  now = 0;
  /** Second at which the measured time begins. */
  readonly warmUpEnd: number;
  /** Orders of the current day. */
  readonly today = new DayOrders();

  /**
   * Levels by stock [units], changed only by stock-levels.ts. Columns of their own, not fields of the records: an order
   * looks at one item's stock everywhere and a review at all stocks, which then lie side by side.
   */
  readonly onHand: Float64Array;
  readonly onOrder: Float64Array;
  readonly backorders: Float64Array;
  readonly inTransit: Float64Array;
  /** Promised to orders that have not left: physically there, not on hand. Only departures change it. */
  readonly reserved: Float64Array;

  // Records, laid out in layout.ts.
  readonly stocks: Float64Array;
  readonly cells: Float64Array;
  readonly items: Float64Array;
  readonly costs: Float64Array;
  /** Units shipped: cell * sites + site. */
  readonly flows: Float64Array;
  /** Units by delivery time: speed * DELIVERY_BINS + bin. */
  readonly deliveryTimes: Float64Array;
  /** Orders shipped whole at once, by option and by item: whole-orders.ts. */
  readonly wholeByOption: Float64Array;
  readonly wholeByItem: Float64Array;
  /** Units waiting by speed, the second they were last brought up to date, and their integral. */
  readonly waitingUnits: Float64Array;
  readonly waitingSince: Float64Array;
  readonly waitingSeconds: Float64Array;
  /** Sum over dispatches of random lead time less its mean [days]: a control variate of mean 0. */
  readonly leadTimeSurprise = new Float64Array(1);

  readonly customers: WaitingList;
  readonly requests: WaitingList;
  readonly shipments = new Shipments();
  /** Stocks with orders of other nodes to look at when the current instant's decisions are made. */
  readonly toDispatch: Int32Array;
  toDispatchCount = 0;
  readonly isToDispatch: Uint8Array;
  /** Stocks whose inventory position the customer order at hand has lowered. */
  readonly serving: Int32Array;
  servingCount = 0;
  readonly sources: SourceCounters;
  /** Dates of the goods under way, for sourcing rules that see them. */
  readonly arrivals: ArrivalDates | undefined;
  /** Orders in the first leg of their way, in models with such lanes. */
  readonly firstLegs: FirstLegs | undefined;
  /** Next review time of each review group [s]. */
  readonly nextReview: Float64Array;

  /** Orders of several lines; undefined = every line is an order of its own. */
  baskets: BasketBook | undefined;
  /** Customers who do more than ask and wait (customer-behaviour.ts), prices that change; undefined where there are none. */
  crowd: CrowdBook | undefined;
  cancellations: CancellationBook | undefined;
  returns: ReturnBook | undefined;
  prices: PriceBook | undefined;
  /** What the model has beyond stock, lanes and orders. */
  readonly mechanisms: Mechanism[];
  /** Waves, promises and outbound work; undefined = parcels leave at once. */
  readonly departures: Departures | undefined;
  /** Trailers of lanes that have them. */
  readonly trailers: Trailers | undefined;
  /** Moves between nodes, in models with `transfers`. */
  readonly transfers: Transfers | undefined;
  /** Docks of the model, and what they look at. */
  readonly dockSight: DockSight | undefined;
  readonly storage: StorageRooms | undefined;
  readonly forecasts: Forecasts | undefined;
  readonly surges: Surges | undefined;
  /** What is closed, and the share of capacity that is there; undefined = nothing ever fails. */
  readonly outages: Outages | undefined;
  /** Factors on mean demand beyond the calendar; undefined = none. */
  readonly demandLevels: DemandLevels | undefined;
  /** Third-party sellers, in models that have them. */
  sellers: SellerBook | undefined;
  /** How vendors answer orders, under vendor rules. */
  readonly vendors: Vendors | undefined;
  /** Ways of shipping, where there are several or their transit varies. */
  readonly methods: Methods | undefined;
  /** Of outbound: which options have a transit that varies. */
  readonly transitOf: Int32Array | undefined;

  readonly option: OrderOption;
  /** Options by rank where scores never change: fixed-order.ts. */
  fixedOrder: Int32Array | undefined = undefined;
  readonly view: LiveStock;
  readonly orderSources: OrderSources;
  readonly waiting = new WaitingOrdersTable();

  // What a cell and a stock are made of: looked up, because dividing takes ten times as long.
  readonly regionOfCell: Int32Array;
  readonly speedOfCell: Int32Array;
  readonly itemOfStock: Int32Array;
  readonly siteOfStock: Int32Array;

  // Columns of the model that the handlers read.
  /** First option that keeps the promise, by cell; one more entry than cells. */
  readonly promiseStart: Int32Array;
  readonly optionSite: Int32Array;
  readonly deadlines: Float64Array;
  readonly lateCosts: Float64Array;
  /** By speed; -1 = the item's own. */
  readonly lostSaleCosts: Float64Array;
  readonly partialShipments: readonly boolean[];
  readonly itemLostCosts: Float64Array;
  readonly itemVolumes: Float64Array;
  readonly divisible: Uint8Array;
  /** Site a lane starts at, -1 = a vendor. */
  readonly laneFromSite: Int32Array;
  readonly laneOrderCosts: Float64Array;
  readonly laneShipmentCosts: Float64Array;
  /** [money per unit] */
  readonly laneUnitCosts: Float64Array;
  /** [money per m3] */
  readonly laneVolumeCosts: Float64Array;
  /** Lead time of lanes where it never varies [days], else NaN. */
  readonly laneConstantDays: Float64Array;

  constructor(policy: PreparedPolicy, options: StateOptions) {
    const network = policy.network;
    const stockCount = network.itemCount * network.siteCount;
    const cellCount = network.regionCount * network.speedCount;
    this.network = network;
    this.policy = policy;
    ({ observer: this.observer, warmUpEnd: this.warmUpEnd } = options);
    this.siteCount = network.siteCount;
    this.speedCount = network.speedCount;
    this.groupCount = network.groupCount;
    this.master = masterKey(`${options.seed} / replication ${options.replication}`);
    this.onHand = policy.initialStock.slice();
    [this.onOrder, this.backorders, this.inTransit, this.reserved] = columns(4, stockCount);
    this.stocks = new Float64Array(stockCount * STOCK_STRIDE);
    this.cells = new Float64Array(cellCount * CELL_STRIDE);
    this.items = new Float64Array(network.itemCount * ITEM_STRIDE);
    this.costs = new Float64Array((network.siteCount + 1) * COST_STRIDE);
    this.flows = new Float64Array(cellCount * network.siteCount);
    this.deliveryTimes = new Float64Array(network.speedCount * DELIVERY_BINS);
    this.wholeByOption = new Float64Array(network.outbound.site.length * this.groupCount * WHOLE_STRIDE);
    this.wholeByItem = new Float64Array(network.itemCount * WHOLE_STRIDE);
    [this.waitingUnits, this.waitingSince, this.waitingSeconds] = columns(3, network.speedCount);
    this.customers = new WaitingList(stockCount);
    this.requests = new WaitingList(stockCount);
    this.toDispatch = new Int32Array(stockCount);
    this.isToDispatch = new Uint8Array(stockCount);
    this.serving = new Int32Array(network.siteCount);
    this.sources = new SourceCounters(policy.sources.lanes.length);
    this.arrivals = arrivalDatesOf(policy, stockCount);
    this.firstLegs = firstLegsOf(network.model.lanes);
    this.outages = startOutages(this);
    this.departures = departuresOf(network, this.reserved, () => this.now, this.outages);
    this.forecasts = startForecasts(this);
    this.surges = startSurges(this);
    this.demandLevels = startDemandLevels(network.streams.count, [this.forecasts, this.surges]);
    this.nextReview = new Float64Array(policy.reviewGroups.length);
    const { speeds, items, lanes } = network.model;
    [this.regionOfCell, this.speedOfCell] = partsOf(cellCount, network.speedCount);
    [this.itemOfStock, this.siteOfStock] = partsOf(stockCount, network.siteCount);
    ({ promiseStart: this.promiseStart, site: this.optionSite } = network.outbound);
    this.transitOf = network.outbound.transitOf;
    [this.deadlines, this.lateCosts, this.lostSaleCosts] = speedColumns(speeds);
    this.partialShipments = speeds.map((speed) => speed.partialShipments);
    [this.itemLostCosts, this.itemVolumes] = itemColumns(items);
    this.divisible = Uint8Array.from(items, (item) => (item.divisible ? 1 : 0));
    this.laneFromSite = Int32Array.from(lanes, (lane) => network.nodeSite[lane.from]);
    [this.laneOrderCosts, this.laneShipmentCosts, this.laneUnitCosts, this.laneVolumeCosts] =
      laneColumns(lanes);
    this.laneConstantDays = Float64Array.from(lanes, constantDaysOf);
    this.option = new OrderOption(this, this.departures);
    this.view = new LiveStock(this, 0);
    this.orderSources = new OrderSources(this);
    this.trailers = network.transport && new Trailers(this, network.transport);
    this.methods = methodsOf(this);
    this.transfers = transfersOf(this);
    const between = [expeditingOf(lanes, policy.sources, this.sources), this.trailers, this.transfers];
    const buildings = createMechanisms(this);
    ({ dockSight: this.dockSight, storage: this.storage } = buildings);
    this.vendors = vendorsOf(this);
    const own = [this.departures, this.methods, this.forecasts, this.vendors, this.surges, this.outages];
    this.mechanisms = present([...between, ...own, ...buildings.all]);
  }
}

/** The mechanisms that the model has. */
function present(mechanisms: readonly (Mechanism | undefined)[]): Mechanism[] {
  return mechanisms.filter((mechanism) => mechanism !== undefined);
}

/** Of each position in a table with `width` columns its row and its column. */
function partsOf(count: number, width: number): Int32Array[] {
  return [
    Int32Array.from({ length: count }, (_, position) => Math.floor(position / width)),
    Int32Array.from({ length: count }, (_, position) => position % width),
  ];
}

/** Several columns of equal length. */
function columns(count: number, length: number): Float64Array[] {
  return Array.from({ length: count }, () => new Float64Array(length));
}

/** Deadline [s], late cost and lost-sale cost (-1 = the item's own) of each speed. */
function speedColumns(speeds: Network['model']['speeds']): Float64Array[] {
  return [
    Float64Array.from(speeds, (speed) => speed.deadlineSeconds),
    Float64Array.from(speeds, (speed) => speed.lateCost),
    Float64Array.from(speeds, (speed) => speed.lostSaleCost ?? -1),
  ];
}

/** Lost-sale cost and volume [m3] of each item. */
function itemColumns(items: Network['model']['items']): Float64Array[] {
  return [
    Float64Array.from(items, (item) => item.lostSaleCost),
    Float64Array.from(items, (item) => item.volumeM3),
  ];
}
