import type { EventQueue } from '../engine/event-queue.ts';
import type { EventFeed } from '../engine/run-events.ts';
import { generateDay } from '../processes/demand/generate-day.ts';
import { handleCustomerOrder } from './handlers/customer-order.ts';
import { hasPlainOrders, shipPlainOrders } from './handlers/plain-orders.ts';
import { reviewMarkdowns } from './handlers/review-markdowns.ts';
import { PRIORITY } from './layout.ts';
import type { Crowd } from './mechanisms/crowd.ts';
import type { Markdowns } from './mechanisms/markdowns.ts';
import { handlePromisedOrder } from './mechanisms/promised-order.ts';
import { handleVisit } from './mechanisms/visit.ts';
import { replayedSpeed } from './replayed-speed.ts';
import type { SimulationState } from './simulation-state.ts';

const SECONDS_PER_DAY = 86_400;
const KEYS_PER_SECOND = 16;
/** Few enough for the compiler to have seen the end of the loop: compiled within one long call, its code is left by a bailout each time. */
const PLAIN_ORDERS_AT_ONCE = 100;

/** Customer orders in order of time, made a day at a time. They never enter the event queue. */
export class OrderFeed implements EventFeed {
  private readonly state: SimulationState;
  private readonly crowd: Crowd | undefined;
  private readonly markdowns: Markdowns | undefined;
  private readonly isPlain: boolean;
  private dayStart = 0;
  private place = 0;
  private traceRow = 0;
  private key = Number.POSITIVE_INFINITY;
  private latest = 0;

  /**
   * @param crowd potential customers; undefined = every customer orders
   * @param markdowns undefined = prices never change
   */
  constructor(state: SimulationState, crowd?: Crowd, markdowns?: Markdowns) {
    this.state = state;
    this.crowd = crowd;
    this.markdowns = markdowns;
    this.isPlain = crowd === undefined && hasPlainOrders(state);
  }

  /** Makes the orders of `day`, which starts now. */
  startDay(day: number): void {
    const { crowd } = this;
    const { today, network, master, random } = this.state;
    const firstTraceRow = this.traceRow;
    today.clear();
    const levels = this.state.demandLevels?.ofDay(day);
    if (this.markdowns !== undefined) reviewMarkdowns(this.state, this.markdowns, day);
    if (crowd === undefined) generateDay(network.streams, day, master, random, today, levels);
    else crowd.today.generate(day, levels);
    this.markdowns?.bring(day, levels, crowd?.today.noteBrought(day));
    this.dayStart = day * SECONDS_PER_DAY;
    this.addTrace();
    crowd?.today.noteReplayed(firstTraceRow);
    this.state.forecasts?.observe(today);
    today.sort();
    this.place = 0;
    this.advance();
  }

  nextKey(): number {
    return this.key;
  }

  takeBefore(queue: EventQueue, limit: number): number {
    const { state, crowd, dayStart, isPlain } = this;
    const { today, departures } = state;
    const first = this.place;
    let place = first;
    do {
      if (isPlain) {
        const end = secondsBefore(Math.min(queue.peekKey(), limit)) - dayStart;
        const stop = Math.min(today.count, place + PLAIN_ORDERS_AT_ONCE);
        place = shipPlainOrders(state, dayStart, place, stop, end);
        if (place === stop || today.secondAt(place) >= end) continue;
      }
      const row = today.rowAt(place);
      state.now = dayStart + today.secondAt(place);
      place += 1;
      if (crowd !== undefined) {
        handleVisit(state, crowd, row);
      } else if (departures === undefined) {
        handleCustomerOrder(state, today.itemOf(row), today.cellOf(row), today.quantityOf(row));
      } else {
        handlePromisedOrder(state, departures, today.itemOf(row), today.cellOf(row), today.quantityOf(row));
      }
      // Seconds of the day are compared, not keys: the same, with less to work out for each order.
    } while (
      place < today.count &&
      today.secondAt(place) < secondsBefore(Math.min(queue.peekKey(), limit)) - dayStart
    );
    this.place = place;
    this.latest = keyAt(state.now);
    this.advance();
    return place - first;
  }

  latestKey(): number {
    return this.latest;
  }

  private advance(): void {
    const today = this.state.today;
    this.key =
      this.place < today.count ? keyAt(this.dayStart + today.secondAt(this.place)) : Number.POSITIVE_INFINITY;
  }

  /** Adds the replayed orders of the day. */
  private addTrace(): void {
    const trace = this.state.network.trace;
    if (trace === undefined) return;
    const { today, network } = this.state;
    const end = this.dayStart + SECONDS_PER_DAY;
    for (
      ;
      this.traceRow < trace.timeSeconds.length && trace.timeSeconds[this.traceRow] < end;
      this.traceRow++
    ) {
      const row = this.traceRow;
      const speed = replayedSpeed(this.state, trace, row);
      const second = Math.floor(trace.timeSeconds[row]) - this.dayStart;
      today.add(second, trace.item[row], trace.region[row] * network.speedCount + speed, trace.quantity[row]);
    }
  }
}

function keyAt(time: number): number {
  return time * KEYS_PER_SECOND + PRIORITY.customerOrder;
}

/** The time, not whole in general, before which customer orders have keys below `key`. */
function secondsBefore(key: number): number {
  return (key - PRIORITY.customerOrder) * (1 / KEYS_PER_SECOND);
}
