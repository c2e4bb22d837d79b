import { type SellerPlan, sellerOfItem } from '../../network/seller-plan.ts';
import { LaggedCounts } from '../lagged-counts.ts';
import { STOCK, STOCK_STRIDE } from '../layout.ts';
import type { SimulationState } from '../simulation-state.ts';

const DAYS_PER_WEEK = 7;
/** Share of a limit that rounding may hide. */
const ROUNDING = 1e-9;

/** How much of what sellers want to send is taken in. */
export class RestockLimits {
  private readonly state: SimulationState;
  private readonly plan: SellerPlan;
  /** What stocks had issued at the beginning of the window of recent sales, by seller; undefined = not asked for. */
  private readonly issued: readonly (LaggedCounts | undefined)[];
  /** Position of each item among those of its seller. */
  private readonly nthOfSeller: Int32Array;
  /** Volume at the node, with what has been ordered at this instant, and the instant: seller * sites + site. */
  private readonly volume: Float64Array;
  private readonly volumeAt: Float64Array;

  constructor(state: SimulationState, plan: SellerPlan) {
    this.state = state;
    this.plan = plan;
    this.issued = plan.sellers.map(({ items, restockLimit }) =>
      restockLimit?.measuredBy === 'recent-sales' && restockLimit.weeks !== undefined
        ? new LaggedCounts(items.length * state.siteCount, restockLimit.windowDays)
        : undefined,
    );
    this.nthOfSeller = new Int32Array(plan.sellerOf.length);
    for (const { items } of plan.sellers)
      for (const [nth, item] of items.entries()) this.nthOfSeller[item] = nth;
    this.volume = new Float64Array(plan.sellers.length * state.siteCount);
    this.volumeAt = new Float64Array(this.volume.length).fill(-1);
  }

  /** Notes what was sold up to the midnight that has come. */
  closeDay(): void {
    const { state, plan } = this;
    for (const [seller, counts] of this.issued.entries()) {
      const { items } = plan.sellers[seller];
      counts?.note((index) => {
        const stock =
          items[Math.floor(index / state.siteCount)] * state.siteCount + (index % state.siteCount);
        return state.stocks[stock * STOCK_STRIDE + STOCK.issued];
      });
    }
  }

  /** How many of `wanted` units, > 0, may be ordered now; whole units of indivisible items. */
  allowed(stock: number, wanted: number): number {
    const { state, plan } = this;
    const item = state.itemOfStock[stock];
    const limit = sellerOfItem(plan, item)?.restockLimit;
    if (limit === undefined) return wanted;
    const position =
      state.onHand[stock] + state.reserved[stock] + state.onOrder[stock] - state.backorders[stock];
    let most = wanted;
    if (limit.weeks !== undefined) {
      const units = Math.max(limit.leastUnits, limit.weeks * DAYS_PER_WEEK * this.unitsPerDay(stock, item));
      most = Math.min(most, units - position);
    }
    const volume = state.itemVolumes[item];
    if (limit.volumeM3 !== undefined && volume > 0) {
      most = Math.min(most, (limit.volumeM3 - this.volumeOf(stock)) / volume);
    }
    const isWhole = state.divisible[item] === 0;
    const units = isWhole ? Math.floor(most + ROUNDING * Math.abs(most)) : most;
    const granted = most >= wanted ? wanted : Math.max(0, units);
    if (limit.volumeM3 !== undefined) this.volume[this.placeOf(stock)] += granted * volume;
    return granted;
  }

  /** Units that a week of supply is counted in, per day. Until a whole window has passed, planned demand. */
  private unitsPerDay(stock: number, item: number): number {
    const { state, plan } = this;
    const seller = plan.sellerOf[item];
    const counts = this.issued[seller];
    const windowDays = plan.sellers[seller].restockLimit?.windowDays ?? 1;
    if (counts?.isFull !== true) return state.policy.plannedPerDay[stock];
    const index = this.nthOfSeller[item] * state.siteCount + state.siteOfStock[stock];
    return (state.stocks[stock * STOCK_STRIDE + STOCK.issued] - counts.before[index]) / windowDays;
  }

  private placeOf(stock: number): number {
    const { sellerOf } = this.plan;
    return sellerOf[this.state.itemOfStock[stock]] * this.state.siteCount + this.state.siteOfStock[stock];
  }

  /** Volume of all the seller's goods at the node [m3]. */
  private volumeOf(stock: number): number {
    const { state, plan } = this;
    const place = this.placeOf(stock);
    if (this.volumeAt[place] === state.now) return this.volume[place];
    this.volumeAt[place] = state.now;
    this.volume[place] = 0;
    for (const item of plan.sellers[plan.sellerOf[state.itemOfStock[stock]]].items) {
      const other = item * state.siteCount + state.siteOfStock[stock];
      const units =
        state.onHand[other] + state.reserved[other] + state.onOrder[other] - state.backorders[other];
      this.volume[place] += Math.max(0, units) * state.itemVolumes[item];
    }
    return this.volume[place];
  }
}
