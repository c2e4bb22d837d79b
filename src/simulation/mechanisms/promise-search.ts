import { clockText, DecisionError } from '../decision-error.ts';
import type { SimulationState } from '../simulation-state.ts';
import type { Departures } from './departures.ts';

/** Units of one item that a customer asks for. */
export interface Wish {
  readonly item: number;
  readonly cell: number;
  /** Units still to be assigned. */
  readonly quantity: number;
}

/** How an order may be served: `whole` = by a node that has all units. */
export interface SearchTerms {
  readonly whole: boolean;
  readonly withOvertime: boolean;
}

/**
 * The option of a cell with the least score among those whose node has the units and that keep the promise now, or -1.
 * Ties go to the node listed first.
 */
export function chooseKeeping(
  state: SimulationState,
  departures: Departures,
  wish: Wish,
  { whole, withOvertime }: SearchTerms,
): number {
  const { promiseStart, site } = state.network.outbound;
  const { item, cell, quantity } = wish;
  let best = -1;
  let bestScore = Number.POSITIVE_INFINITY;
  for (let option = promiseStart[cell]; option < promiseStart[cell + 1]; option++) {
    const units = freeUnits(state, item, site[option]);
    if (units <= 0 || (whole && units < quantity)) continue;
    const score = scoreOf(state, wish, option);
    if (!(score < bestScore)) continue;
    const part = Math.min(units, quantity);
    const keeps = withOvertime
      ? departures.keepsPromiseWithOvertime(option, cell, state.now, part)
      : departures.keepsPromise(option, cell, state.now, part);
    if (!keeps) continue;
    best = option;
    bestScore = score;
  }
  return best;
}

/**
 * The option that delivers first among those whose node has the units, or -1: the ways of the cell and, with `withLate`,
 * the slower ones of its late customers. Options that the policy refuses are left out; ties go to the lower score.
 */
export function chooseEarliest(
  state: SimulationState,
  departures: Departures,
  wish: Wish,
  { whole, withLate }: { readonly whole: boolean; readonly withLate: boolean },
): number {
  const { promiseStart, lateStart, site } = state.network.outbound;
  const { item, cell, quantity } = wish;
  let best = -1;
  let bestDelivery = Number.POSITIVE_INFINITY;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const start of withLate ? [promiseStart, lateStart] : [promiseStart]) {
    for (let option = start[cell]; option < start[cell + 1]; option++) {
      const units = freeUnits(state, item, site[option]);
      if (units <= 0 || (whole && units < quantity)) continue;
      const score = scoreOf(state, wish, option);
      if (score === Number.POSITIVE_INFINITY) continue;
      const delivery = departures.deliveryAt(option, cell, state.now, Math.min(units, quantity));
      if (delivery > bestDelivery || (delivery === bestDelivery && score >= bestScore)) continue;
      best = option;
      bestDelivery = delivery;
      bestScore = score;
    }
  }
  return best;
}

/**
 * Whether `quantity` units of an item can be promised at a speed now: some node has them all and keeps the promise, with
 * overtime if need be. What a customer is shown.
 */
export function canPromise(
  state: SimulationState,
  departures: Departures,
  { item, cell, quantity }: Wish,
): boolean {
  const { promiseStart, site } = state.network.outbound;
  for (let option = promiseStart[cell]; option < promiseStart[cell + 1]; option++) {
    if (freeUnits(state, item, site[option]) < quantity) continue;
    if (departures.keepsPromise(option, cell, state.now, quantity)) return true;
    if (departures.keepsPromiseWithOvertime(option, cell, state.now, quantity)) return true;
  }
  return false;
}

/** Whether the clock alone lets a node that holds the item keep the promise: an order before the last cut-off. */
export function isBeforeCutOff(
  state: SimulationState,
  departures: Departures,
  { item, cell }: Pick<Wish, 'item' | 'cell'>,
): boolean {
  const { promiseStart, site } = state.network.outbound;
  const due = departures.dueAt(cell, state.now);
  for (let option = promiseStart[cell]; option < promiseStart[cell + 1]; option++) {
    if (state.policy.held[item * state.siteCount + site[option]] === 0) continue;
    if (departures.clockDeliveryAt(option, cell, state.now) <= due) return true;
  }
  return false;
}

/** Units that a node can promise now; none while it is closed. */
function freeUnits(state: SimulationState, item: number, site: number): number {
  const isClosed = state.outages?.isClosed;
  return isClosed !== undefined && isClosed[site] === 1 ? 0 : state.onHand[item * state.siteCount + site];
}

/** The policy's score of an option for units of an item. */
function scoreOf(state: SimulationState, { item, cell, quantity }: Wish, option: number): number {
  const { option: view, policy, network } = state;
  view.item = item;
  view.cell = cell;
  view.quantity = quantity;
  view.option = option;
  const score = policy.fulfillment.score(view);
  if (score >= 0 || score < 0) return score;
  const node = network.model.nodes[view.node].id;
  const found = `scored ${String(score)} (on hand ${view.onHand}, asked for ${quantity}); expected a number`;
  throw new DecisionError(
    `policy "${policy.fulfillmentName}" at ${clockText(state.now)}, item "${network.model.items[item].id}", node "${node}": ${found}`,
  );
}
