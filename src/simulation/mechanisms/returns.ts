import { invariant } from '../../foundation/invariant.ts';
import type { Network } from '../../network/network.ts';
import { sellerOfItem } from '../../network/seller-plan.ts';
import { PURPOSES } from '../../random/random-stream.ts';
import { serveWaitingCustomers } from '../handlers/customer-order.ts';
import { charge, recordEvent } from '../handlers/record-event.ts';
import { markForDispatch } from '../handlers/replenish.ts';
import { isNear } from '../is-near.ts';
import { COST, COST_STRIDE, EVENT, PRIORITY } from '../layout.ts';
import type { Mechanism } from '../mechanism.ts';
import type { SimulationState } from '../simulation-state.ts';
import { changeOnHand } from '../stock-levels.ts';
import type { ReturnBook, SoldLine } from './after-sale.ts';
import { ReturnStore } from './return-store.ts';
import { RETURNED, RETURNED_STRIDE } from './returns-layout.ts';

const SECONDS_PER_DAY = 86_400;
/** Keeps the draws of returns apart from others made after a sale. */
const RETURN_DRAWS = 1;

type ReturnRule = NonNullable<NonNullable<Network['model']['customers']>['returns']>[number];

/** Goods that customers send back, to be sold again or written off. */
export class Returns implements Mechanism, ReturnBook {
  readonly name = 'returns';
  readonly counters: Float64Array;
  /** Units put back, by stock. */
  readonly putBack: Float64Array;
  private readonly state: SimulationState;
  private readonly store = new ReturnStore();
  /** By item. */
  private readonly rules: readonly (ReturnRule | undefined)[];

  constructor(state: SimulationState, rules: readonly ReturnRule[]) {
    const { itemCount, siteCount } = state.network;
    this.state = state;
    this.counters = new Float64Array(itemCount * RETURNED_STRIDE);
    this.putBack = new Float64Array(itemCount * siteCount);
    this.rules = Array.from({ length: itemCount }, (_, item) =>
      rules.find((rule) => rule.items.includes(item)),
    );
  }

  /**
   * Decides whether a line will come back, when, and as what. The draws belong to the item, the region and the second of
   * the order, so that parts of an order come back alike and every policy meets the same returns.
   */
  noteSale({ item, cell, site, quantity, orderedAt, deliveredAt }: SoldLine): void {
    const rule = this.rules[item];
    if (rule === undefined) return;
    const { state, store } = this;
    const { network, random, master } = state;
    const region = state.regionOfCell[cell];
    random.rekey(master, PURPOSES.afterSale, network.itemKey[item], region, orderedAt, RETURN_DRAWS);
    if (random.uniform32() >= rule.share) return;
    const record = store.take();
    store.item[record] = item;
    store.cell[record] = cell;
    store.site[record] = this.destination(rule, item, region, site);
    store.quantity[record] = quantity;
    store.discount[record] = state.prices?.discount[item] ?? 0;
    store.isResellable[record] = random.uniform32() < rule.resellable ? 1 : 0;
    const delay = Math.round(rule.delayDays.sample(random) * SECONDS_PER_DAY);
    state.queue.push(Math.max(state.now, Math.ceil(deliveredAt) + delay), PRIORITY.return, record);
  }

  /** Goods come back: what can be sold again is on hand, and goes first to those who wait. */
  handleReturn(record: number): void {
    const { state, store } = this;
    const item = store.item[record];
    const site = store.site[record];
    const cell = store.cell[record];
    const quantity = store.quantity[record];
    const isResellable = store.isResellable[record] === 1;
    const discount = store.discount[record];
    store.release(record);
    if (discount > 0) state.prices?.takeBack(item, quantity, discount);
    const place = item * RETURNED_STRIDE;
    this.counters[place + RETURNED.units] += quantity;
    const amount = quantity * this.unitCost(item, isResellable);
    charge(state, site, COST.returns, amount);
    recordEvent(state, EVENT.return, item, site, cell, quantity, amount);
    if (!isResellable) return;
    const stock = item * state.siteCount + site;
    this.counters[place + RETURNED.resold] += quantity;
    this.putBack[stock] += quantity;
    changeOnHand(state, stock, quantity);
    if (!state.customers.isEmpty(stock)) serveWaitingCustomers(state, stock);
    state.baskets?.arrived(item);
    if (!state.requests.isEmpty(stock)) markForDispatch(state, stock);
  }

  /** The counters change with the events; there are no integrals. */
  settle(): void {}

  /** What was put back is what was resold; the cost line is what the counts of units make it. */
  checkLaws(): void {
    const { counters, state } = this;
    const { siteCount, itemCount } = state.network;
    let cost = 0;
    for (let item = 0; item < itemCount; item++) {
      const returned = counters[item * RETURNED_STRIDE + RETURNED.units];
      const resold = counters[item * RETURNED_STRIDE + RETURNED.resold];
      cost += resold * this.unitCost(item, true) + (returned - resold) * this.unitCost(item, false);
      let putBack = 0;
      for (let site = 0; site < siteCount; site++) putBack += this.putBack[item * siteCount + site];
      const law = `item "${state.network.model.items[item].id}": units resold = put back into stocks`;
      invariant(isNear(resold, putBack), () => `${law} does not hold: ${resold} against ${putBack}`);
    }
    let charged = 0;
    for (let site = 0; site <= siteCount; site++) charged += state.costs[site * COST_STRIDE + COST.returns];
    invariant(
      isNear(charged, cost),
      () => `cost of returns = units x their cost does not hold: ${charged} against ${cost}`,
    );
  }

  private unitCost(item: number, isResellable: boolean): number {
    const handling = this.rules[item]?.handlingCost ?? 0;
    const { model, sellers } = this.state.network;
    const isLoss = !isResellable && sellerOfItem(sellers, item) === undefined;
    return isLoss ? handling + model.items[item].value : handling;
  }

  /** The site that a line comes back to; the one that shipped it where the policy does not hold the item. */
  private destination(rule: ReturnRule, item: number, region: number, shippedFrom: number): number {
    const { network, policy } = this.state;
    let site = shippedFrom;
    if (rule.to === 'nearest')
      site = network.nearestSite[region * network.groupCount + network.itemGroup[item]];
    else if (rule.to !== 'shipping-node') site = network.nodeSite[rule.to];
    return site >= 0 && policy.held[item * network.siteCount + site] === 1 ? site : shippedFrom;
  }
}
