import { invariant } from '../../foundation/invariant.ts';
import type { SellerPlan } from '../../network/seller-plan.ts';
import { charge, recordEvent } from '../handlers/record-event.ts';
import { isNear } from '../is-near.ts';
import { LaggedCounts } from '../lagged-counts.ts';
import {
  COST,
  COST_STRIDE,
  EVENT,
  ITEM,
  ITEM_STRIDE,
  STOCK,
  STOCK_STRIDE,
  WHOLE,
  WHOLE_STRIDE,
} from '../layout.ts';
import type { SimulationState } from '../simulation-state.ts';
import { FEE_KINDS, SELLERS } from './sellers-layout.ts';

const SECONDS_PER_DAY = 86_400;
const DAYS_PER_WEEK = 7;
/** Days over which sales are counted for weeks of supply: 13 weeks. */
const SUPPLY_WINDOW_DAYS = 91;

/** What has been billed to one seller since the start, in what fees are counted in. */
interface Bill {
  readonly items: Int32Array;
  /** Stocks of its items that are held. */
  readonly stocks: Int32Array;
  /** Sources of those stocks at vendors. */
  readonly sources: Int32Array;
  readonly shipped: LaggedCounts | undefined;
  readonly received: LaggedCounts | undefined;
  /** Units shipped and sent in, m3 days, and money paid by customers, in the order of FEE_KINDS. */
  readonly amounts: Float64Array;
}

/** Fees of sellers, billed at every midnight for the day that has passed. */
export class SellerFees {
  private readonly state: SimulationState;
  private readonly plan: SellerPlan;
  private readonly counters: Float64Array;
  private readonly bills: readonly Bill[];
  private billedUntil = 0;

  /** @param counters of SELLERS */
  constructor(state: SimulationState, plan: SellerPlan, counters: Float64Array) {
    this.state = state;
    this.plan = plan;
    this.counters = counters;
    this.bills = plan.sellers.map((_, seller) => this.newBill(seller));
  }

  /** Bills what has come since the last bill. Nothing, the second time at the same midnight. */
  closeDay(): void {
    const { state } = this;
    if (state.now === this.billedUntil) return;
    const days = (state.now - this.billedUntil) / SECONDS_PER_DAY;
    this.billedUntil = state.now;
    for (const [seller, bill] of this.bills.entries()) this.billSeller(seller, bill, days);
  }

  /** The line of seller fees is minus what was billed, and nothing was billed that had not happened. */
  checkLaws(): void {
    const { state, counters, plan } = this;
    const { siteCount } = state.network;
    let charged = 0;
    for (let site = 0; site <= siteCount; site++)
      charged += state.costs[site * COST_STRIDE + COST.sellerFees];
    const billed = FEE_KINDS.reduce((sum, kind) => sum + counters[SELLERS[kind]], 0);
    const owed = this.bills.reduce((sum, bill, seller) => {
      const prices = this.pricesOf(seller);
      return sum + bill.amounts.reduce((total, amount, kind) => total + amount * prices[kind], 0);
    }, 0);
    invariant(
      isNear(-charged, billed) && isNear(billed, owed),
      () =>
        `seller fees = amounts x their prices does not hold: ${-charged} charged, ${billed} billed, ${owed} owed`,
    );
    for (const [seller, { amounts, items }] of this.bills.entries()) {
      const shipped = items.reduce((sum, item) => sum + this.shippedOf(item), 0);
      invariant(
        amounts[0] <= shipped * (1 + 1e-9),
        () => `seller "${plan.sellers[seller].id}": ${amounts[0]} units billed, ${shipped} shipped`,
      );
    }
  }

  private newBill(seller: number): Bill {
    const { state, plan } = this;
    const { items, fees } = plan.sellers[seller];
    const { siteCount, policy, laneFromSite } = state;
    const stocks = items.flatMap((item) =>
      Array.from({ length: siteCount }, (_, site) => item * siteCount + site).filter(
        (stock) => policy.held[stock] === 1,
      ),
    );
    const { start, lanes } = policy.sources;
    const sources = stocks.flatMap((stock) =>
      Array.from({ length: start[stock + 1] - start[stock] }, (_, nth) => start[stock] + nth).filter(
        (source) => laneFromSite[lanes[source]] < 0,
      ),
    );
    return {
      items: Int32Array.from(items),
      stocks: Int32Array.from(stocks),
      sources: Int32Array.from(sources),
      shipped: fees.overstock && new LaggedCounts(1, SUPPLY_WINDOW_DAYS),
      received: fees.aged && new LaggedCounts(stocks.length, fees.aged.fromDays),
      amounts: new Float64Array(FEE_KINDS.length),
    };
  }

  private billSeller(seller: number, bill: Bill, days: number): void {
    const { state, counters } = this;
    const { amounts, items, sources } = bill;
    const prices = this.pricesOf(seller);
    const now = [
      items.reduce((sum, item) => sum + this.shippedOf(item), 0),
      sources.reduce((sum, source) => sum + state.sources.unitsDispatched(source), 0),
      this.storedSeconds(bill) / SECONDS_PER_DAY,
      amounts[3] + days * this.excess(seller, bill),
      amounts[4] + days * this.agedVolume(bill),
      items.reduce((sum, item) => sum + this.shippedOf(item) * state.network.model.items[item].price, 0),
    ];
    let total = 0;
    for (const [kind, name] of FEE_KINDS.entries()) {
      const fee = (now[kind] - amounts[kind]) * prices[kind];
      amounts[kind] = now[kind];
      counters[SELLERS[name]] += fee;
      total += fee;
    }
    if (total === 0) return;
    charge(state, state.network.siteCount, COST.sellerFees, -total);
    recordEvent(state, EVENT.fee, -1, -1, seller, total, -total);
  }

  /** Prices in the order of FEE_KINDS [money per unit, or per m3 and day; a share of money]. */
  private pricesOf(seller: number): readonly number[] {
    const { fulfillment, inbound, storagePerM3Day, overstock, aged, referral } =
      this.plan.sellers[seller].fees;
    const surcharges = [overstock?.perM3Day ?? 0, aged?.perM3Day ?? 0];
    return [fulfillment, inbound, storagePerM3Day, ...surcharges, referral];
  }

  private shippedOf(item: number): number {
    const { items, wholeByItem } = this.state;
    return items[item * ITEM_STRIDE + ITEM.shipped] + wholeByItem[item * WHOLE_STRIDE + WHOLE.units];
  }

  /** Integral over time of the volume on hand, from the start [m3 s]. */
  private storedSeconds({ stocks }: Bill): number {
    const { state } = this;
    let sum = 0;
    for (const stock of stocks) {
      const seconds =
        state.stocks[stock * STOCK_STRIDE + STOCK.onHandSeconds] + state.onHand[stock] * state.now;
      sum += seconds * state.itemVolumes[state.itemOfStock[stock]];
    }
    return sum;
  }

  /** Volume on hand above so many weeks of supply, once 13 weeks of sales are known [m3]. */
  private excess(seller: number, bill: Bill): number {
    const { shipped, items, stocks } = bill;
    const { overstock } = this.plan.sellers[seller].fees;
    if (shipped === undefined || overstock === undefined) return 0;
    const { state } = this;
    const shippedVolume = items.reduce(
      (sum, item) => sum + this.shippedOf(item) * state.itemVolumes[item],
      0,
    );
    shipped.note(() => shippedVolume);
    if (!shipped.isFull) return 0;
    let volume = 0;
    for (const stock of stocks) volume += state.onHand[stock] * state.itemVolumes[state.itemOfStock[stock]];
    const perDay = (shippedVolume - shipped.before[0]) / SUPPLY_WINDOW_DAYS;
    return Math.max(0, volume - overstock.aboveWeeks * DAYS_PER_WEEK * perDay);
  }

  /** Volume on hand of units that came longer ago than the age: oldest leave first, at each node [m3]. */
  private agedVolume({ received, stocks }: Bill): number {
    if (received === undefined) return 0;
    const { state } = this;
    const receivedAt = (nth: number) => state.stocks[stocks[nth] * STOCK_STRIDE + STOCK.received];
    received.note(receivedAt);
    if (!received.isFull) return 0;
    let volume = 0;
    for (const [nth, stock] of stocks.entries()) {
      const lately = receivedAt(nth) - received.before[nth];
      const aged = Math.max(0, state.onHand[stock] - lately);
      volume += aged * state.itemVolumes[state.itemOfStock[stock]];
    }
    return volume;
  }
}
