import { type SellerPlan, sellerOfItem } from '../../network/seller-plan.ts';
import { sellerError } from '../../processes/forecast/seller-error.ts';
import { LiveStock } from '../live-stock.ts';
import type { SimulationState } from '../simulation-state.ts';

const SECONDS_PER_DAY = 86_400;

/** What sellers see of demand: the calendar as far as they know it, and an error of their own by item. */
export class SellerSight {
  private readonly state: SimulationState;
  private readonly plan: SellerPlan;
  /** Demand as seen / true, by item, and the period that it was drawn for. */
  private readonly error: Float64Array;
  private readonly period: Int32Array;
  /** What a fee that is minded leaves of what would be sent, by item. */
  private readonly willing: Float64Array;

  constructor(state: SimulationState, plan: SellerPlan) {
    const { items } = state.network.model;
    this.state = state;
    this.plan = plan;
    this.error = new Float64Array(items.length);
    this.period = new Int32Array(items.length).fill(-1);
    this.willing = Float64Array.from(items, ({ price }, item) => {
      const seller = sellerOfItem(plan, item);
      if (seller === undefined || seller.feeSensitivity === 0) return 1;
      return (1 - seller.fees.inbound / price) ** seller.feeSensitivity;
    });
  }

  /** What the seller takes demand to be / what it is, now; > 0. */
  scaleOf(item: number): number {
    const { state, plan } = this;
    const seller = plan.sellerOf[item];
    const { sight } = plan.sellers[seller];
    const period = Math.floor(state.now / SECONDS_PER_DAY / sight.redrawnDays);
    if (this.period[item] !== period) {
      const key = { seller: plan.keys[seller], item: state.network.itemKey[item], period };
      this.period[item] = period;
      this.error[item] = sellerError(state.random, state.master, key, sight) * this.willing[item];
    }
    return this.error[item];
  }

  /**
   * Mean factor of the calendar over `days` days, from `afterDays` days ahead on. One who looks ahead sees the greatest of
   * the windows of that length that begin within the time he is early by.
   */
  factorAhead(item: number, days: number, afterDays: number): number {
    const { network, now } = this.state;
    const row = network.itemFactorRow[item];
    const today = Math.floor(now / SECONDS_PER_DAY);
    const seller = this.plan.sellerOf[item];
    const { lookAheadDays } = this.plan.sellers[seller].sight;
    const first = Math.max(today + afterDays, today);
    const firstSale = network.forecast?.firstSaleDay[item] ?? 0;
    if (row < 0) return 1;
    let greatest = 0;
    for (let early = 0; early <= lookAheadDays; early++) {
      const from = first + early;
      const unsold = Math.min(1, Math.max(0, (firstSale - from) / Math.max(1, Math.round(days))));
      const factor = unsold === 1 ? 0 : this.meanFactor(seller, row, from, days) * (1 - unsold);
      greatest = Math.max(greatest, factor);
    }
    return greatest;
  }

  private meanFactor(seller: number, row: number, day: number, days: number): number {
    const { calendar } = this.state.network;
    const known = this.plan.calendars[seller];
    if (known === undefined) return calendar.meanFactor(row, day, days);
    const from = Math.min(day, calendar.dayCount - 1);
    const to = Math.min(calendar.dayCount, from + Math.max(1, Math.round(days)));
    return known.sum(row, from, to, Math.floor(this.state.now / SECONDS_PER_DAY)) / (to - from);
  }
}

/**
 * A seller's view of one of its stocks. One who takes demand to be f times what it is does with its stock what it would
 * rightly do with 1 / f of it, f times as much: so any rule, whatever it looks at, can be mistaken about demand.
 */
export class SellerView extends LiveStock {
  private readonly sight: SellerSight;
  private readonly itemOfStock: Int32Array;

  constructor(state: SimulationState, sight: SellerSight, stock: number) {
    super(state, stock);
    this.sight = sight;
    this.itemOfStock = state.itemOfStock;
  }

  override get onHand(): number {
    return super.onHand / this.scale;
  }

  override get onOrder(): number {
    return super.onOrder / this.scale;
  }

  override get backorders(): number {
    return super.backorders / this.scale;
  }

  override get inventoryPosition(): number {
    return super.inventoryPosition / this.scale;
  }

  override demandFactorAhead(days: number, afterDays = 0): number {
    return this.sight.factorAhead(this.item, days, afterDays);
  }

  override demandUncertaintyAhead(): number {
    return 0;
  }

  private get scale(): number {
    return this.sight.scaleOf(this.item);
  }

  private get item(): number {
    return this.itemOfStock[this.stock];
  }
}
