import { runEvents } from '../engine/run-events.ts';
import { invariant } from '../foundation/invariant.ts';
import { checkConservation } from './conservation.ts';
import { DailySeries } from './daily-series.ts';
import { fixedOrder } from './fixed-order.ts';
import { handlePatienceEnd } from './handlers/customer-order.ts';
import { handleStow } from './handlers/dock-work.ts';
import { handleOutage } from './handlers/outage-events.ts';
import { handleDispatch, handleReceipt, handleReview } from './handlers/supply-events.ts';
import { touchWaiting } from './handlers/touch-waiting.ts';
import { handleTruck } from './handlers/trailer-events.ts';
import { handleVendor } from './handlers/vendor-events.ts';
import { PRIORITY } from './layout.ts';
import { BasketFeed } from './mechanisms/basket-feed.ts';
import { addBaskets, type Baskets } from './mechanisms/baskets.ts';
import { handleWave } from './mechanisms/book-box.ts';
import { handleConsolidationEnd } from './mechanisms/consolidate.ts';
import { addCustomerBehaviour, type CustomerBehaviour } from './mechanisms/customer-behaviour.ts';
import { addMarkdowns } from './mechanisms/markdowns.ts';
import { addSellers } from './mechanisms/sellers.ts';
import { OrderFeed } from './order-feed.ts';
import type { PreparedPolicy } from './prepared-policy.ts';
import { measure, type RunMeasurements } from './run-measurements.ts';
import type { RunObserver } from './run-observer.ts';
import { SimulationState } from './simulation-state.ts';

const SECONDS_PER_DAY = 86_400;

export interface SimulateOptions {
  /** Any text; with the replication number it fixes every draw. */
  readonly seed: string;
  /** 0, 1, 2 … */
  readonly replication: number;
  /** Days measured after the warm-up, whole, > 0, with it at most 400 more than the model's run. Default: the model's. */
  readonly horizonDays?: number;
  /** Days run and not measured, whole, >= 0. Default: the model's. */
  readonly warmUpDays?: number;
  /** Watches every event. */
  readonly observer?: RunObserver;
  /** Hands out what happened in every whole interval of the run, warm-up included, in order. */
  readonly intervals?: RunIntervals;
  /** Checks the conservation laws after every event of the queue instead of only at the end; slow, for tests. */
  readonly checkEveryEvent?: boolean;
}

/** Equal pieces of a run, for series over time. */
export interface RunIntervals {
  /** Whole days, > 0; days left over at the end belong to no interval. */
  readonly days: number;
  readonly onInterval: (measured: RunMeasurements) => void;
}

/** Counters of a run or of a part of it. */
export interface MeasuredRun {
  readonly measured: RunMeasurements;
}

/** What one replication leaves behind. */
export interface RunOutcome extends MeasuredRun {
  /** Fingerprint of every event of the run. */
  readonly traceHash: string;
  /** Events handled, customer orders included. */
  readonly eventCount: number;
  /** Customer orders handled. */
  readonly orderCount: number;
  /** Columns of DAILY_COLUMNS, one value per day from day 0. */
  readonly daily: readonly Float64Array[];
}

/**
 * Runs one replication of a prepared policy. Same model, policy, seed and replication: same events, same hash.
 * @throws DecisionError when a policy decides something impossible
 * @throws InvariantError when a conservation law breaks (a bug)
 */
export function simulate(policy: PreparedPolicy, options: SimulateOptions): RunOutcome {
  return new SimulationRun(policy, options).toEnd();
}

/**
 * One replication of a prepared policy under way: in pieces, so that a caller can do other things between them. The
 * pieces change nothing. Same model, policy, seed and replication: same events, same hash.
 */
export class SimulationRun {
  private readonly state: SimulationState;
  private readonly customers: CustomerBehaviour;
  private readonly feed: OrderFeed | BasketFeed;
  private readonly baskets: Baskets | undefined;
  private readonly daily: DailySeries;
  /** Days of the whole run, warm-up included. */
  readonly dayCount: number;
  private readonly warmUpDays: number;
  private readonly checkEveryEvent: boolean;
  private readonly intervals: RunIntervals | undefined;
  private atWarmUp: RunMeasurements | undefined;
  private atInterval: RunMeasurements | undefined;
  private eventCount = 0;
  private orderCount = 0;

  /** @throws InvariantError for days that are not whole or beyond the calendar */
  constructor(policy: PreparedPolicy, options: SimulateOptions) {
    const { seed, replication, observer } = options;
    this.warmUpDays = options.warmUpDays ?? policy.network.model.warmUpDays;
    this.dayCount = this.warmUpDays + (options.horizonDays ?? policy.network.model.horizonDays);
    requireDays(this.warmUpDays, this.dayCount, policy.network.calendar.dayCount);
    const warmUpEnd = this.warmUpDays * SECONDS_PER_DAY;
    this.state = new SimulationState(policy, { seed, replication, warmUpEnd, observer });
    addSellers(this.state);
    this.state.fixedOrder = fixedOrder(this.state);
    const markdowns = addMarkdowns(this.state);
    this.baskets = addBaskets(this.state);
    const { baskets } = this;
    this.customers = addCustomerBehaviour(this.state);
    this.feed =
      baskets === undefined
        ? new OrderFeed(this.state, this.customers.crowd, markdowns)
        : new BasketFeed(this.state, baskets, this.customers.crowd, markdowns);
    this.daily = new DailySeries(this.state, this.dayCount);
    this.checkEveryEvent = options.checkEveryEvent ?? false;
    this.intervals = options.intervals;
    this.state.queue.push(0, PRIORITY.calendar, 0);
  }

  /**
   * Runs the days before `day` that have not run yet.
   * @throws DecisionError when a policy decides something impossible
   * @throws InvariantError when a conservation law breaks (a bug)
   */
  runUntil(day: number): void {
    const end = Math.min(day, this.dayCount) * SECONDS_PER_DAY;
    this.eventCount += runEvents(this.state.queue, this.feed, this.handle, end - 1);
  }

  /** Runs the days that are left. Called once. */
  toEnd(): RunOutcome {
    const { state, dayCount } = this;
    this.runUntil(dayCount);
    state.now = dayCount * SECONDS_PER_DAY;
    this.daily.closeDay(dayCount - 1);
    this.closeInterval(dayCount);
    const measured = this.takeMeasurements().since(this.atWarmUp);
    checkConservation(state);
    return {
      traceHash: state.trace.digest(),
      eventCount: this.eventCount,
      orderCount: this.orderCount,
      measured,
      daily: this.daily.columns,
    };
  }

  private readonly handle = (time: number, priority: number, data: number): void => {
    const state = this.state;
    state.now = time;
    switch (priority) {
      case PRIORITY.receipt:
        handleReceipt(state, data);
        break;
      case PRIORITY.stow:
        handleStow(state, data);
        break;
      case PRIORITY.dispatch:
        handleDispatch(state);
        break;
      case PRIORITY.review:
        handleReview(state);
        break;
      case PRIORITY.truck:
        if (state.trailers !== undefined) handleTruck(state, state.trailers, data);
        break;
      case PRIORITY.patience:
        handlePatienceEnd(state, data);
        break;
      case PRIORITY.disruption:
        if (state.outages !== undefined) handleOutage(state, state.outages, data);
        break;
      case PRIORITY.wave:
        if (state.departures !== undefined) handleWave(state, state.departures, data);
        break;
      case PRIORITY.consolidation:
        if (this.baskets !== undefined) handleConsolidationEnd(state, this.baskets, data);
        break;
      case PRIORITY.vendor:
        handleVendor(state, data);
        break;
      case PRIORITY.return:
        this.customers.returns?.handleReturn(data);
        break;
      case PRIORITY.cancel:
        if (state.departures !== undefined)
          this.customers.cancellations?.handleCancel(state.departures, data);
        break;
      case PRIORITY.calendar:
        this.startDay(data);
        break;
      default:
        failOnPriority(priority);
    }
    if (this.checkEveryEvent) checkConservation(state);
  };

  private startDay(day: number): void {
    this.state.sellers?.settle();
    if (day > 0) {
      this.daily.closeDay(day - 1);
      this.closeInterval(day);
    }
    if (day === this.warmUpDays) this.atWarmUp = this.takeMeasurements();
    this.feed.startDay(day);
    if (day === 0) this.startReviews();
    this.orderCount += this.state.today.count;
    if (day + 1 < this.dayCount)
      this.state.queue.push((day + 1) * SECONDS_PER_DAY, PRIORITY.calendar, day + 1);
  }

  /**
   * The first review. Without periodic policies it is the only one and no event of its own: nothing can come between the
   * first midnight and it.
   */
  private startReviews(): void {
    const { policy, queue, transfers } = this.state;
    const isPeriodic =
      transfers?.nextReview === 0 ||
      policy.reviewGroups.some(({ everySeconds }) => everySeconds < Number.POSITIVE_INFINITY);
    if (isPeriodic) queue.push(0, PRIORITY.review, 0);
    else handleReview(this.state);
  }

  /** Hands out the interval that ends when `day` starts, if one does. */
  private closeInterval(day: number): void {
    const { intervals } = this;
    if (intervals === undefined || day % intervals.days !== 0) return;
    const now = this.takeMeasurements();
    intervals.onInterval(now.since(this.atInterval));
    this.atInterval = now;
  }

  private takeMeasurements(): RunMeasurements {
    const state = this.state;
    for (let speed = 0; speed < state.speedCount; speed++) touchWaiting(state, speed);
    for (const mechanism of state.mechanisms) mechanism.settle();
    return measure(state);
  }
}

/** Apart from the handler: what an arrow function there captures is allocated for every event. */
function failOnPriority(priority: number): void {
  invariant(false, () => `no handler for priority class ${priority}`);
}

function requireDays(warmUpDays: number, dayCount: number, calendarDays: number): void {
  const horizonDays = dayCount - warmUpDays;
  invariant(
    Number.isInteger(horizonDays) && horizonDays > 0 && Number.isInteger(warmUpDays) && warmUpDays >= 0,
    () => `horizon ${horizonDays} d and warm-up ${warmUpDays} d must be whole days, the horizon above 0`,
  );
  invariant(
    dayCount <= calendarDays,
    () =>
      `a run of ${dayCount} days is longer than the ${calendarDays} days of the calendar; set the model's horizon`,
  );
}
