import { invariant } from '../foundation/invariant.ts';
import { checkAccounts } from './check-accounts.ts';
import { isNear, TOLERANCE } from './is-near.ts';
import { ITEM, ITEM_STRIDE, STOCK, STOCK_STRIDE } from './layout.ts';
import type { SimulationState } from './simulation-state.ts';
import { completeCounters } from './whole-orders.ts';

/**
 * The laws of a run, for each item and node: nothing appears or vanishes. In = out + on hand; ordered = received + under
 * way + at the dock + owed; demanded = shipped + lost + waiting; and what is counted in several places is counted alike (check-accounts.ts).
 * @throws InvariantError naming the law, the item, the node and both sides
 */
export function checkConservation(state: SimulationState): void {
  const { stocks, siteCount } = state;
  const { initialStock } = state.policy;
  const owedTo = unitsOwedTo(state);
  state.vendors?.addOwed(owedTo);
  for (let stock = 0; stock < initialStock.length; stock++) {
    const base = stock * STOCK_STRIDE;
    const onHand = state.onHand[stock];
    const returned = state.returns?.putBack[stock] ?? 0;
    const received = initialStock[stock] + stocks[base + STOCK.received] + returned;
    balance(
      state,
      'initial + received + returned = issued + on hand + reserved',
      stock,
      received,
      stocks[base + STOCK.issued] + onHand + state.reserved[stock],
    );
    const open = state.inTransit[stock] + (state.dockSight?.docks.atDock[stock] ?? 0) + owedTo[stock];
    balance(
      state,
      'on order = in transit + at the dock + owed by sources',
      stock,
      state.onOrder[stock],
      open,
    );
    balance(
      state,
      'backorders = customers and nodes waiting',
      stock,
      state.backorders[stock],
      waiting(state, stock),
    );
    const rounding = state.divisible[Math.floor(stock / siteCount)] * TOLERANCE * Math.max(1, received);
    invariant(onHand >= -rounding, () => `${nameOf(state, stock)}: ${onHand} units on hand`);
  }
  const counters = completeCounters(state);
  for (let item = 0; item < state.network.itemCount; item++) checkItem(state, item, counters.items);
  checkAccounts(state, counters);
  for (const mechanism of state.mechanisms) mechanism.checkLaws();
  invariant(siteCount > 0, () => 'a network needs a site');
}

function checkItem(state: SimulationState, item: number, items: Float64Array): void {
  const record = item * ITEM_STRIDE;
  const demanded = items[record + ITEM.units];
  const accounted =
    items[record + ITEM.shipped] +
    items[record + ITEM.lost] +
    items[record + ITEM.waiting] +
    reservedUnits(state, item) +
    (state.cancellations?.counters[item] ?? 0);
  invariant(
    isNear(demanded, accounted),
    () =>
      `item "${state.network.model.items[item].id}": ${demanded} units demanded, ${accounted} shipped, lost, waiting, reserved or cancelled`,
  );
}

/** Units of an item promised to customers and not shipped yet. */
function reservedUnits(state: SimulationState, item: number): number {
  let units = 0;
  for (let site = 0; site < state.siteCount; site++) units += state.reserved[item * state.siteCount + site];
  return units;
}

/** Units that each stock has ordered from other nodes and these have not yet sent. */
function unitsOwedTo(state: SimulationState): Float64Array {
  const { requests } = state;
  const owed = new Float64Array(requests.head.length);
  for (const head of requests.head) {
    for (let record = head; record >= 0; record = requests.next[record]) {
      owed[requests.first[record]] += requests.quantity[record];
    }
  }
  return owed;
}

function waiting(state: SimulationState, stock: number): number {
  let units = 0;
  for (const list of [state.customers, state.requests]) {
    for (let record = list.head[stock]; record >= 0; record = list.next[record])
      units += list.quantity[record];
  }
  return units;
}

function balance(state: SimulationState, law: string, stock: number, left: number, right: number): void {
  invariant(
    isNear(left, right),
    () => `${nameOf(state, stock)}: ${law} does not hold: ${left} against ${right}`,
  );
}

function nameOf(state: SimulationState, stock: number): string {
  const { model, siteNode } = state.network;
  const item = model.items[Math.floor(stock / state.siteCount)].id;
  return `item "${item}" at node "${model.nodes[siteNode[stock % state.siteCount]].id}"`;
}
