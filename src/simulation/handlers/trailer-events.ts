import { invariant } from '../../foundation/invariant.ts';
import { PURPOSES } from '../../random/random-stream.ts';
import { COST, EVENT, PRIORITY } from '../layout.ts';
import { TRAILER, TRAILER_STRIDE } from '../mechanisms/trailer-counters.ts';
import type { Trailers, TransportRule } from '../mechanisms/trailers.ts';
import type { SimulationState } from '../simulation-state.ts';
import { charge, recordEvent } from './record-event.ts';

const SECONDS_PER_DAY = 86_400;
/** Share of a unit that rounding may take. */
const ROUNDING = 1e-9;

/** What is on a trailer while it is being loaded. */
interface Load {
  units: number;
  volumeM3: number;
  weightKg: number;
  readonly goods: LoadedGoods[];
}

/** Goods of one dispatch on a trailer. */
interface LoadedGoods {
  readonly stock: number;
  readonly source: number;
  readonly units: number;
  /** Whether nothing of the dispatch is left at the yard. */
  readonly isLast: boolean;
}

/** Lets the trailers of a lane leave that are due now. */
export function handleTruck(state: SimulationState, trailers: Trailers, lane: number): void {
  const rule = trailers.ruleOf(lane);
  if (rule === undefined || trailers.nextLook[lane] !== state.now) return;
  trailers.nextLook[lane] = Number.POSITIVE_INFINITY;
  trailers.lastDeparture[lane] = state.now;
  const leaves = state.outages?.leavesAt(lane) ?? state.now;
  if (leaves > state.now) {
    trailers.waitUntil(lane, rule, leaves);
    return;
  }
  trailers.touch(lane);
  for (let left = rule.trailersPerDeparture; left > 0 && trailers.isDue(lane, rule); left--) {
    sendTrailer(state, trailers, lane, rule);
  }
  while (rule.spot !== undefined && trailers.isDue(lane, rule)) sendBySpot(state, trailers, lane, rule);
  trailers.lookAgain(lane, rule);
}

function sendTrailer(state: SimulationState, trailers: Trailers, lane: number, rule: TransportRule): void {
  const { units, volumeM3, weightKg } = loadTrailer(state, trailers, lane, rule, 0);
  const { counters } = trailers;
  const record = lane * TRAILER_STRIDE;
  const cost = trailers.trailerCost(lane, rule);
  counters[record + TRAILER.trailers] += 1;
  counters[record + TRAILER.units] += units;
  counters[record + TRAILER.volumeM3] += volumeM3;
  counters[record + TRAILER.weightKg] += weightKg;
  counters[record + TRAILER.cost] += cost;
  charge(state, trailers.siteOf(lane), COST.transport, cost);
  recordEvent(state, EVENT.truck, -1, trailers.siteOf(lane), lane, units, cost);
}

function sendBySpot(state: SimulationState, trailers: Trailers, lane: number, rule: TransportRule): void {
  const { units, volumeM3 } = loadTrailer(state, trailers, lane, rule, 1);
  const { counters } = trailers;
  const record = lane * TRAILER_STRIDE;
  const cost = trailers.spotCost(lane, rule, 1, volumeM3);
  counters[record + TRAILER.spotTrailers] += 1;
  counters[record + TRAILER.spotUnits] += units;
  counters[record + TRAILER.spotVolumeM3] += volumeM3;
  counters[record + TRAILER.spotCost] += cost;
  charge(state, trailers.siteOf(lane), COST.spot, cost);
  recordEvent(state, EVENT.truck, -1, trailers.siteOf(lane), lane, units, cost);
}

/** Loads one trailer (spot: 1, own: 0) with the goods that came first and schedules their receipts. */
function loadTrailer(
  state: SimulationState,
  trailers: Trailers,
  lane: number,
  rule: TransportRule,
  spot: number,
): Load {
  const load: Load = { units: 0, volumeM3: 0, weightKg: 0, goods: [] };
  for (let isOpen = true; isOpen; ) isOpen = loadOldest(state, trailers, lane, rule, load);
  invariant(load.units > 0, () => `lane ${lane}: a trailer leaves empty`);
  const { arrival, firstLegEnd } = wayOfTrailer(
    state,
    trailers,
    lane,
    spot,
    regimeOf(state, lane, load.goods),
  );
  for (const { stock, source, units, isLast } of load.goods) {
    state.queue.push(arrival, PRIORITY.receipt, state.shipments.add(stock, units));
    if (state.arrivals !== undefined) state.arrivals.add(stock, arrival, units);
    if (isLast && firstLegEnd !== undefined) state.firstLegs?.leaveYard(source, firstLegEnd);
  }
  return load;
}

/** Loads what fits of the oldest goods; false when nothing more goes on the trailer. */
function loadOldest(
  state: SimulationState,
  { yards, counters }: Trailers,
  lane: number,
  { trailer }: TransportRule,
  load: Load,
): boolean {
  if (yards.isEmpty(lane)) return false;
  const stock = yards.oldestStock(lane);
  const source = yards.oldestSource(lane);
  const wanted = yards.oldestQuantity(lane);
  const volumeM3 = yards.volumeOf(stock);
  const weightKg = yards.weightOf(stock);
  let room = wanted;
  if (volumeM3 > 0) room = Math.min(room, (trailer.volumeM3 - load.volumeM3) / volumeM3);
  if (weightKg > 0) room = Math.min(room, (trailer.weightKg - load.weightKg) / weightKg);
  const part = state.divisible[state.itemOfStock[stock]] === 1 ? room : Math.floor(room + ROUNDING);
  if (part <= 0 || (part < ROUNDING && load.units > 0)) return false;
  load.units += part;
  load.volumeM3 += part * volumeM3;
  load.weightKg += part * weightKg;
  const waited = state.now - yards.oldestSecond(lane);
  counters[lane * TRAILER_STRIDE + TRAILER.waitSeconds] += part * waited;
  yards.takeOldest(lane, part);
  load.goods.push({ stock, source, units: part, isLast: part === wanted });
  return part === wanted;
}

/** The worst of the regimes that the vendors of the goods on a trailer are in: a factor on its lead time, 1 without any. */
function regimeOf(state: SimulationState, lane: number, goods: readonly LoadedGoods[]): number {
  const { vendors } = state;
  if (vendors === undefined) return 1;
  const { from } = state.network.model.lanes[lane];
  let worst = 0;
  for (const { source } of goods) {
    const rule = vendors.ruleOf[source];
    worst = Math.max(worst, rule < 0 ? 1 : vendors.regimeFactor(rule, from));
  }
  return worst;
}

/** When a trailer that leaves now arrives, and when it has the first leg of its way behind it, if it has one [s]. */
interface TrailerWay {
  readonly arrival: number;
  readonly firstLegEnd: number | undefined;
}

/** One lead time for all that is on a trailer: it belongs to the lane's ends, the day and the n-th trailer of that day. */
function wayOfTrailer(
  state: SimulationState,
  trailers: Trailers,
  lane: number,
  spot: number,
  factor: number,
): TrailerWay {
  const { lastDay, nthOfDay, lastArrival, nthOfEnds } = trailers;
  const spec = state.network.model.lanes[lane];
  const day = Math.floor(state.now / SECONDS_PER_DAY);
  if (lastDay[lane] !== day) {
    lastDay[lane] = day;
    nthOfDay.fill(0, lane * 2, lane * 2 + 2);
  }
  const nth = nthOfDay[lane * 2 + spot]++;
  let days = state.laneConstantDays[lane];
  let firstDays = spec.firstLegDays?.mean;
  if (Number.isNaN(days)) {
    const twin = nthOfEnds[lane] * 2 + spot;
    const ends = (spec.from << 16) ^ spec.to;
    state.random.rekey(state.master, PURPOSES.trailer, ends, day, nth, twin);
    days = spec.leadTimeDays.sample(state.random);
    state.leadTimeSurprise[0] += days - spec.leadTimeDays.mean;
    // The first leg is the first part of the same draw.
    state.random.rekey(state.master, PURPOSES.trailer, ends, day, nth, twin);
    firstDays = spec.firstLegDays?.sample(state.random);
  }
  const after = (time: number) => state.now + Math.round(time * factor * SECONDS_PER_DAY);
  const firstLegEnd = firstDays === undefined ? undefined : after(firstDays);
  if (spec.crossing) return { arrival: after(days), firstLegEnd };
  lastArrival[lane] = Math.max(after(days), lastArrival[lane]);
  return { arrival: lastArrival[lane], firstLegEnd };
}
