import { handleCustomerOrder } from '../handlers/customer-order.ts';
import { recordEvent } from '../handlers/record-event.ts';
import { EVENT } from '../layout.ts';
import type { SimulationState } from '../simulation-state.ts';
import type { Crowd } from './crowd.ts';
import type { CustomerDraws } from './crowd-day.ts';
import { CROWD, CROWD_ITEM, CROWD_SPEED, crowdSpeedPlace } from './crowd-layout.ts';
import { orderInVain } from './order-in-vain.ts';
import { handlePromisedOrder } from './promised-order.ts';
import type { SubstituteGroups } from './substitute-groups.ts';

/** What a customer came for. */
interface Visit {
  readonly item: number;
  /** First cell of his region. */
  readonly firstCell: number;
  readonly quantity: number;
  /** The speed he asks for, or -1: he takes what he likes best. */
  readonly only: number;
  readonly draws: CustomerDraws;
}

/** The customer in a row of SimulationState.today comes now: looks at what can be promised, and orders, waits, switches or leaves. */
export function handleVisit(state: SimulationState, crowd: Crowd, row: number): void {
  const { today, network } = state;
  const cell = today.cellOf(row);
  const speed = state.speedOfCell[cell];
  const chooses = network.model.customers?.choice !== undefined && !crowd.today.hasOwnSpeed(row);
  const visit: Visit = {
    item: today.itemOf(row),
    firstCell: cell - speed,
    quantity: today.quantityOf(row),
    only: chooses ? -1 : speed,
    draws: crowd.today.meet(row),
  };
  const { item, firstCell, quantity, draws } = visit;
  const { shown, counters } = crowd;
  counters[CROWD.customers] += 1;
  crowd.countUnits(item, CROWD_ITEM.potential, quantity);
  shown.lookAtNetwork(firstCell, visit.only);
  const isInterested = draws.buy < shown.conversion(firstCell);
  shown.look(item, firstCell, quantity, visit.only);
  countShown(crowd);
  const fastest = shown.count > 0 ? shown.speed[0] : -1;
  const { groups } = crowd;
  if (!isInterested) {
    decline(state, crowd, visit, CROWD_ITEM.uninterested, Math.max(0, fastest));
  } else if (fastest >= 0 && (groups === undefined || !isTooSlow(crowd, groups, firstCell))) {
    if (buyOrDecline(state, crowd, visit)) counters[crowdSpeedPlace(fastest) + CROWD_SPEED.bought] += 1;
  } else if (groups === undefined) {
    askForStock(state, crowd, visit);
  } else {
    counters[CROWD.disappointed] += 1;
    react(state, crowd, groups, visit);
  }
}

/** Counts the customer at hand by the speeds he is shown. */
export function countShown({ shown, counters }: Crowd): void {
  for (let place = 0; place < shown.count; place++) {
    counters[crowdSpeedPlace(shown.speed[place]) + CROWD_SPEED.shown] += 1;
  }
  if (shown.count > 0) counters[crowdSpeedPlace(shown.speed[0]) + CROWD_SPEED.fastest] += 1;
}

/** Whether all that is shown is too slow for him. */
export function isTooSlow({ shown }: Crowd, { spec }: SubstituteGroups, firstCell: number): boolean {
  return shown.isSlowerThan(spec.slowAfterSeconds, firstCell);
}

/** Orders what is shown if that is good enough for the customer; true when he does. */
function buyOrDecline(state: SimulationState, crowd: Crowd, visit: Visit): boolean {
  const { firstCell, draws } = visit;
  const { shown } = crowd;
  if (draws.buy >= shown.conversion(firstCell)) {
    decline(state, crowd, visit, CROWD_ITEM.deterred, shown.speed[0]);
    return false;
  }
  order(state, crowd, visit.item, visit);
  return true;
}

/** Orders units of an item, for which promises are shown, at the speed that the customer likes best. */
function order(
  state: SimulationState,
  crowd: Crowd,
  item: number,
  visit: Visit,
  dissimilarity?: number,
): void {
  const speed = crowd.shown.choose(visit.firstCell, visit.draws.speed, dissimilarity);
  crowd.counters[CROWD.buyers] += 1;
  crowd.counters[CROWD.fees] += crowd.fees[speed];
  place(state, item, visit.firstCell + speed, visit.quantity);
}

function place(state: SimulationState, item: number, cell: number, quantity: number): void {
  if (state.departures === undefined) handleCustomerOrder(state, item, cell, quantity);
  else handlePromisedOrder(state, state.departures, item, cell, quantity);
}

/** Nothing can be kept: he asks for the speed that he would like best, and it says what becomes of him. */
function askForStock(
  state: SimulationState,
  crowd: Crowd,
  { item, firstCell, quantity, only, draws }: Visit,
): void {
  crowd.shown.lookAtNetwork(firstCell, only);
  place(state, item, firstCell + crowd.shown.choose(firstCell, draws.speed), quantity);
}

/** What he came for is out of stock, or too slow: he tries another item, waits (takes the slow promise) or leaves. */
function react(state: SimulationState, crowd: Crowd, groups: SubstituteGroups, visit: Visit): void {
  const { substitute, wait } = groups.spec;
  const { reaction } = visit.draws;
  const isSlow = crowd.shown.count > 0;
  if (reaction < substitute) {
    if (trySubstitutes(state, crowd, groups, visit)) return;
  } else if (reaction < substitute + wait) {
    if (isSlow) {
      if (buyOrDecline(state, crowd, visit)) crowd.counters[CROWD.waited] += 1;
      return;
    }
    if (waitForIt(state, crowd, visit)) return;
  }
  leave(state, crowd, visit, isSlow);
}

/** True when he finds another item that he buys. */
function trySubstitutes(
  state: SimulationState,
  crowd: Crowd,
  groups: SubstituteGroups,
  visit: Visit,
): boolean {
  const { item, firstCell, draws } = visit;
  const { shown } = crowd;
  const { attempts, dissimilarity } = groups.spec;
  const isGood = (tried: number) => canTake(crowd, groups, visit, tried);
  let taken = -1;
  if (dissimilarity === undefined) {
    for (let attempt = 0, tried = -1; attempt < attempts && taken < 0; attempt++) {
      tried = groups.pick(item, tried, draws.substitutes[attempt]);
      if (tried < 0) return false;
      if (isGood(tried) && draws.buy < shown.conversion(firstCell)) taken = tried;
    }
  } else {
    const worth = (other: number) =>
      isGood(other) ? shown.worth(firstCell, dissimilarity) : Number.NEGATIVE_INFINITY;
    const liked = groups.pickNested(item, draws.substitutes[0], worth);
    if (liked >= 0 && isGood(liked) && draws.buy < shown.conversion(firstCell)) taken = liked;
  }
  if (taken < 0) return false;
  move(state, crowd, visit, taken);
  order(state, crowd, taken, visit, dissimilarity);
  return true;
}

/** Looks at an item; whether it is cheap enough for the customer and some speed of it soon enough. */
function canTake(
  crowd: Crowd,
  groups: SubstituteGroups,
  { firstCell, quantity, only, draws }: Visit,
  tried: number,
): boolean {
  if (!crowd.isCheapEnough(tried, draws)) return false;
  crowd.shown.look(tried, firstCell, quantity, only);
  return crowd.shown.count > 0 && !isTooSlow(crowd, groups, firstCell);
}

/** Counts units that a customer moves from the item he came for to another one, which is shown. */
function move(
  state: SimulationState,
  crowd: Crowd,
  { item, firstCell, quantity }: Visit,
  taken: number,
): void {
  crowd.countUnits(item, CROWD_ITEM.movedOut, quantity);
  crowd.countUnits(taken, CROWD_ITEM.movedIn, quantity);
  crowd.counters[CROWD.switched] += 1;
  recordEvent(state, EVENT.substitute, taken, -1, firstCell + crowd.shown.speed[0], quantity, 0);
}

/** Orders at a speed whose customers wait or take late goods; false when the region has none. */
function waitForIt(
  state: SimulationState,
  crowd: Crowd,
  { item, firstCell, quantity, only, draws }: Visit,
): boolean {
  crowd.shown.lookToWait(firstCell, only);
  if (crowd.shown.count === 0) return false;
  crowd.counters[CROWD.waited] += 1;
  crowd.counters[CROWD.buyers] += 1;
  place(state, item, firstCell + crowd.shown.choose(firstCell, draws.speed), quantity);
  return true;
}

/** Leaves without anything: a sale lost where there was no stock, declined where it was too slow. */
function leave(state: SimulationState, crowd: Crowd, visit: Visit, isSlow: boolean): void {
  const { item, firstCell, quantity, only, draws } = visit;
  crowd.shown.lookAtNetwork(firstCell, only);
  const speed = crowd.shown.choose(firstCell, draws.speed);
  if (isSlow) decline(state, crowd, visit, CROWD_ITEM.deterred, speed);
  else orderInVain(state, item, firstCell + speed, quantity);
}

/** Units are not ordered; `offset` of CROWD_ITEM says why. */
export function decline(
  state: SimulationState,
  crowd: Crowd,
  { item, firstCell, quantity }: Pick<Visit, 'item' | 'firstCell' | 'quantity'>,
  offset: number,
  speed: number,
): void {
  crowd.countUnits(item, offset, quantity);
  recordEvent(state, EVENT.decline, item, -1, firstCell + speed, quantity, 0);
}
