import { PURPOSES } from '../../random/random-stream.ts';
import { COST, EVENT, PRIORITY } from '../layout.ts';
import type { SimulationState } from '../simulation-state.ts';
import { changeInTransit } from '../stock-levels.ts';
import { charge, recordEvent } from './record-event.ts';

const SECONDS_PER_DAY = 86_400;

/** Sends units to `stock` on a lane, or to the yard of its trailers. The units have left the sender's stock already. */
export function dispatch(state: SimulationState, stock: number, source: number, quantity: number): void {
  const days = isOnTrailers(state, source) ? 0 : drawLeadTime(state, source, state.itemOfStock[stock], 1);
  sendGoods(state, stock, source, quantity, days);
}

/** Whether goods from a source travel on trailers. */
export function isOnTrailers(state: SimulationState, source: number): boolean {
  return state.trailers?.ruleOf(state.policy.sources.lanes[source]) !== undefined;
}

/**
 * As `dispatch`, with the lead time known [days]; returns when the goods arrive [s], or undefined for goods on trailers,
 * whose lead time is drawn when their trailer leaves.
 */
export function sendGoods(
  state: SimulationState,
  stock: number,
  source: number,
  quantity: number,
  days: number,
): number | undefined {
  const lane = state.policy.sources.lanes[source];
  const item = state.itemOfStock[stock];
  const site = state.siteOfStock[stock];
  changeInTransit(state, stock, quantity);
  state.sources.countDispatch(source, quantity);
  const amount = state.sellers?.paysWay(item, lane)
    ? 0
    : state.laneShipmentCosts[lane] +
      quantity * (state.laneUnitCosts[lane] + state.laneVolumeCosts[lane] * state.itemVolumes[item]);
  charge(state, site, COST.transport, amount);
  let arrival: number | undefined;
  state.outages?.countWait(quantity, state.outages.leavesAt(lane));
  if (state.trailers?.stage(lane, stock, source, quantity) !== true) {
    arrival = arrivalTime(state, source, days);
    state.queue.push(arrival, PRIORITY.receipt, state.shipments.add(stock, quantity));
    if (state.arrivals !== undefined) state.arrivals.add(stock, arrival, quantity);
  } else if (state.network.model.lanes[lane].firstLegDays !== undefined) {
    state.firstLegs?.enterYard(source);
  }
  recordEvent(state, EVENT.dispatch, item, site, lane, quantity, amount);
  return arrival;
}

/**
 * The lead time of goods that leave now, times a factor [days]. It belongs to (lane ends, item, day, n-th dispatch of
 * that day): the same for every policy that dispatches then.
 */
export function drawLeadTime(state: SimulationState, source: number, item: number, factor: number): number {
  const lane = state.policy.sources.lanes[source];
  const spec = state.network.model.lanes[lane];
  const own = state.sellers?.leadTimeOn(lane, item);
  const leadTimeDays = own ?? spec.leadTimeDays;
  let days = own === undefined ? state.laneConstantDays[lane] : Number.NaN;
  if (Number.isNaN(days)) {
    const day = (state.now / SECONDS_PER_DAY) | 0;
    const nth = state.sources.takeNumberOfDay(source, day);
    const ends = (spec.from << 16) ^ spec.to;
    state.random.rekey(state.master, PURPOSES.leadTime, state.network.itemKey[item], ends, day, nth);
    days = leadTimeDays.sample(state.random);
    state.leadTimeSurprise[0] += days - leadTimeDays.mean;
    if (spec.firstLegDays !== undefined) {
      // The first leg is the first part of the same draw.
      state.random.rekey(state.master, PURPOSES.leadTime, state.network.itemKey[item], ends, day, nth);
      enterFirstLeg(state, source, spec.firstLegDays.sample(state.random) * factor);
    }
  } else if (spec.firstLegDays !== undefined) {
    enterFirstLeg(state, source, spec.firstLegDays.mean * factor);
  }
  return days * factor;
}

function enterFirstLeg(state: SimulationState, source: number, days: number): void {
  state.firstLegs?.add(source, leavesAt(state, source) + Math.round(days * SECONDS_PER_DAY));
}

function arrivalTime(state: SimulationState, source: number, days: number): number {
  const spec = state.network.model.lanes[state.policy.sources.lanes[source]];
  const arrival = leavesAt(state, source) + Math.round(days * SECONDS_PER_DAY);
  return spec.crossing ? arrival : state.sources.arrivalInOrder(source, arrival);
}

/** When goods from a source leave: now, or when their lane is open again. */
function leavesAt(state: SimulationState, source: number): number {
  return state.outages?.leavesAt(state.policy.sources.lanes[source]) ?? state.now;
}
