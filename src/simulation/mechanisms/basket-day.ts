import { invariant } from '../../foundation/invariant.ts';
import { BasketGenerator } from '../../processes/baskets/basket-generator.ts';
import { DayLines } from '../../processes/baskets/day-lines.ts';
import type { SimulationState } from '../simulation-state.ts';
import type { BasketLines } from './basket-lines.ts';
import { BASKET } from './baskets-layout.ts';

/** The orders of the current day and their lines. In SimulationState.today an order stands with its place here as item. */
export class BasketDay {
  readonly lines = new DayLines();
  private readonly state: SimulationState;
  private readonly counters: Float64Array;
  private readonly generator: BasketGenerator;
  /** Rows of `lines` by order: those of the order at a place begin at starts[place]. */
  private starts = new Int32Array(1024);
  private rows = new Int32Array(1024);
  /** By row: the place of the order whose first line it is. */
  private placeOf = new Int32Array(1024);

  constructor(state: SimulationState, counters: Float64Array) {
    const { network } = state;
    invariant(
      network.baskets !== undefined,
      () => 'a network without baskets has no orders of several lines',
    );
    this.state = state;
    this.counters = counters;
    this.generator = new BasketGenerator(
      network.streams,
      network.baskets,
      network.regionCount * network.speedCount,
    );
  }

  /** Makes the lines of the demand streams on `day`; replayed lines may be added before `close`. */
  generate(day: number): void {
    const { master, random, demandLevels, prices } = this.state;
    this.lines.clear();
    this.generator.generate(day, master, random, this.lines, demandLevels?.ofDay(day), prices?.lifts);
    const { former } = this.generator;
    if (former === undefined) return;
    this.counters[BASKET.furtherLines] = former.furtherLines;
    this.counters[BASKET.furtherInGroup] = former.furtherInGroup;
  }

  /** Makes one row of the day's orders out of each order, in the order of their first lines. */
  close(): void {
    const { lines } = this;
    const { today } = this.state;
    if (lines.count >= this.rows.length) this.grow();
    const { starts, rows, placeOf } = this;
    today.clear();
    for (let row = 0; row < lines.count; row++) {
      if (lines.first[row] !== row) continue;
      placeOf[row] = today.count;
      today.add(lines.second[row], today.count, lines.cell[row], 1);
    }
    starts.fill(0, 0, today.count + 1);
    for (let row = 0; row < lines.count; row++) starts[placeOf[lines.first[row]] + 1]++;
    for (let place = 0; place < today.count; place++) starts[place + 1] += starts[place];
    // Filled from the end, each start moves down to its place.
    for (let row = lines.count - 1; row >= 0; row--) rows[--starts[placeOf[lines.first[row]] + 1]] = row;
    for (let place = 0; place < today.count; place++) starts[place] = starts[place + 1];
    starts[today.count] = lines.count;
    today.sort();
  }

  /** Puts the lines of the order at a place into `order`. */
  read(place: number, order: BasketLines): void {
    const { lines, starts, rows } = this;
    order.clear();
    for (let index = starts[place]; index < starts[place + 1]; index++) {
      order.add(lines.item[rows[index]], lines.quantity[rows[index]], rows[index]);
    }
  }

  /** Row of the first line of the order at a place. */
  firstRow(place: number): number {
    return this.lines.first[this.rows[this.starts[place]]];
  }

  private grow(): void {
    const capacity = 2 * this.lines.count + 2;
    this.starts = new Int32Array(capacity);
    this.rows = new Int32Array(capacity);
    this.placeOf = new Int32Array(capacity);
  }
}
