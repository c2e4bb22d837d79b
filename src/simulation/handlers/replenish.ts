import { PURPOSES } from '../../random/random-stream.ts';
import { stockDecisionError } from '../decision-error.ts';
import { COST, EVENT, PRIORITY, STOCK, STOCK_STRIDE } from '../layout.ts';
import { LiveStock } from '../live-stock.ts';
import type { SimulationState } from '../simulation-state.ts';
import { changeBackorders, changeInTransit, changeOnOrder } from '../stock-levels.ts';
import { charge, recordEvent } from './record-event.ts';

const SECONDS_PER_DAY = 86_400;

/** Asks a continuously reviewed stock's policy whether to order, when its inventory position is low enough. */
export function askPolicy(state: SimulationState, stock: number): void {
  const trigger = state.policy.trigger[stock];
  if (trigger === Number.NEGATIVE_INFINITY) return;
  if (state.onHand[stock] + state.onOrder[stock] - state.backorders[stock] > trigger) return;
  const rule = state.policy.stockRules[stock];
  if (rule === undefined) return;
  state.view.stock = stock;
  placeOrder(state, stock, rule.orderQuantity(state.view));
}

/** Orders `quantity` units for a stock from its best source now. 0 = nothing. Checked, never clamped: beyond 2^53 - 1 sums lose units. */
export function placeOrder(state: SimulationState, stock: number, quantity: number): void {
  if (quantity === 0) return;
  const item = state.itemOfStock[stock];
  const whole = state.divisible[item] === 1 || Math.floor(quantity) === quantity;
  if (!(quantity > 0 && quantity <= Number.MAX_SAFE_INTEGER && whole))
    throw impossible(state, stock, quantity);
  const source = chooseSource(state, stock, quantity);
  const lane = state.policy.sources.lanes[source];
  changeOnOrder(state, stock, quantity);
  state.sources.ordersPlaced[source] += 1;
  state.sources.unitsOrdered[source] += quantity;
  const site = state.siteOfStock[stock];
  const orderCost = state.laneOrderCosts[lane];
  charge(state, site, COST.ordering, orderCost);
  recordEvent(state, EVENT.place, item, site, lane, quantity, orderCost);
  const upstream = state.laneFromSite[lane];
  if (upstream < 0) dispatch(state, stock, source, quantity);
  else request(state, item * state.siteCount + upstream, stock, source, quantity);
}

function impossible(state: SimulationState, stock: number, quantity: number): Error {
  const view = new LiveStock(state, stock);
  const name = state.policy.replenishmentNames[state.policy.ruleOf[stock]];
  const isDivisible = state.divisible[state.itemOfStock[stock]] === 1;
  const expected = isDivisible ? 'units' : 'a whole number of units';
  const problem = `ordered ${quantity} units (on hand ${view.onHand}, on order ${view.onOrder}, backorders ${view.backorders}); expected ${expected} from 0 to ${Number.MAX_SAFE_INTEGER}`;
  return stockDecisionError(state, name, stock, problem);
}

/**
 * First priority whose source can ship now (a vendor always can), else the first priority. Among sources of equal
 * priority the one furthest behind its share; ties to the lane listed first.
 */
function chooseSource(state: SimulationState, stock: number, quantity: number): number {
  const { start } = state.policy.sources;
  const first = start[stock];
  const end = start[stock + 1];
  if (end - first === 1) return first;
  let from = first;
  while (from < end) {
    const to = endOfPriority(state, from, end);
    const chosen = furthestBehind(state, from, to);
    if (canShip(state, stock, chosen, quantity)) return chosen;
    from = to;
  }
  return furthestBehind(state, first, endOfPriority(state, first, end));
}

function endOfPriority(state: SimulationState, from: number, end: number): number {
  const lanes = state.policy.sources.lanes;
  const specs = state.network.model.lanes;
  let to = from + 1;
  while (to < end && specs[lanes[to]].priority === specs[lanes[from]].priority) to++;
  return to;
}

function furthestBehind(state: SimulationState, from: number, to: number): number {
  const lanes = state.policy.sources.lanes;
  const specs = state.network.model.lanes;
  let best = from;
  for (let source = from + 1; source < to; source++) {
    const behind = state.sources.unitsOrdered[source] / specs[lanes[source]].share;
    if (behind < state.sources.unitsOrdered[best] / specs[lanes[best]].share) best = source;
  }
  return best;
}

function canShip(state: SimulationState, stock: number, source: number, quantity: number): boolean {
  const upstream = state.laneFromSite[state.policy.sources.lanes[source]];
  if (upstream < 0) return true;
  const there = stock - state.siteOfStock[stock] + upstream;
  return state.onHand[there] - state.backorders[there] >= quantity;
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

/** Sends units to `stock` on a lane and schedules their receipt. The units have left the sender's stock already. */
export function dispatch(state: SimulationState, stock: number, source: number, quantity: number): void {
  const lane = state.policy.sources.lanes[source];
  const item = state.itemOfStock[stock];
  const site = state.siteOfStock[stock];
  changeInTransit(state, stock, quantity);
  state.sources.dispatches[source] += 1;
  state.sources.unitsDispatched[source] += quantity;
  const amount =
    state.laneShipmentCosts[lane] +
    quantity * (state.laneUnitCosts[lane] + state.laneVolumeCosts[lane] * state.itemVolumes[item]);
  charge(state, site, COST.transport, amount);
  const arrival = arrivalTime(state, lane, source, item);
  state.queue.push(arrival, PRIORITY.receipt, state.shipments.add(stock, quantity));
  recordEvent(state, EVENT.dispatch, item, site, lane, quantity, amount);
}

/** The lead time belongs to (lane ends, item, day, n-th dispatch of that day): the same for every policy that dispatches then. */
function arrivalTime(state: SimulationState, lane: number, source: number, item: number): number {
  const spec = state.network.model.lanes[lane];
  let days = state.laneConstantDays[lane];
  if (Number.isNaN(days)) {
    const day = (state.now / SECONDS_PER_DAY) | 0;
    if (state.sources.lastDispatchDay[source] !== day) {
      state.sources.lastDispatchDay[source] = day;
      state.sources.dispatchesThatDay[source] = 0;
    }
    const nth = state.sources.dispatchesThatDay[source]++;
    const ends = (spec.from << 16) ^ spec.to;
    state.random.rekey(state.master, PURPOSES.leadTime, state.network.itemKey[item], ends, day, nth);
    days = spec.leadTimeDays.sample(state.random);
    state.leadTimeSurprise[0] += days - spec.leadTimeDays.mean;
  }
  const arrival = state.now + Math.round(days * SECONDS_PER_DAY);
  if (spec.crossing) return arrival;
  state.sources.lastArrival[source] = Math.max(arrival, state.sources.lastArrival[source]);
  return state.sources.lastArrival[source];
}
