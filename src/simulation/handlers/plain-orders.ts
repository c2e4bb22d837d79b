import { ROW_DOUBLES, ROW_WORDS } from '../../processes/demand/day-orders.ts';
import { EVENT, STOCK, STOCK_STRIDE, WHOLE_STRIDE } from '../layout.ts';
import type { OptionPrices } from '../order-option.ts';
import type { SimulationState } from '../simulation-state.ts';
import { eventWord, nextFirst, nextSecond } from '../trace-hash.ts';
import { countWhole } from '../whole-orders.ts';

/** Whether orders of a run may be plain: by a rule known beforehand, with nothing that happens to parcels, unobserved. */
export function hasPlainOrders(state: SimulationState): boolean {
  const isByRule = state.fixedOrder !== undefined || state.policy.fulfillment.isShippingCost === true;
  const happensToParcels = [state.departures, state.transitOf, state.returns, state.storage];
  return (
    isByRule &&
    state.option.prices.areLinear &&
    state.outages?.isClosed === undefined &&
    state.observer === undefined &&
    happensToParcels.every((mechanism) => mechanism === undefined)
  );
}

/**
 * Ships the orders of the day from `firstPlace` up to before `endPlace`, as handleCustomerOrder does. Stops at the first
 * that comes at `endSecond` of the day or later, that no node can ship whole, or after which a replenishment policy would
 * be asked; returns the place where it stopped.
 *
 * These are nearly all orders. This says chooseOption, changeOnHand and shipWholeOrder once more, in one loop that calls
 * nothing and keeps in variables what it needs: only then does the compiler look a table up once and not for every
 * order. test/simulation/plain-orders.test.ts holds both to the same events and figures.
 */
export function shipPlainOrders(
  state: SimulationState,
  dayStart: number,
  firstPlace: number,
  endPlace: number,
  endSecond: number,
): number {
  const { fixedOrder, promiseStart, optionSite, siteCount, groupCount } = state;
  const { onHand, onOrder, backorders, stocks, wholeByOption, wholeByItem } = state;
  const { hasContinuousReview, trigger } = state.policy;
  const { prices } = state.option;
  const { fixed, perKg, perUnit, weightKg } = prices;
  const { itemGroup } = state.network;
  const { seconds, rowOf, words, doubles } = state.today.inOrder;
  const { lanes } = state.trace;
  const { ship } = EVENT;
  const { onHandSeconds, issued, inStockSeconds } = STOCK;
  let firstLane = lanes[0];
  let secondLane = lanes[1];
  let { now } = state;
  let place = firstPlace;
  for (; place < endPlace && seconds[place] < endSecond; place++) {
    const row = rowOf === undefined ? place : rowOf[place];
    const item = words[row * ROW_WORDS];
    const cell = words[row * ROW_WORDS + 1];
    const quantity = doubles[row * ROW_DOUBLES + 1];
    const from = promiseStart[cell];
    const to = promiseStart[cell + 1];
    const firstStock = item * siteCount;
    const weight = weightKg[item] * quantity;
    const option =
      fixedOrder === undefined
        ? cheapestOf(from, to, prices, weight, quantity, onHand, firstStock, optionSite)
        : firstOf(from, to, fixedOrder, quantity, onHand, firstStock, optionSite);
    if (option < 0) break;
    const site = optionSite[option];
    const stock = firstStock + site;
    const left = onHand[stock] - quantity;
    if (hasContinuousReview && left + onOrder[stock] - backorders[stock] <= trigger[stock]) break;
    now = dayStart + seconds[place];
    onHand[stock] = left;
    const record = stock * STOCK_STRIDE;
    stocks[record + onHandSeconds] += quantity * now;
    stocks[record + issued] += quantity;
    if (left <= 0) stocks[record + inStockSeconds] += now;
    const cost = perUnit[option] * quantity + (fixed[option] + perKg[option] * weight);
    const group = groupCount === 1 ? 0 : itemGroup[item];
    countWhole(wholeByOption, (option * groupCount + group) * WHOLE_STRIDE, quantity, cost);
    countWhole(wholeByItem, item * WHOLE_STRIDE, quantity, cost);
    const word = eventWord(ship, now, (item << 10) ^ site, cell, quantity);
    secondLane = nextSecond(firstLane, secondLane, word);
    firstLane = nextFirst(firstLane, word);
  }
  lanes[0] = firstLane;
  lanes[1] = secondLane;
  state.now = now;
  return place;
}

/** The first option of a fixed order whose node has the units, or -1. */
function firstOf(
  from: number,
  to: number,
  order: Int32Array,
  quantity: number,
  onHand: Float64Array,
  firstStock: number,
  optionSite: Int32Array,
): number {
  for (let rank = from; rank < to; rank++) {
    const option = order[rank];
    if (option < 0) return -1;
    const units = onHand[firstStock + optionSite[option]];
    if (units >= quantity && units > 0) return option;
  }
  return -1;
}

/** The option that costs least among those whose nodes have the units, or -1; ties go to the first. */
function cheapestOf(
  from: number,
  to: number,
  { perUnit, fixed, perKg }: OptionPrices,
  weightKg: number,
  quantity: number,
  onHand: Float64Array,
  firstStock: number,
  optionSite: Int32Array,
): number {
  let best = -1;
  let leastCost = Number.POSITIVE_INFINITY;
  for (let option = from; option < to; option++) {
    const units = onHand[firstStock + optionSite[option]];
    if (units < quantity || units <= 0) continue;
    const cost = perUnit[option] * quantity + (fixed[option] + perKg[option] * weightKg);
    if (cost >= leastCost) continue;
    best = option;
    leastCost = cost;
  }
  return best;
}
