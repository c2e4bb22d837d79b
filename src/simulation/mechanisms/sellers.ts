import { type SellerPlan, sellerOfItem } from '../../network/seller-plan.ts';
import { recordEvent } from '../handlers/record-event.ts';
import { EVENT } from '../layout.ts';
import { LiveStock } from '../live-stock.ts';
import type { Mechanism } from '../mechanism.ts';
import type { SimulationState } from '../simulation-state.ts';
import { RestockLimits } from './restock-limits.ts';
import type { SellerBook } from './seller-book.ts';
import { SellerFees } from './seller-fees.ts';
import { SellerSight, SellerView } from './seller-sight.ts';
import { SELLERS, SELLERS_COUNT } from './sellers-layout.ts';

/** Third-party sellers of a run: what they see, what is taken in of what they send, what they pay. docs/mechanisms/sellers.md */
export class Sellers implements Mechanism, SellerBook {
  readonly name = 'sellers';
  readonly counters = new Float64Array(SELLERS_COUNT);
  private readonly state: SimulationState;
  private readonly plan: SellerPlan;
  private readonly sight: SellerSight;
  private readonly limits: RestockLimits;
  private readonly fees: SellerFees;
  private readonly view: SellerView;
  private closedAt = 0;

  constructor(state: SimulationState, plan: SellerPlan) {
    this.state = state;
    this.plan = plan;
    this.sight = new SellerSight(state, plan);
    this.limits = new RestockLimits(state, plan);
    this.fees = new SellerFees(state, plan, this.counters);
    this.view = new SellerView(state, this.sight, 0);
  }

  owns(item: number): boolean {
    return this.plan.sellerOf[item] >= 0;
  }

  paysWay(item: number, lane: number): boolean {
    return this.owns(item) && this.state.laneFromSite[lane] < 0;
  }

  viewOf(stock: number): LiveStock {
    if (!this.owns(this.state.itemOfStock[stock])) return this.state.view;
    this.view.stock = stock;
    return this.view;
  }

  newView(stock: number): LiveStock {
    const { state } = this;
    return this.owns(state.itemOfStock[stock])
      ? new SellerView(state, this.sight, stock)
      : new LiveStock(state, stock);
  }

  unitsOrdered(stock: number, quantity: number): number {
    const { state, counters } = this;
    const item = state.itemOfStock[stock];
    if (!this.owns(item) || !(quantity > 0)) return quantity;
    const scale = this.sight.scaleOf(item);
    const scaled = state.divisible[item] === 1 ? quantity * scale : Math.round(quantity * scale);
    const wanted = scale === 1 ? quantity : scaled;
    const ordered = this.limits.allowed(stock, wanted);
    counters[SELLERS.wanted] += wanted;
    if (ordered >= wanted) return ordered;
    counters[SELLERS.refused] += wanted - ordered;
    recordEvent(state, EVENT.refuse, item, state.siteOfStock[stock], -1, wanted - ordered, 0);
    return ordered;
  }

  leadTimeOn(lane: number, item: number): ReturnType<SellerBook['leadTimeOn']> {
    return this.paysWay(item, lane) ? sellerOfItem(this.plan, item)?.leadTimeDays : undefined;
  }

  settle(): void {
    if (this.closedAt === this.state.now) return;
    this.closedAt = this.state.now;
    this.limits.closeDay();
    this.fees.closeDay();
  }

  checkLaws(): void {
    this.fees.checkLaws();
  }
}

/** Enters the sellers of a run among its mechanisms; nothing in models without. */
export function addSellers(state: SimulationState): void {
  const plan = state.network.sellers;
  if (plan === undefined) return;
  const sellers = new Sellers(state, plan);
  state.sellers = sellers;
  state.mechanisms.push(sellers);
}
