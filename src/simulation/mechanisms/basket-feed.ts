import type { EventQueue } from '../../engine/event-queue.ts';
import type { EventFeed } from '../../engine/run-events.ts';
import { reviewMarkdowns } from '../handlers/review-markdowns.ts';
import { PRIORITY } from '../layout.ts';
import { replayedSpeed } from '../replayed-speed.ts';
import type { SimulationState } from '../simulation-state.ts';
import { handleBasketOrder } from './basket-order.ts';
import { handleBasketVisit } from './basket-visit.ts';
import type { Baskets } from './baskets.ts';
import { consolidate } from './consolidate.ts';
import type { Crowd } from './crowd.ts';
import { consolidateBooked } from './hold-boxes.ts';
import type { Markdowns } from './markdowns.ts';

const SECONDS_PER_DAY = 86_400;
const KEYS_PER_SECOND = 16;

/** Customer orders of several lines in order of time, made a day at a time. They never enter the event queue. */
export class BasketFeed implements EventFeed {
  private readonly state: SimulationState;
  private readonly baskets: Baskets;
  private readonly crowd: Crowd | undefined;
  private readonly markdowns: Markdowns | undefined;
  private dayStart = 0;
  private place = 0;
  private traceRow = 0;
  private key = Number.POSITIVE_INFINITY;
  private latest = 0;
  /** First line of each replayed order, or what an earlier day left there. */
  private readonly firstLineOf: Int32Array;

  /**
   * @param crowd potential customers; undefined = every customer orders
   * @param markdowns undefined = prices never change
   */
  constructor(
    state: SimulationState,
    baskets: Baskets,
    crowd: Crowd | undefined,
    markdowns: Markdowns | undefined,
  ) {
    this.state = state;
    this.baskets = baskets;
    this.crowd = crowd;
    this.markdowns = markdowns;
    if (baskets.held !== undefined) baskets.onArrival = (item) => consolidate(state, baskets, item);
    if (baskets.heldBoxes !== undefined)
      baskets.onArrival = (item) => consolidateBooked(state, baskets, item);
    this.firstLineOf = new Int32Array(state.network.trace?.orderIds.length ?? 0).fill(-1);
  }

  /** Makes the orders of `day`, which starts now. */
  startDay(day: number): void {
    this.dayStart = day * SECONDS_PER_DAY;
    if (this.markdowns !== undefined) reviewMarkdowns(this.state, this.markdowns, day);
    this.baskets.day.generate(day);
    this.markdowns?.countBrought(this.baskets.day.lines);
    this.addTrace();
    this.state.forecasts?.observe(this.baskets.day.lines);
    this.baskets.day.close();
    this.place = 0;
    this.advance();
  }

  nextKey(): number {
    return this.key;
  }

  takeBefore(queue: EventQueue, limit: number): number {
    const { state, baskets, crowd } = this;
    const { today } = state;
    const first = this.place;
    do {
      this.latest = this.key;
      const row = today.rowAt(this.place);
      state.now = this.dayStart + today.secondAt(this.place);
      this.place += 1;
      this.advance();
      baskets.meet(today.itemOf(row));
      if (crowd === undefined) handleBasketOrder(state, baskets, today.cellOf(row));
      else handleBasketVisit(state, baskets, crowd, today.cellOf(row));
    } while (this.key < queue.peekKey() && this.key < limit);
    return this.place - first;
  }

  latestKey(): number {
    return this.latest;
  }

  private advance(): void {
    const { today } = this.state;
    this.key =
      this.place < today.count
        ? (this.dayStart + today.secondAt(this.place)) * KEYS_PER_SECOND + PRIORITY.customerOrder
        : Number.POSITIVE_INFINITY;
  }

  /** Adds the replayed lines of the day; those of one order stay together. */
  private addTrace(): void {
    const { network } = this.state;
    const { trace } = network;
    if (trace === undefined) return;
    const { lines } = this.baskets.day;
    const end = this.dayStart + SECONDS_PER_DAY;
    const { timeSeconds } = trace;
    for (; this.traceRow < timeSeconds.length && timeSeconds[this.traceRow] < end; this.traceRow++) {
      const row = this.traceRow;
      const cell = trace.region[row] * network.speedCount + replayedSpeed(this.state, trace, row);
      const second = Math.floor(timeSeconds[row]) - this.dayStart;
      const line = lines.add(second, trace.item[row], cell, trace.quantity[row]);
      lines.setOrigin(line, -1, row);
      // All lines of an order have one time, so one that came before came today.
      const order = trace.order[row];
      if (this.firstLineOf[order] < 0) this.firstLineOf[order] = line;
      else lines.join(line, this.firstLineOf[order]);
    }
  }
}
