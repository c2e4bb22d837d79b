import { stockDecisionError } from '../decision-error.ts';
import { EVENT, PRIORITY, STOCK, STOCK_STRIDE } from '../layout.ts';
import { LiveStock } from '../live-stock.ts';
import { waitsBeforeSite } from '../mechanisms/wait-before-site.ts';
import type { ItemUnit, ReviewGroup } from '../prepared-policy.ts';
import type { SimulationState } from '../simulation-state.ts';
import { changeBackorders, changeInTransit, changeOnHand } from '../stock-levels.ts';
import { arriveAtDock } from './dock-work.ts';
import { makeAvailable } from './make-available.ts';
import { rebalance } from './rebalance.ts';
import { recordEvent } from './record-event.ts';
import { askPolicy, placeOrder } from './replenish.ts';
import { dispatch } from './send-goods.ts';

const SECONDS_PER_DAY = 86_400;

/** Goods arrive: they can be sold at once, or wait at the dock. */
export function handleReceipt(state: SimulationState, shipment: number): void {
  const stock = state.shipments.stock[shipment];
  const quantity = state.shipments.quantity[shipment];
  const site = state.siteOfStock[stock];
  if (state.outages !== undefined && waitsBeforeSite(state, state.outages, shipment)) return;
  state.shipments.release(shipment);
  if (state.arrivals !== undefined) state.arrivals.remove(stock, state.now, quantity);
  changeInTransit(state, stock, -quantity);
  const { dockSight } = state;
  if (dockSight === undefined || dockSight.docks.dockOfSite[site] < 0) {
    makeAvailable(state, stock, quantity, EVENT.receive);
    return;
  }
  recordEvent(state, EVENT.receive, state.itemOfStock[stock], site, -1, quantity, 0);
  arriveAtDock(state, dockSight, stock, quantity);
}

/** Runs every review that is due now, rebalancing first, then lowest nodes first, and schedules the next one. */
export function handleReview(state: SimulationState): void {
  const groups = state.policy.reviewGroups;
  let next = state.transfers === undefined ? Number.POSITIVE_INFINITY : rebalance(state, state.transfers);
  for (let group = 0; group < groups.length; group++) {
    if (state.nextReview[group] === state.now) {
      state.nextReview[group] += groups[group].everySeconds;
      reviewStocks(state, groups[group]);
      for (const unit of groups[group].items) reviewItem(state, unit);
    }
    next = Math.min(next, state.nextReview[group]);
  }
  if (next < Number.POSITIVE_INFINITY) state.queue.push(next, PRIORITY.review, 0);
}

function reviewStocks(state: SimulationState, { stocks, levels }: ReviewGroup): void {
  if (levels === undefined) {
    for (let place = 0; place < stocks.length; place++) reviewStock(state, stocks[place]);
    return;
  }
  const { onHand, onOrder, backorders } = state;
  levels.startReview((state.now / SECONDS_PER_DAY) | 0);
  for (let place = 0; place < stocks.length; place++) {
    const stock = stocks[place];
    const missing = levels.levelAt(place) - (onHand[stock] + onOrder[stock] - backorders[stock]);
    if (missing > 0) placeOrder(state, stock, missing);
    else if (Number.isNaN(missing)) reviewStock(state, stock);
  }
}

/** Asks a stock's policy. A continuously reviewed stock is never asked above its reorder point, not even at its first review. */
export function reviewStock(state: SimulationState, stock: number): void {
  if (state.policy.trigger[stock] > Number.NEGATIVE_INFINITY) {
    askPolicy(state, stock);
    return;
  }
  const rule = state.policy.stockRules[stock];
  if (rule === undefined) return;
  state.view.stock = stock;
  placeOrder(state, stock, rule.orderQuantity(state.sellers?.viewOf(stock) ?? state.view));
}

interface UnitDesk {
  readonly views: readonly LiveStock[];
  readonly quantities: Float64Array;
  readonly memory: Float64Array;
}

/** Views, quantities and the rule's memory of an item's stocks, made once per run and unit. */
const unitDesks = new WeakMap<SimulationState, Map<ItemUnit, UnitDesk>>();

/** Asks an item-wide policy for all its stocks. */
export function reviewItem(state: SimulationState, unit: ItemUnit): void {
  let byUnit = unitDesks.get(state);
  if (byUnit === undefined) {
    byUnit = new Map();
    unitDesks.set(state, byUnit);
  }
  let own = byUnit.get(unit);
  if (own === undefined) {
    const views = Array.from(
      unit.stocks,
      (stock) => state.sellers?.newView(stock) ?? new LiveStock(state, stock),
    );
    own = {
      views,
      quantities: new Float64Array(unit.stocks.length),
      memory: new Float64Array(unit.rule.memorySize ?? 0),
    };
    byUnit.set(unit, own);
  }
  own.quantities.fill(0);
  unit.rule.orderQuantities(own.views, own.quantities, own.memory);
  for (let index = 0; index < unit.stocks.length; index++) {
    placeOrder(state, unit.stocks[index], own.quantities[index]);
  }
}

/** Looks at the waiting orders of every stock marked at this instant, in the order they were marked. */
export function handleDispatch(state: SimulationState): void {
  const count = state.toDispatchCount;
  state.toDispatchCount = 0;
  for (let index = 0; index < count; index++) {
    const stock = state.toDispatch[index];
    state.isToDispatch[stock] = 0;
    shareStock(state, stock);
  }
}

/** Shares what is on hand among the waiting orders by the allocation policy. */
function shareStock(state: SimulationState, stock: number): void {
  if (state.outages?.isClosed?.[state.siteOfStock[stock]] === 1) return;
  const available = state.onHand[stock];
  if (available <= 0 || state.requests.isEmpty(stock)) return;
  const rule = state.policy.allocation;
  const rows = state.waiting.read(state, stock, rule.oldestFirst ? available : Number.POSITIVE_INFINITY);
  const granted = state.waiting.granted;
  granted.fill(0, 0, rows);
  const divisible = state.divisible[state.itemOfStock[stock]] === 1;
  rule.allocate(available, state.waiting, !divisible, granted);
  checkGrants(state, stock, available, divisible);
  const requests = state.requests;
  let previous = -1;
  let record = requests.head[stock];
  for (let row = 0; row < rows; row++) {
    const following = requests.next[record];
    if (granted[row] > 0) send(state, stock, record, granted[row]);
    if (requests.quantity[record] === 0) {
      requests.unlink(stock, record, previous);
      requests.release(record);
    } else {
      previous = record;
    }
    record = following;
  }
}

function send(state: SimulationState, stock: number, record: number, quantity: number): void {
  const requests = state.requests;
  const base = stock * STOCK_STRIDE;
  const stocks = state.stocks;
  changeOnHand(state, stock, -quantity);
  changeBackorders(state, stock, -quantity);
  stocks[base + STOCK.issued] += quantity;
  if (requests.time[record] === state.now) stocks[base + STOCK.requestedFilled] += quantity;
  requests.quantity[record] -= quantity;
  dispatch(state, requests.first[record], requests.second[record], quantity);
}

function checkGrants(state: SimulationState, stock: number, available: number, divisible: boolean): void {
  const { count, quantity, granted } = state.waiting;
  let total = 0;
  for (let row = 0; row < count; row++) {
    const units = granted[row];
    total += units;
    if (!(units >= 0 && units <= quantity[row]) || !(divisible || Math.floor(units) === units)) {
      const problem = `granted ${units} of ${quantity[row]} units asked for; expected a whole number between 0 and what was asked`;
      throw stockDecisionError(state, state.policy.allocationName, stock, problem);
    }
  }
  if (total > available + (divisible ? 1e-9 * available : 0)) {
    throw stockDecisionError(
      state,
      state.policy.allocationName,
      stock,
      `granted ${total} units in all; only ${available} on hand`,
    );
  }
}
