import { invariant } from '../../foundation/invariant.ts';
import { nextDeparture, type TransportLanes } from '../../network/transport-lanes.ts';
import { isNear } from '../is-near.ts';
import { COST, COST_STRIDE, PRIORITY } from '../layout.ts';
import type { Mechanism } from '../mechanism.ts';
import { StagingYards } from './staging-yards.ts';
import { TRAILER, TRAILER_STRIDE } from './trailer-counters.ts';
import type { TrailerWorld } from './trailer-world.ts';

/** Share of a trailer that rounding may take. */
const ROUNDING = 1e-9;

/** How the goods of a lane travel, as the model says. */
export type TransportRule = NonNullable<TrailerWorld['network']['model']['transport']>[number];

/**
 * Goods dispatched on a lane with trailers wait at the sender's yard, first come first loaded, and leave at a departure
 * or when a trailer is full enough (handlers/trailer-events.ts). They count as in transit from their dispatch on.
 */
export class Trailers implements Mechanism {
  readonly name = 'transport';
  readonly counters: Float64Array;
  readonly yards: StagingYards;
  /** Second at which a lane is looked at next; events of other seconds are out of date. */
  readonly nextLook: Float64Array;
  readonly lastDeparture: Float64Array;
  readonly lastArrival: Float64Array;
  /** Day of the last trailer, and the trailers of that day: own and spot. */
  readonly lastDay: Int32Array;
  readonly nthOfDay: Int32Array;
  /** Tells lanes of the same ends apart. */
  readonly nthOfEnds: Int32Array;
  private readonly world: TrailerWorld;
  private readonly lanes: TransportLanes;
  private readonly rules: readonly TransportRule[];
  /** Second up to which the integral of the units is counted. */
  private readonly since: Float64Array;

  constructor(world: TrailerWorld, lanes: TransportLanes) {
    const laneCount = lanes.ruleOfLane.length;
    this.world = world;
    this.lanes = lanes;
    this.nthOfEnds = lanes.nthOfEnds;
    this.rules = world.network.model.transport ?? [];
    this.counters = new Float64Array(laneCount * TRAILER_STRIDE);
    this.yards = new StagingYards(world, laneCount);
    this.since = new Float64Array(laneCount);
    this.nextLook = new Float64Array(laneCount).fill(Number.POSITIVE_INFINITY);
    this.lastDeparture = new Float64Array(laneCount).fill(-1);
    this.lastArrival = new Float64Array(laneCount);
    this.lastDay = new Int32Array(laneCount).fill(-1);
    this.nthOfDay = new Int32Array(laneCount * 2);
    // Scheduled lanes are looked at at each departure, whether goods are there or not.
    for (let lane = 0; lane < laneCount; lane++) {
      const rule = this.ruleOf(lane);
      if (rule?.departureSeconds !== undefined) this.lookAgain(lane, rule);
    }
  }

  /** The rule of a lane; undefined when its goods leave the moment they are dispatched. */
  ruleOf(lane: number): TransportRule | undefined {
    const rule = this.lanes.ruleOfLane[lane];
    return rule < 0 ? undefined : this.rules[rule];
  }

  /** Takes goods to the yard of their lane; false when the lane has no trailers and they leave at once. */
  stage(lane: number, stock: number, source: number, quantity: number): boolean {
    const rule = this.ruleOf(lane);
    if (rule === undefined) return false;
    this.touch(lane);
    this.yards.append(lane, stock, source, quantity);
    this.counters[lane * TRAILER_STRIDE + TRAILER.stagedUnits] += quantity;
    if (rule.departureSeconds === undefined) this.lookAgain(lane, rule);
    return true;
  }

  /** Whether goods are there that a trailer would leave with now. */
  isDue(lane: number, { trailer, fillThreshold, longestWaitSeconds }: TransportRule): boolean {
    const { yards, world } = this;
    if (yards.isEmpty(lane)) return false;
    const fill = Math.max(yards.volumeM3[lane] / trailer.volumeM3, yards.weightKg[lane] / trailer.weightKg);
    if (fill >= fillThreshold - ROUNDING) return true;
    return world.now - yards.oldestSecond(lane) >= longestWaitSeconds;
  }

  /** Has the lane looked at when its goods may leave next. */
  lookAgain(lane: number, rule: TransportRule): void {
    const { world, yards } = this;
    let time = Number.POSITIVE_INFINITY;
    if (rule.departureSeconds !== undefined) {
      const from = this.lastDeparture[lane] + 1;
      time = nextDeparture(rule.departureSeconds, this.lanes.startOfWeek[lane], from);
    } else if (!yards.isEmpty(lane)) {
      time = this.isDue(lane, rule) ? world.now : yards.oldestSecond(lane) + rule.longestWaitSeconds;
    }
    if (time >= this.nextLook[lane]) return;
    this.nextLook[lane] = time;
    world.queue.push(time, PRIORITY.truck, lane);
  }

  /** Looks at a closed lane again: at its next scheduled departure, or when it opens. */
  waitUntil(lane: number, rule: TransportRule, opens: number): void {
    if (rule.departureSeconds !== undefined) {
      this.lookAgain(lane, rule);
      return;
    }
    this.nextLook[lane] = opens;
    this.world.queue.push(opens, PRIORITY.truck, lane);
  }

  /** Brings the integral of the units at a yard up to now; comes before any change of their number. */
  touch(lane: number): void {
    const { now } = this.world;
    this.counters[lane * TRAILER_STRIDE + TRAILER.stagedSeconds] +=
      this.yards.units[lane] * (now - this.since[lane]);
    this.since[lane] = now;
  }

  settle(): void {
    for (let lane = 0; lane < this.since.length; lane++) this.touch(lane);
  }

  /** What one trailer of a lane costs [money]. */
  trailerCost(lane: number, { trailer }: TransportRule): number {
    const { distanceKm } = this.world.network.model.lanes[lane];
    return trailer.cost + (trailer.costPerKm * distanceKm) / (1 - trailer.emptyShare);
  }

  /** What spot carriers ask for a number of trailers with so much on them [money]. */
  spotCost(lane: number, { spot }: TransportRule, trailers: number, volumeM3: number): number {
    if (spot === undefined) return 0;
    const { distanceKm } = this.world.network.model.lanes[lane];
    const forTrailers = trailers * (spot.cost + spot.costPerKm * distanceKm);
    return forTrailers + spot.volumeDistanceCost * volumeM3 * distanceKm;
  }

  /** Site that a lane ends at: it pays. */
  siteOf(lane: number): number {
    const { network } = this.world;
    return network.nodeSite[network.model.lanes[lane].to];
  }

  /** Adds what trailers cost to the transport line of each site [money], from their number alone. */
  addTrailerCosts(transport: Float64Array): void {
    for (let lane = 0; lane < this.since.length; lane++) {
      const rule = this.ruleOf(lane);
      if (rule === undefined) continue;
      const count = this.counters[lane * TRAILER_STRIDE + TRAILER.trailers];
      transport[this.siteOf(lane)] += count * this.trailerCost(lane, rule);
    }
  }

  /**
   * Dispatched = brought to the yard = left + still there, by lane; no more at yards than in transit, by stock; what spot
   * carriers were paid = their trailers and volumes x their prices, by site.
   */
  checkLaws(): void {
    const { world, counters } = this;
    const atYards = new Float64Array(world.inTransit.length);
    const spot = new Float64Array(world.siteCount);
    const dispatched = this.dispatchedByLane();
    for (let lane = 0; lane < dispatched.length; lane++) {
      const rule = this.ruleOf(lane);
      if (rule === undefined) continue;
      const record = lane * TRAILER_STRIDE;
      const staged = counters[record + TRAILER.stagedUnits];
      const left = counters[record + TRAILER.units] + counters[record + TRAILER.spotUnits];
      agree(`lane ${lane}: dispatched = brought to the yard`, dispatched[lane], staged);
      agree(`lane ${lane}: brought to the yard = left + there`, staged, left + this.yards.units[lane]);
      this.checkYard(lane, atYards);
      const spotTrailers = counters[record + TRAILER.spotTrailers];
      const spotVolumeM3 = counters[record + TRAILER.spotVolumeM3];
      spot[this.siteOf(lane)] += this.spotCost(lane, rule, spotTrailers, spotVolumeM3);
    }
    for (let stock = 0; stock < atYards.length; stock++) {
      const inTransit = world.inTransit[stock];
      const isWithin = atYards[stock] <= inTransit || isNear(atYards[stock], inTransit);
      invariant(isWithin, () => `stock ${stock}: ${atYards[stock]} units at yards, ${inTransit} in transit`);
    }
    for (let site = 0; site < spot.length; site++) {
      const charged = world.costs[site * COST_STRIDE + COST.spot];
      agree(`site ${site}: spot cost = spot trailers x their prices`, charged, spot[site]);
    }
  }

  private checkYard(lane: number, atYards: Float64Array): void {
    const { yards } = this;
    let units = 0;
    let volumeM3 = 0;
    let weightKg = 0;
    yards.forEach(lane, (stock, quantity) => {
      atYards[stock] += quantity;
      units += quantity;
      volumeM3 += quantity * yards.volumeOf(stock);
      weightKg += quantity * yards.weightOf(stock);
    });
    agree(`lane ${lane}: units at the yard = units of its goods`, yards.units[lane], units);
    agree(`lane ${lane}: volume at the yard = volume of its goods`, yards.volumeM3[lane], volumeM3);
    agree(`lane ${lane}: weight at the yard = weight of its goods`, yards.weightKg[lane], weightKg);
  }

  private dispatchedByLane(): Float64Array {
    const { policy, sources, network } = this.world;
    const units = new Float64Array(network.model.lanes.length);
    for (let source = 0; source < policy.sources.lanes.length; source++) {
      units[policy.sources.lanes[source]] += sources.unitsDispatched(source);
    }
    return units;
  }
}

function agree(law: string, left: number, right: number): void {
  invariant(isNear(left, right), () => `${law} does not hold: ${left} against ${right}`);
}
