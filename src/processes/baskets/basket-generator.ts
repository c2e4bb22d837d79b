import type { MasterKey } from '../../random/master-key.ts';
import { PURPOSES, type RandomStream } from '../../random/random-stream.ts';
import {
  broughtNumber,
  generateBrought,
  type Lifts,
  liftNeeded,
  type StreamDay,
} from '../demand/brought-customers.ts';
import { DayOrders } from '../demand/day-orders.ts';
import { COUNT_KIND, type DemandStreams } from '../demand/demand-streams.ts';
import { generateStream } from '../demand/generate-day.ts';
import { BasketFormer } from './basket-former.ts';
import type { BasketPlan } from './basket-plan.ts';
import type { DayLines } from './day-lines.ts';

/** Makes the order lines of a day and puts them into orders. */
export class BasketGenerator {
  /** Undefined where lines of streams are orders of their own. */
  readonly former: BasketFormer | undefined;
  private readonly streams: DemandStreams;
  private readonly plan: BasketPlan;
  private readonly drawn = new DayOrders();
  /** Where the lines of each cell end among those that may be put together. */
  private readonly cellEnds: Int32Array;
  private byCell = new Int32Array(1024);
  /** From and to of the lines of each stream whose lines may be put together. */
  private readonly pools: number[] = [];

  constructor(streams: DemandStreams, plan: BasketPlan, cellCount: number) {
    this.streams = streams;
    this.plan = plan;
    this.cellEnds = new Int32Array(cellCount + 1);
    this.former = plan.formation === undefined ? undefined : new BasketFormer(plan.formation, plan.itemKey);
  }

  /**
   * Appends the lines of `day`; `levels` as in `generateDay`. The streams draw what they draw without baskets; lines of
   * periodic streams keep their times and stay orders of their own. Last come the lines that discounts bring; so they change
   * no draw of the others.
   * @param lifts undefined = there are no discounts
   */
  generate(
    day: number,
    master: MasterKey,
    random: RandomStream,
    lines: DayLines,
    levels?: Float64Array,
    lifts?: Lifts,
  ): void {
    const { streams, pools, plan, drawn } = this;
    pools.length = 0;
    for (let stream = 0; stream < streams.count; stream++) {
      const items = plan.itemsTogether[stream];
      const from = lines.count;
      drawn.clear();
      generateStream(streams, stream, day, master, random, drawn, levels);
      if (items !== undefined) {
        const { count } = drawn;
        for (let order = 0; order < count; order++)
          this.addTogether({ stream, day, master, random }, items, order, order, lines);
      } else this.addAlone(stream, lines);
      if (items === undefined && streams.kind[stream] !== COUNT_KIND.periodic) pools.push(from, lines.count);
    }
    if (lifts !== undefined) this.addBrought(day, master, random, lines, levels, lifts);
    if (this.former !== undefined) this.form(this.former, day, master, random, lines);
  }

  private addAlone(stream: number, lines: DayLines): void {
    for (let row = 0; row < this.drawn.count; row++) this.addLine(stream, row, row, lines);
  }

  private addLine(stream: number, row: number, number: number, lines: DayLines): void {
    const { drawn } = this;
    const line = lines.add(drawn.secondOf(row), drawn.itemOf(row), drawn.cellOf(row), drawn.quantityOf(row));
    lines.setOrigin(line, stream, number);
  }

  /** Sorts the lines of the pools by cell and puts those of each cell together. */
  private form(
    former: BasketFormer,
    day: number,
    master: MasterKey,
    random: RandomStream,
    lines: DayLines,
  ): void {
    const { cellEnds, pools } = this;
    if (lines.count > this.byCell.length) this.byCell = new Int32Array(2 * lines.count);
    const { byCell } = this;
    cellEnds.fill(0);
    for (let pool = 0; pool < pools.length; pool += 2) {
      for (let row = pools[pool]; row < pools[pool + 1]; row++) cellEnds[lines.cell[row] + 1]++;
    }
    for (let cell = 1; cell < cellEnds.length; cell++) cellEnds[cell] += cellEnds[cell - 1];
    for (let pool = 0; pool < pools.length; pool += 2) {
      for (let row = pools[pool]; row < pools[pool + 1]; row++) byCell[cellEnds[lines.cell[row]]++] = row;
    }
    let from = 0;
    for (let cell = 0; cell + 1 < cellEnds.length; cell++) {
      former.form(lines, byCell.subarray(from, cellEnds[cell]), cell, day, master, random);
      from = cellEnds[cell];
    }
  }

  /** Lines of those who come at today's discounts only: of an order of several items those that are cheap enough for him. */
  private addBrought(
    day: number,
    master: MasterKey,
    random: RandomStream,
    lines: DayLines,
    levels: Float64Array | undefined,
    { greatest, today }: Lifts,
  ): void {
    const { streams, drawn, plan, pools } = this;
    for (let stream = 0; stream < streams.count; stream++) {
      if (greatest[stream] === 1) continue;
      const items = plan.itemsTogether[stream];
      const of: StreamDay = { stream, day, master, random };
      const from = lines.count;
      drawn.clear();
      generateBrought(streams, greatest[stream], of, drawn, levels);
      for (let row = 0; row < drawn.count; row++) {
        const number = broughtNumber(row);
        const needed = liftNeeded(streams, greatest[stream], of, number);
        if (items !== undefined) {
          const cheap = items.filter((item) => needed < today[item]);
          this.addTogether(of, cheap, row, number, lines);
        } else if (needed < today[drawn.itemOf(row)]) {
          this.addLine(stream, row, number, lines);
        }
      }
      if (items === undefined) pools.push(from, lines.count);
    }
  }

  /** An order of several items: each line draws its own size, by item and order. A line of size 0 is none. */
  private addTogether(
    { stream, day, master, random }: StreamDay,
    items: Int32Array,
    order: number,
    number: number,
    lines: DayLines,
  ): void {
    const { streams, drawn } = this;
    const { itemKey } = this.plan;
    let first = -1;
    for (const item of items) {
      const key = itemKey[item] ^ streams.itemKey[stream];
      random.rekey(master, PURPOSES.baskets, key, streams.streamKey[stream], day, number);
      const quantity = streams.size[stream].sample(random);
      if (quantity === 0) continue;
      const row = lines.add(drawn.secondOf(order), item, drawn.cellOf(order), quantity);
      lines.setOrigin(row, stream, number);
      if (first < 0) first = row;
      else lines.join(row, first);
    }
  }
}
