import { invariant } from '../../foundation/invariant.ts';
import type { Network, VendorRuleSpec } from '../../network/network.ts';
import { RegimePath } from '../../processes/lead-time/regime-path.ts';
import type { MasterKey } from '../../random/master-key.ts';
import type { RandomStream } from '../../random/random-stream.ts';
import { isNear } from '../is-near.ts';
import type { Mechanism } from '../mechanism.ts';
import type { ItemUnit, PreparedPolicy } from '../prepared-policy.ts';
import type { SourceCounters } from '../source-counters.ts';
import { DayCounter } from './day-counter.ts';
import { JointOrders } from './joint-orders.ts';
import { PurchaseOrders } from './purchase-orders.ts';
import { VendorCapacity } from './vendor-capacity.ts';
import { WEEKLY_STRIDE, WeeklyOrders } from './weekly-orders.ts';

const SECONDS_PER_DAY = 86_400;

/** Offsets of the counters; those of WeeklyOrders follow, WEEKLY_STRIDE for each vendor with a lane. */
export const VENDORS = {
  /** Orders placed, units that policies had decided on, and units ordered. */
  orders: 0,
  unitsDecided: 1,
  unitsOrdered: 2,
  /** Orders raised to a minimum. */
  raised: 3,
  /** Decisions given up as too small. */
  skipped: 4,
  /** Time that decisions waited for an order day [s]. */
  waitSeconds: 5,
  /** Orders answered, those confirmed at least in part, and units of both. */
  answered: 6,
  unitsAnswered: 7,
  confirmed: 8,
  unitsConfirmed: 9,
  /** Receipts on their way, and units that left in a later period than they could have. */
  receipts: 10,
  unitsDelayed: 11,
  /** Over units sent, without those on trailers: their number, time from order to arrival [days], and its square. */
  unitsSent: 12,
  leadDays: 13,
  leadDaysSquared: 14,
  /** Joint orders placed, their sum of how many times the minimum they were, their lines, units, and units filled up with. */
  jointOrders: 15,
  jointLoad: 16,
  jointLines: 17,
  jointUnits: 18,
  jointFilledUnits: 19,
  /** Over these lines: time from the first decision to the order [s]. */
  jointWaitSeconds: 20,
} as const;
export const VENDORS_COUNT = 21;

/** What a run's state holds that vendors need. */
interface VendorTables {
  readonly network: Network;
  readonly master: MasterKey;
  readonly random: RandomStream;
  readonly sources: SourceCounters;
  readonly now: number;
  readonly policy: Pick<PreparedPolicy, 'sources' | 'vendorRuleOf' | 'reviewGroups'>;
}

/** The vendors' side of a run: orders not sent yet, decisions that wait for an order day, capacity and regimes. */
export class Vendors implements Mechanism {
  readonly name = 'vendors';
  readonly counters: Float64Array;
  readonly rules: readonly VendorRuleSpec[];
  /** Rule of each source, -1 = none: such orders leave in full and at once. */
  readonly ruleOf: Int32Array;
  readonly orders = new PurchaseOrders();
  /** Units cancelled, by source. */
  readonly cancelled: Float64Array;
  /** By stock: 1 while a decision waits for an order day, and since when [s]. */
  readonly isWaiting: Uint8Array;
  readonly waitingSince: Float64Array;
  /** By rule: stocks that wait, and the day they wait for. */
  readonly waiting: readonly number[][];
  readonly opensOn: Float64Array;
  /** Decisions that wait for a joint minimum; undefined = no rule has one. */
  readonly joint: JointOrders | undefined;
  readonly ordersOfDay: DayCounter;
  readonly lotsOfDay: DayCounter;
  private readonly tables: VendorTables;
  private readonly weekly: WeeklyOrders;
  private readonly capacities = new Map<number, VendorCapacity>();
  private readonly regimes = new Map<number, RegimePath>();
  private readonly firstWeekday: number;
  private units: Map<number, ItemUnit> | undefined;

  constructor(tables: VendorTables, rules: readonly VendorRuleSpec[], ruleOf: Int32Array) {
    const { model } = tables.network;
    const stockCount = tables.policy.sources.start.length - 1;
    this.tables = tables;
    this.rules = rules;
    this.ruleOf = ruleOf;
    this.cancelled = new Float64Array(ruleOf.length);
    this.isWaiting = new Uint8Array(stockCount);
    this.waitingSince = new Float64Array(stockCount);
    this.waiting = rules.map(() => []);
    this.opensOn = new Float64Array(rules.length).fill(-1);
    this.joint = rules.some(({ jointMinimum }) => jointMinimum !== undefined)
      ? new JointOrders(stockCount)
      : undefined;
    this.ordersOfDay = new DayCounter(ruleOf.length);
    this.lotsOfDay = new DayCounter(ruleOf.length);
    this.counters = new Float64Array(VENDORS_COUNT + model.nodes.length * WEEKLY_STRIDE);
    this.weekly = new WeeklyOrders(this.counters.subarray(VENDORS_COUNT));
    this.firstWeekday = (new Date(Date.parse(model.startDate)).getUTCDay() + 6) % 7;
  }

  /** First second from now on at which the rule's vendors take orders: now, or a midnight. */
  opensAt(rule: number): number {
    const { now } = this.tables;
    const today = Math.floor(now / SECONDS_PER_DAY);
    const { isOrderDay } = this.rules[rule];
    let day = today;
    while (!isOrderDay[(this.firstWeekday + day) % 7]) day += 1;
    return day === today ? now : day * SECONDS_PER_DAY;
  }

  /** A decision waits no longer: it led to an order, or is made anew. */
  endWaiting(stock: number): void {
    if (this.isWaiting[stock] === 0) return;
    this.isWaiting[stock] = 0;
    this.counters[VENDORS.waitSeconds] += this.tables.now - this.waitingSince[stock];
  }

  /** The item-wide policy that orders for a stock; undefined = the stock has a policy of its own. */
  unitOf(stock: number): ItemUnit | undefined {
    if (this.units === undefined) {
      this.units = new Map();
      for (const { items } of this.tables.policy.reviewGroups) {
        for (const unit of items) for (const own of unit.stocks) this.units.set(own, unit);
      }
    }
    return this.units.get(stock);
  }

  /** Counts an order placed with the vendor at `node`. */
  countOrder(node: number, decided: number, ordered: number, isRaised: boolean): void {
    const { counters } = this;
    counters[VENDORS.orders] += 1;
    counters[VENDORS.unitsDecided] += decided;
    counters[VENDORS.unitsOrdered] += ordered;
    if (isRaised) counters[VENDORS.raised] += 1;
    this.weekly.add(node, ordered, this.tables.now);
  }

  /** Counts a receipt on its way: units, and time from order to arrival [s], which is open for goods on trailers. */
  countReceipt(units: number, seconds: number | undefined): void {
    const { counters } = this;
    counters[VENDORS.receipts] += 1;
    if (seconds === undefined) return;
    const days = seconds / SECONDS_PER_DAY;
    counters[VENDORS.unitsSent] += units;
    counters[VENDORS.leadDays] += units * days;
    counters[VENDORS.leadDaysSquared] += units * days * days;
  }

  /** What the vendor at `node` can send under a rule; undefined = anything. */
  capacityOf(rule: number, node: number): VendorCapacity | undefined {
    const spec = this.rules[rule].capacity;
    if (spec === undefined) return undefined;
    const key = rule * this.tables.network.model.nodes.length + node;
    const known = this.capacities.get(key);
    if (known !== undefined) return known;
    const made = new VendorCapacity(spec);
    this.capacities.set(key, made);
    return made;
  }

  /** Factor on the lead time of goods that leave the vendor at `node` now. */
  regimeFactor(rule: number, node: number): number {
    const { regimes } = this.rules[rule];
    if (regimes.length === 0) return 1;
    const { network, master, random, now } = this.tables;
    const key = rule * network.model.nodes.length + node;
    const path = this.regimes.get(key) ?? new RegimePath(regimes, master, random, node);
    this.regimes.set(key, path);
    return path.factorAt(now / SECONDS_PER_DAY);
  }

  /** Adds the units that vendors owe to each stock. O(orders not sent). */
  addOwed(byStock: Float64Array): void {
    const { used, stock, quantity } = this.orders;
    for (let record = 0; record < used; record++) byStock[stock[record]] += quantity[record];
  }

  settle(): void {
    this.weekly.closeUntil(this.tables.now);
  }

  /** Of each source: ordered = dispatched + owed + cancelled; what is held for a joint minimum is below it. */
  checkLaws(): void {
    const { sources } = this.tables;
    const { orders, ruleOf, cancelled } = this;
    this.joint?.checkHeld(this.rules, this.tables);
    const owed = new Float64Array(ruleOf.length);
    for (let record = 0; record < orders.used; record++)
      owed[orders.source[record]] += orders.quantity[record];
    for (let source = 0; source < ruleOf.length; source++) {
      if (ruleOf[source] < 0) continue;
      const accounted = sources.unitsDispatched(source) + owed[source] + cancelled[source];
      invariant(
        isNear(sources.unitsOrdered(source), accounted),
        () =>
          `source ${source}: ${sources.unitsOrdered(source)} units ordered from the vendor, ${accounted} sent, owed or cancelled`,
      );
    }
  }
}

/** The mechanism for a model with a section vendors, else undefined. */
export function vendorsOf(tables: VendorTables): Vendors | undefined {
  const { vendors } = tables.network.model;
  const { vendorRuleOf } = tables.policy;
  if (vendors === undefined || vendorRuleOf === undefined) return undefined;
  return new Vendors(tables, vendors, vendorRuleOf);
}
