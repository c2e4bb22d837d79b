import type { Distribution } from '../random/distributions/distribution.ts';
import type { BasketsSpec } from './baskets-spec.ts';
import type { CapacitySpec } from './capacity-spec.ts';
import type { CustomersSpec } from './customers-spec.ts';
import type { DeliveriesSpec, DepartureRuleSpec } from './departures-spec.ts';
import type { SpeedSpec } from './speed-spec.ts';

export type { OutboundLaneSpec, OutboundSpec, RateBand, ZoneRate } from './outbound-spec.ts';
export type { SpeedSpec, WhenShort } from './speed-spec.ts';

import type { ForecastSpec } from './forecast-spec.ts';
import type { MarkdownSpec } from './markdown-spec.ts';
import type { NodeKind } from './node-kind.ts';
import type { OutboundSpec } from './outbound-spec.ts';
import type { PolicySpec } from './policy-spec.ts';
import type { SellerSpec } from './sellers-spec.ts';
import type { ShocksSpec } from './shocks-spec.ts';
import type { TransfersSpec } from './transfers-spec.ts';
import type { TransportRuleSpec } from './transport-spec.ts';
import type { VendorRuleSpec } from './vendor-spec.ts';

export type {
  PluginUse,
  PolicySpec,
  ReplenishmentRuleSpec,
  StockFilter,
  StockParameters,
} from './policy-spec.ts';

/*
 * Stage 1, out: a validated scenario as plain readonly data. In: model.yaml and its CSV tables (load-model.ts).
 * Everything here has been checked, so later stages never check it again. All names are resolved to positions in
 * the lists of this object, all durations to seconds, distances to kilometres, weights to kilograms.
 */

export type { MarkdownRuleSpec } from './markdown-spec.ts';
export type { SellerSpec } from './sellers-spec.ts';
export type { NodeKind };

/** A place that ships. Vendors always have stock and hold none; the other kinds hold stock. */
export interface NodeSpec {
  readonly id: string;
  readonly kind: NodeKind;
  readonly latitude?: number;
  readonly longitude?: number;
  /** Relative building size, > 0; plans that place "in proportion to building size" read it. Default 1. */
  readonly size: number;
  /** Order to departure of a customer shipment [s], >= 0. */
  readonly processingSeconds: number;
  /** Handling cost per unit shipped to a customer [money]. Part of the shipping cost line. */
  readonly handlingCost: number;
  /** Overrides the item's holding cost at this node [money per unit and day]. */
  readonly holdingCostPerDay?: number;
  /** Item classes this node may stock; undefined = every class. */
  readonly classes?: readonly string[];
  /** Storage types this node accepts; undefined = every type. */
  readonly storageTypes?: readonly string[];
  /** Positions of the only items this node may stock; undefined = all that it accepts. */
  readonly assortment?: ReadonlySet<number>;
  /** True when customers may be served from here: fc and same-day by default, dc and vendor not. */
  readonly servesCustomers: boolean;
  /** Local clock less the clock of the model [s]; absent = 0. */
  readonly utcOffsetSeconds?: number;
}

export interface RegionSpec {
  readonly id: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly population?: number;
  /** Share of every item's demand, >= 0, sums to 1 over regions. Default: in proportion to population. */
  readonly share: number;
  /** Local clock less the clock of the model [s]; absent = 0. */
  readonly utcOffsetSeconds?: number;
  /** Absent = at any time. */
  readonly deliveries?: DeliveriesSpec;
}

export interface ItemSpec {
  readonly id: string;
  /** Assortment class, e.g. A, B, C. Default "all". */
  readonly class: string;
  /** Kind of room it needs, e.g. sortable, non-sortable, cold. Default "standard". */
  readonly storageType: string;
  /** Cost of one unit [money], >= 0: what holding is charged on. */
  readonly value: number;
  /** Sales price of one unit [money], >= 0. */
  readonly price: number;
  readonly weightKg: number;
  /** Volume [m3]. */
  readonly volumeM3: number;
  /** Units that only come whole (default) or any real quantity. */
  readonly divisible: boolean;
  /** Holding cost [money per unit and day]; default value x costs.holding-rate / 365. */
  readonly holdingCostPerDay: number;
  /** Penalty for one unit not delivered at all [money]; default price - value. */
  readonly lostSaleCost: number;
  /** Expected orders per day over all regions, before weekday, season and events; used by `demand.by-item`. */
  readonly dailyOrders?: number;
  /** Units of a case that vendors sell it in; undefined = as the vendor rule says. */
  readonly casePack?: number;
}

/** A supply connection between two nodes. `item` undefined = every item. */
export interface LaneSpec {
  readonly from: number;
  readonly to: number;
  /** Items carried; undefined = every item. */
  readonly items?: readonly number[];
  /** Days from dispatch to receipt. */
  readonly leadTimeDays: Distribution;
  /** First part of `leadTimeDays`, drawn before the rest; undefined = the way has one leg. */
  readonly firstLegDays?: Distribution;
  /** An expedited way, for sourcing policies and metrics. */
  readonly isExpress: boolean;
  /** False: a later dispatch of the same item never arrives before an earlier one. */
  readonly crossing: boolean;
  /** Charged for each replenishment order placed on this lane [money]: cost line "ordering". */
  readonly orderCost: number;
  /** Charged for each dispatch of one item [money]: cost line "transport". */
  readonly shipmentCost: number;
  /** Charged per unit [money]: cost line "transport". */
  readonly unitCost: number;
  /** Charged per cubic metre and kilometre [money]: cost line "transport". */
  readonly volumeDistanceCost: number;
  /** Charged per unit and kilometre [money]: cost line "transport". */
  readonly unitDistanceCost: number;
  readonly distanceKm: number;
  /** Preference among the sources of the same stock, 1 = first. Lanes of equal priority are used by share. */
  readonly priority: number;
  /** Share among lanes of equal priority, > 0. Default 1. */
  readonly share: number;
}

/** How many orders come on a day. All means are per day at factor 1. */
export type CountProcess =
  | { readonly kind: 'poisson'; readonly mean: number }
  /** Gamma-mixed Poisson per day: variance = mean x varianceToMean, varianceToMean > 1. */
  | { readonly kind: 'negative-binomial'; readonly mean: number; readonly varianceToMean: number }
  /** A demand day with the given probability, then one order. */
  | { readonly kind: 'intermittent'; readonly probability: number }
  /** One order every `everySeconds`, the first at `offsetSeconds` after the start. */
  | { readonly kind: 'periodic'; readonly everySeconds: number; readonly offsetSeconds: number };

/** One source of orders. Region or speed left undefined are drawn from the shares. */
export interface DemandStreamSpec {
  readonly item: number;
  readonly region?: number;
  readonly speed?: number;
  readonly count: CountProcess;
  /** Units per order; integer-valued unless the item is divisible. */
  readonly size: Distribution;
}

/** One source of orders that each bring one line of every item named (two or more, all different), of `size` units each. */
export interface BasketStreamSpec extends Omit<DemandStreamSpec, 'item'> {
  readonly items: readonly number[];
}

/** A dated lift of demand: factor on the mean of the days [fromDay, fromDay + days). */
export interface DemandEvent {
  readonly name: string;
  readonly fromDay: number;
  readonly days: number;
  readonly factor: number;
  /** Item classes it touches; undefined = all. */
  readonly classes?: readonly string[];
}

/** Real or invented order lines, replayed exactly. Column-wise, sorted by time then file order. */
export interface DemandTrace {
  readonly timeSeconds: Float64Array;
  readonly item: Int32Array;
  readonly region: Int32Array;
  /** Speed position, or -1 = drawn from the speed shares. */
  readonly speed: Int32Array;
  readonly quantity: Float64Array;
  /** Position in `orderIds`. */
  readonly order: Int32Array;
  readonly orderIds: readonly string[];
}

export interface DemandSpec {
  readonly streams: readonly DemandStreamSpec[];
  /** Factors Monday to Sunday, mean 1. */
  readonly weekday: readonly number[];
  /** Shares of the day's orders by hour, 24, sum 1. */
  readonly hours: readonly number[];
  /** Factors January to December, mean 1. */
  readonly months: readonly number[];
  readonly events: readonly DemandEvent[];
  readonly trace?: DemandTrace;
  /** Streams of orders with several lines each; absent = none. */
  readonly together?: readonly BasketStreamSpec[];
}

/** Units on hand at the start. */
export interface InitialStock {
  readonly item: number;
  readonly node: number;
  readonly units: number;
}

export interface Model {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Midnight at which the clock is 0, ISO date. Its weekday and month drive the calendar. */
  readonly startDate: string;
  /** Measured days after the warm-up. */
  readonly horizonDays: number;
  readonly warmUpDays: number;
  readonly currency: string;
  /** Unit that reports print distances in. */
  readonly distanceUnit: 'km' | 'mile';
  readonly nodes: readonly NodeSpec[];
  readonly regions: readonly RegionSpec[];
  readonly items: readonly ItemSpec[];
  readonly lanes: readonly LaneSpec[];
  readonly speeds: readonly SpeedSpec[];
  readonly outbound: OutboundSpec;
  readonly demand: DemandSpec;
  /** Explicit starting stock; stocks not listed start at their policy's target. */
  readonly initialStock: readonly InitialStock[];
  /** How vendors take and answer orders, first match wins; undefined = every order in full, at once. */
  readonly vendors?: readonly VendorRuleSpec[];
  readonly policy?: PolicySpec;
  /** How customers choose, convert, substitute, cancel and return; undefined = each asks for a speed and buys. */
  readonly customers?: CustomersSpec;
  /** When parcels leave; first match wins for a node and speed. Absent = at once. */
  readonly departures?: readonly DepartureRuleSpec[];
  readonly capacity?: CapacitySpec;
  /** Lanes whose goods travel on trailers; absent = goods leave the moment they are dispatched. */
  readonly transport?: readonly TransportRuleSpec[];
  /** Items that may be marked down; absent = none. */
  readonly markdown?: MarkdownSpec;
  /** Third-party sellers; absent = every item is the network's own. */
  readonly sellers?: readonly SellerSpec[];
  /** Moves between nodes that hold stock; absent = none. */
  readonly transfers?: TransfersSpec;
  /** What policies see of demand; absent = its true means. */
  readonly forecast?: ForecastSpec;
  /** How order lines travel together; absent = every line is an order of its own. */
  readonly baskets?: BasketsSpec;
  /** What happens to demand, nodes and lanes; absent = nothing. */
  readonly shocks?: ShocksSpec;
  /** Great-circle distance times this = travelled distance. Default 1.2. */
  readonly circuity: number;
  /** What is allowed but may not be what was meant, a sentence each; `echelon validate` prints them. */
  readonly warnings: readonly string[];
  /** SHA-256 over the model's files and overrides, hex. */
  readonly hash: string;
}
