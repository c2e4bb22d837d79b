import { invariant } from '../../foundation/invariant.ts';
import type { DayLines } from '../../processes/baskets/day-lines.ts';
import { isBrought } from '../../processes/demand/brought-customers.ts';
import { generateStream } from '../../processes/demand/generate-day.ts';
import { hashText } from '../../random/hash-text.ts';
import { PURPOSES } from '../../random/random-stream.ts';
import type { SimulationState } from '../simulation-state.ts';

const SECONDS_PER_DAY = 86_400;
/** Stands where the day stands for customers of the demand streams. */
const REPLAYED = -2;
/** Stands where the stream stands; the number is then a hash of the order's name. */
const NO_STREAM = -1;

/** What a customer decides with: numbers of his own, the same under every policy. */
export interface CustomerDraws {
  speed: number;
  buy: number;
  reaction: number;
  /** Least lift of demand at which he comes: below 1 at full price. */
  lift: number;
  readonly substitutes: Float64Array;
}

/**
 * Who the customers of the current day are: the n-th of a stream and day, or a line of a replayed order. Their draws are
 * keyed by that and made when they come.
 */
export class CrowdDay {
  readonly draws: CustomerDraws = {
    speed: 0,
    buy: 0,
    reaction: 0,
    lift: 0,
    substitutes: new Float64Array(2),
  };
  private readonly state: SimulationState;
  private stream = new Int32Array(1024);
  private day = new Int32Array(1024);
  private number = new Int32Array(1024);
  /** 1 when the demand says which speed he asks for. */
  private isSpeedGiven = new Uint8Array(1024);
  private count = 0;

  constructor(state: SimulationState) {
    this.state = state;
  }

  /** Makes the customers of the demand streams on `day`, into SimulationState.today; `levels` as in generateDay. */
  generate(day: number, levels: Float64Array | undefined): void {
    const { today, network, master, random } = this.state;
    const { streams } = network;
    this.count = 0;
    for (let stream = 0; stream < streams.count; stream++) {
      const first = today.count;
      generateStream(streams, stream, day, master, random, today, levels);
      const isGiven = streams.speed[stream] >= 0 ? 1 : 0;
      for (let row = first; row < today.count; row++) {
        this.add(stream, day, row - first, isGiven);
      }
    }
  }

  /** Notes the customers whom discounts bring on a day, as they are added to SimulationState.today after `generate`. */
  noteBrought(day: number): (stream: number, number: number) => void {
    const { speed } = this.state.network.streams;
    return (stream, number) => this.add(stream, day, number, speed[stream] >= 0 ? 1 : 0);
  }

  /** Notes the lines of the trace from `traceRow` on that have been added to SimulationState.today since `generate`. */
  noteReplayed(traceRow: number): void {
    const { today, network } = this.state;
    const { trace } = network;
    if (trace === undefined) return;
    for (let row = traceRow; this.count < today.count; row++) {
      const isGiven = trace.speed[row] >= 0 ? 1 : 0;
      this.add(NO_STREAM, REPLAYED, hashText(trace.orderIds[trace.order[row]]), isGiven);
    }
  }

  /** Whether the customer of a row asks for one speed, whatever else is offered. */
  hasOwnSpeed(row: number): boolean {
    return this.isSpeedGiven[row] === 1;
  }

  /** Makes the draws of the customer of a row; valid until the next. */
  meet(row: number): CustomerDraws {
    return this.draw(this.state.today.itemOf(row), this.stream[row], this.day[row], this.number[row]);
  }

  /** The same for a line of the day's orders of several lines. */
  meetLine(lines: DayLines, row: number): CustomerDraws {
    const { network, now } = this.state;
    const item = lines.item[row];
    const stream = lines.stream[row];
    if (stream >= 0) return this.draw(item, stream, Math.floor(now / SECONDS_PER_DAY), lines.number[row]);
    const { orderIds, order } = replayed(network);
    return this.draw(item, NO_STREAM, REPLAYED, hashText(orderIds[order[lines.number[row]]]));
  }

  /** Whether the customer of such a line asks for one speed. */
  hasOwnSpeedOfLine(lines: DayLines, row: number): boolean {
    const { network } = this.state;
    const stream = lines.stream[row];
    const speed = stream >= 0 ? network.streams.speed[stream] : replayed(network).speed[lines.number[row]];
    return speed >= 0;
  }

  private draw(item: number, stream: number, day: number, number: number): CustomerDraws {
    const { random, master, network, prices } = this.state;
    const { draws } = this;
    const isReplayed = stream === NO_STREAM;
    draws.lift =
      prices === undefined || isReplayed || !isBrought(number) ? 0 : prices.liftNeeded(stream, day, number);
    const key = isReplayed ? number : network.streams.streamKey[stream];
    random.rekey(master, PURPOSES.customer, network.itemKey[item], key, day, isReplayed ? 0 : number);
    draws.speed = random.uniform32();
    draws.buy = random.uniform32();
    draws.reaction = random.uniform32();
    draws.substitutes[0] = random.uniform32();
    draws.substitutes[1] = random.uniform32();
    return draws;
  }

  private add(stream: number, day: number, number: number, isSpeedGiven: number): void {
    const row = this.count;
    if (row === this.stream.length) this.grow();
    this.stream[row] = stream;
    this.day[row] = day;
    this.number[row] = number;
    this.isSpeedGiven[row] = isSpeedGiven;
    this.count = row + 1;
  }

  private grow(): void {
    const size = 2 * this.count;
    const widen = (narrow: Int32Array): Int32Array<ArrayBuffer> => {
      const wide = new Int32Array(size);
      wide.set(narrow);
      return wide;
    };
    this.stream = widen(this.stream);
    this.day = widen(this.day);
    this.number = widen(this.number);
    const given = new Uint8Array(size);
    given.set(this.isSpeedGiven);
    this.isSpeedGiven = given;
  }
}

function replayed({ trace }: SimulationState['network']): NonNullable<typeof trace> {
  invariant(trace !== undefined, () => 'a replayed line comes from a trace');
  return trace;
}
