import type { SourcingRule } from '../../policies/sourcing/sourcing-policy.ts';
import { stockDecisionError } from '../decision-error.ts';
import { PRIORITY, STOCK, STOCK_STRIDE } from '../layout.ts';
import { LiveStock } from '../live-stock.ts';
import type { SimulationState } from '../simulation-state.ts';
import { changeBackorders } from '../stock-levels.ts';
import { enterOrder } from './enter-order.ts';
import { orderFromVendor } from './order-from-vendor.ts';
import { dispatch } from './send-goods.ts';

/** Asks a continuously reviewed stock's policy whether to order, when its inventory position is low enough. */
export function askPolicy(state: SimulationState, stock: number): void {
  if (!state.policy.hasContinuousReview) return;
  const trigger = state.policy.trigger[stock];
  if (trigger === Number.NEGATIVE_INFINITY) return;
  if (state.onHand[stock] + state.onOrder[stock] - state.backorders[stock] > trigger) return;
  const rule = state.policy.stockRules[stock];
  if (rule === undefined) return;
  state.view.stock = stock;
  placeOrder(state, stock, rule.orderQuantity(state.sellers?.viewOf(stock) ?? state.view));
}

/** Orders `decided` units, as its policy said, for a stock now, from the source that the sourcing policy chooses. 0 = nothing. Checked, never clamped: beyond 2^53 - 1 sums lose units. */
export function placeOrder(state: SimulationState, stock: number, decided: number): void {
  const quantity = state.sellers?.unitsOrdered(stock, decided) ?? decided;
  if (quantity === 0) return;
  const item = state.itemOfStock[stock];
  const whole = state.divisible[item] === 1 || Math.floor(quantity) === quantity;
  if (!(quantity > 0 && quantity <= Number.MAX_SAFE_INTEGER && whole))
    throw impossible(state, stock, quantity);
  const { divide } = sourcingOf(state, stock);
  const { start } = state.policy.sources;
  if (divide !== undefined && start[stock + 1] - start[stock] > 1) {
    const parts = dividedOrder(state, stock, quantity, divide);
    for (const [place, part] of parts.entries())
      if (part > 0) orderFrom(state, stock, start[stock] + place, part);
    return;
  }
  orderFrom(state, stock, chooseSource(state, stock, quantity), quantity);
}

/** Orders `quantity` > 0 units for a stock from a source. */
function orderFrom(state: SimulationState, stock: number, source: number, quantity: number): void {
  if (state.vendors !== undefined && state.vendors.ruleOf[source] >= 0) {
    orderFromVendor(state, state.vendors, stock, source, quantity);
    return;
  }
  state.vendors?.joint?.drop(stock);
  enterOrder(state, stock, source, quantity);
  const upstream = state.laneFromSite[state.policy.sources.lanes[source]];
  if (upstream < 0) dispatch(state, stock, source, quantity);
  else request(state, state.itemOfStock[stock] * state.siteCount + upstream, stock, source, quantity);
}

/** The sourcing rule of whoever owns the stock. */
function sourcingOf(state: SimulationState, stock: number): SourcingRule {
  const { sourcing, sellerSourcing } = state.policy;
  return state.sellers?.owns(state.itemOfStock[stock]) ? (sellerSourcing ?? sourcing) : sourcing;
}

/** An order as the sourcing policy divides it among the sources of the stock. Checked, never corrected. */
function dividedOrder(
  state: SimulationState,
  stock: number,
  quantity: number,
  divide: NonNullable<SourcingRule['divide']>,
): Float64Array {
  const { start } = state.policy.sources;
  const parts = new Float64Array(start[stock + 1] - start[stock]);
  state.orderSources.show(stock, quantity);
  divide(state.orderSources, parts);
  const isDivisible = state.divisible[state.itemOfStock[stock]] === 1;
  const isPossible = parts.every((part) => part >= 0 && (isDivisible || Math.floor(part) === part));
  const total = parts.reduce((sum, part) => sum + part, 0);
  if (isPossible && total <= quantity * (1 + 1e-12)) return parts;
  const problem = `divided ${quantity} units into ${parts.join(', ')}; expected units from 0 that sum to at most that`;
  throw stockDecisionError(state, state.policy.sourcingName, stock, problem);
}

function impossible(state: SimulationState, stock: number, quantity: number): Error {
  const view = new LiveStock(state, stock);
  const name = state.policy.replenishmentNames[state.policy.ruleOf[stock]];
  const isDivisible = state.divisible[state.itemOfStock[stock]] === 1;
  const expected = isDivisible ? 'units' : 'a whole number of units';
  const problem = `ordered ${quantity} units (on hand ${view.onHand}, on order ${view.onOrder}, backorders ${view.backorders}); expected ${expected} from 0 to ${Number.MAX_SAFE_INTEGER}`;
  return stockDecisionError(state, name, stock, problem);
}

/** The only source, or the one that the sourcing policy chooses. Checked, never corrected. */
function chooseSource(state: SimulationState, stock: number, quantity: number): number {
  const { start } = state.policy.sources;
  const first = start[stock];
  const end = start[stock + 1];
  if (end - first === 1) return first;
  state.orderSources.show(stock, quantity);
  const chosen = sourcingOf(state, stock).choose(state.orderSources);
  if (chosen >= first && chosen < end && Math.floor(chosen) === chosen) return chosen;
  const problem = `chose source ${chosen}; expected a whole number from ${first} to ${end - 1}`;
  throw stockDecisionError(state, state.policy.sourcingName, stock, problem);
}

/** Another node orders from `upstream`: the order joins the list and is looked at when this instant's orders are all in. */
function request(
  state: SimulationState,
  upstream: number,
  stock: number,
  source: number,
  quantity: number,
): void {
  changeBackorders(state, upstream, quantity);
  state.stocks[upstream * STOCK_STRIDE + STOCK.requested] += quantity;
  state.requests.append(upstream, quantity, state.now, stock, source);
  markForDispatch(state, upstream);
  askPolicy(state, upstream);
}

/** Has the stock's waiting orders looked at once the receipts, reviews and orders of this instant are done. */
export function markForDispatch(state: SimulationState, stock: number): void {
  if (state.isToDispatch[stock] === 1) return;
  state.isToDispatch[stock] = 1;
  if (state.toDispatchCount === 0) state.queue.push(state.now, PRIORITY.dispatch, 0);
  state.toDispatch[state.toDispatchCount++] = stock;
}
