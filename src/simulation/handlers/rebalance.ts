import { PURPOSES } from '../../random/random-stream.ts';
import { stockDecisionError } from '../decision-error.ts';
import { COST, EVENT, PRIORITY, STOCK, STOCK_STRIDE } from '../layout.ts';
import type { Outages } from '../mechanisms/outages.ts';
import type { Transfers } from '../mechanisms/transfers.ts';
import type { RebalancingUnit } from '../prepared-policy.ts';
import { RebalancedView } from '../rebalanced-view.ts';
import type { SimulationState } from '../simulation-state.ts';
import { changeInTransit, changeOnHand, changeOnOrder } from '../stock-levels.ts';
import { charge, recordEvent } from './record-event.ts';
import { askPolicy } from './replenish.ts';

const SECONDS_PER_DAY = 86_400;

interface Desk {
  readonly views: readonly RebalancedView[];
  /** Units to move, by lane of the unit. */
  readonly quantities: Float64Array;
  /** By lane of the unit: 1 while nothing can leave on it. */
  readonly isClosed: Uint8Array;
  /** Units that leave, by stock of the unit. */
  readonly leaving: Float64Array;
}

/** Made once per run and item. */
const desks = new WeakMap<SimulationState, Map<RebalancingUnit, Desk>>();

/**
 * Moves stock between nodes if a review of transfers is due now; gives the second of the next one. Every item is decided
 * on what it has before any moves; then stocks that sent units are asked whether to replenish (continuous review).
 */
export function rebalance(state: SimulationState, transfers: Transfers): number {
  if (transfers.nextReview !== state.now) return transfers.nextReview;
  transfers.nextReview += transfers.reviewSeconds;
  const senders: number[] = [];
  for (const unit of state.policy.rebalancing) {
    const desk = deskOf(state, unit);
    desk.quantities.fill(0);
    if (state.outages !== undefined) findClosed(state.outages, transfers, unit, desk.isClosed);
    unit.rule.move(desk.views, desk.quantities, desk.isClosed);
    checkMoves(state, transfers, unit, desk);
    for (const [index, quantity] of desk.quantities.entries()) {
      if (quantity > 0) move(state, transfers, unit.lanes[index], { item: unit.item, quantity });
    }
    for (const [index, units] of desk.leaving.entries()) if (units > 0) senders.push(unit.stocks[index]);
  }
  for (const stock of senders) askPolicy(state, stock);
  return transfers.nextReview;
}

function deskOf(state: SimulationState, unit: RebalancingUnit): Desk {
  let ofRun = desks.get(state);
  if (ofRun === undefined) {
    ofRun = new Map();
    desks.set(state, ofRun);
  }
  let desk = ofRun.get(unit);
  if (desk === undefined) {
    desk = {
      views: Array.from(unit.stocks, (stock) => new RebalancedView(state, stock)),
      quantities: new Float64Array(unit.lanes.length),
      isClosed: new Uint8Array(unit.lanes.length),
      leaving: new Float64Array(unit.stocks.length),
    };
    ofRun.set(unit, desk);
  }
  return desk;
}

/** Nothing leaves a closed node, nor on a way that failed itself. */
function findClosed(
  outages: Outages,
  { lanes }: Transfers,
  unit: RebalancingUnit,
  isClosed: Uint8Array,
): void {
  for (const [index, lane] of unit.lanes.entries()) {
    const isFrom = outages.isClosed?.[lanes.fromSite[lane]] === 1;
    isClosed[index] = isFrom || outages.isWayClosed(lane) ? 1 : 0;
  }
}

/**
 * Whole units where the item has no parts, on lanes that are open, and no more from a stock than it has on hand. Checked,
 * never corrected.
 */
function checkMoves(
  state: SimulationState,
  { lanes }: Transfers,
  unit: RebalancingUnit,
  { quantities, isClosed, leaving }: Desk,
): void {
  const isDivisible = state.divisible[unit.item] === 1;
  const base = unit.item * state.siteCount;
  leaving.fill(0);
  for (const [index, quantity] of quantities.entries()) {
    const from = base + lanes.fromSite[unit.lanes[index]];
    leaving[unit.stocks.indexOf(from)] += quantity;
    if (quantity !== 0 && isClosed[index] === 1) {
      throw impossible(
        state,
        from,
        `moved ${quantity} units; nothing can leave on that way: it or the node is closed`,
      );
    }
    if (quantity >= 0 && quantity < Number.POSITIVE_INFINITY && (isDivisible || Number.isInteger(quantity)))
      continue;
    const expected = isDivisible ? 'units >= 0' : 'a whole number of units >= 0';
    throw impossible(state, from, `moved ${quantity} units; expected ${expected}`);
  }
  for (const [index, units] of leaving.entries()) {
    const onHand = state.onHand[unit.stocks[index]];
    if (units <= onHand + (isDivisible ? 1e-9 * onHand : 0)) continue;
    throw impossible(state, unit.stocks[index], `moved ${units} units in all; only ${onHand} on hand`);
  }
}

function impossible(state: SimulationState, stock: number, problem: string): Error {
  return stockDecisionError(state, state.policy.rebalancingName, stock, problem);
}

function move(
  state: SimulationState,
  transfers: Transfers,
  lane: number,
  { item, quantity }: { readonly item: number; readonly quantity: number },
): void {
  const { lanes } = transfers;
  const toSite = lanes.toSite[lane];
  const from = item * state.siteCount + lanes.fromSite[lane];
  const to = item * state.siteCount + toSite;
  changeOnHand(state, from, -quantity);
  state.stocks[from * STOCK_STRIDE + STOCK.issued] += quantity;
  changeOnOrder(state, to, quantity);
  changeInTransit(state, to, quantity);
  const amount = transfers.count(lane, item, quantity);
  charge(state, toSite, COST.transfers, amount);
  const arrival = state.now + Math.round(leadTimeDays(state, transfers, lane, item) * SECONDS_PER_DAY);
  state.queue.push(arrival, PRIORITY.receipt, state.shipments.add(to, quantity));
  if (state.arrivals !== undefined) state.arrivals.add(to, arrival, quantity);
  recordEvent(state, EVENT.move, item, toSite, lanes.fromSite[lane], quantity, amount);
}

/** Belongs to (item, ends, second): at most one move of an item on a lane is made then. */
function leadTimeDays(state: SimulationState, { lanes }: Transfers, lane: number, item: number): number {
  const { network, random, master } = state;
  const rule = network.model.transfers?.lanes[lanes.rule[lane]];
  if (rule === undefined) return 0;
  const { siteNode, itemKey } = network;
  const ends = (siteNode[lanes.fromSite[lane]] << 16) ^ siteNode[lanes.toSite[lane]];
  random.rekey(master, PURPOSES.transfer, itemKey[item], ends, state.now);
  return rule.leadTimeDays.sample(random);
}
