import type { MasterKey } from '../../random/master-key.ts';
import { PURPOSES, type RandomStream } from '../../random/random-stream.ts';
import type { BasketFormation } from './basket-plan.ts';
import type { DayLines } from './day-lines.ts';

/** Lines looked at for the next one of an order; lines of its own items are passed over. */
const MOST_CANDIDATES = 256;
/** Beside an item's key, the draw that a whole pool of lines shares. */
const POOL_KEY = -1;
/** Room for the position of a line below its 32-bit sorting key in a double. */
const POSITIONS = 2 ** 21;
const NONE = -1;

/**
 * Puts the lines of one region, speed and day together. Every line keeps its item, size, region, speed and day. An order
 * comes when its first line would have come; which line is first depends on a draw of the line's own and on no time of day,
 * so the times of an item's lines keep their law: given their number, independent draws by the hours of the day.
 *
 * Orders are cut off a circle of lines in the order of their draws. The first cut is where a stationary row of orders would
 * have one, so that the expected number of orders is lines / mean lines per order in pools of every size (but at least one);
 * cuts from the first line on would end in an order cut short (Cox 1962, section 5.2: the forward recurrence time).
 */
export class BasketFormer {
  /** Lines that are not the first of their order, and those of them in the first one's group, since the start. */
  furtherLines = 0;
  furtherInGroup = 0;
  private readonly formation: BasketFormation;
  private readonly itemKey: Int32Array;
  private readonly pool: LinePool;
  /** By item: lines of the pool at hand so far, and the last order that has the item. */
  private readonly seen: Int32Array;
  private readonly lastOrder: Int32Array;
  private orders = 0;

  constructor(formation: BasketFormation, itemKey: Int32Array) {
    this.formation = formation;
    this.itemKey = itemKey;
    this.pool = new LinePool(formation.groupOf);
    this.seen = new Int32Array(itemKey.length);
    this.lastOrder = new Int32Array(itemKey.length);
  }

  /** Puts lines[from .. to), all of one cell, into orders: `lines.join`. Time: the lines times the logarithm of their number. */
  form(
    lines: DayLines,
    rows: Int32Array,
    cell: number,
    day: number,
    master: MasterKey,
    random: RandomStream,
  ): void {
    if (rows.length < 2) return;
    const { seen, itemKey, pool, formation } = this;
    for (const row of rows) seen[lines.item[row]] = 0;
    pool.start(rows.length);
    for (let index = 0; index < rows.length; index++) {
      const item = lines.item[rows[index]];
      const nth = seen[item]++;
      random.rekey(master, PURPOSES.baskets, itemKey[item], cell, day, nth);
      pool.add(rows[index], item, nth, random.int32());
    }
    pool.sort();
    random.rekey(master, PURPOSES.baskets, POOL_KEY, cell, day);
    const most = formation.lineLimits.length;
    let left = rows.length;
    let uncut = left - 1 - firstReaching(formation.remainderLimits, random.uniform());
    while (left > 0) {
      const first = pool.first();
      random.rekey(master, PURPOSES.baskets, itemKey[pool.item[first]], cell, day, pool.nth[first]);
      random.int32();
      const wanted = 1 + firstReaching(formation.lineLimits, random.uniform());
      // What lies between the last cut and the first one goes round the circle.
      const size = wanted <= uncut ? wanted : Math.min(left, most);
      const taken = this.takeOrder(lines, first, size, random);
      left -= taken;
      uncut = wanted <= uncut ? uncut - taken : 0;
    }
  }

  /** Takes an order of up to `size` lines out of the pool; returns how many it has. */
  private takeOrder(lines: DayLines, first: number, size: number, random: RandomStream): number {
    const { pool, lastOrder } = this;
    const { affinity, groupOf } = this.formation;
    const order = ++this.orders;
    const group = groupOf[pool.item[first]];
    pool.take(first);
    lastOrder[pool.item[first]] = order;
    for (let taken = 1; taken < size; taken++) {
      const isSoughtInGroup = random.uniform32() < affinity;
      let next =
        isSoughtInGroup && group >= 0 ? this.find(pool.firstOfGroup(group), pool.nextInGroup, order) : NONE;
      if (next === NONE) next = this.find(pool.first(), pool.next, order);
      if (next === NONE) return taken;
      pool.take(next);
      lastOrder[pool.item[next]] = order;
      lines.join(pool.row[next], pool.row[first]);
      this.furtherLines += 1;
      if (group >= 0 && groupOf[pool.item[next]] === group) this.furtherInGroup += 1;
    }
    return size;
  }

  /** The first line from `position` on whose item the order does not have yet. */
  private find(position: number, next: Int32Array, order: number): number {
    let candidate = position;
    for (let looked = 0; candidate !== NONE && looked < MOST_CANDIDATES; looked++) {
      if (this.lastOrder[this.pool.item[candidate]] !== order) return candidate;
      candidate = next[candidate];
    }
    return NONE;
  }
}

/** Lines not yet in an order, in the order of their keys: one list of all, and one of each group. */
class LinePool {
  row = new Int32Array(64);
  item = new Int32Array(64);
  nth = new Int32Array(64);
  next = new Int32Array(64);
  nextInGroup = new Int32Array(64);
  private previous = new Int32Array(64);
  private previousInGroup = new Int32Array(64);
  private sorting = new Float64Array(64);
  private unsorted = new Int32Array(3 * 64);
  private count = 0;
  private head = NONE;
  private readonly groupOf: Int32Array;
  private readonly groupHead: Int32Array;
  private readonly groupTail: Int32Array;

  constructor(groupOf: Int32Array) {
    this.groupOf = groupOf;
    const groups = groupOf.reduce((most, group) => Math.max(most, group + 1), 0);
    this.groupHead = new Int32Array(groups);
    this.groupTail = new Int32Array(groups);
  }

  /** Empties the pool and makes room for `size` lines. */
  start(size: number): void {
    this.count = 0;
    if (size <= this.row.length) return;
    const room = 2 * size;
    this.row = new Int32Array(room);
    this.item = new Int32Array(room);
    this.nth = new Int32Array(room);
    this.next = new Int32Array(room);
    this.nextInGroup = new Int32Array(room);
    this.previous = new Int32Array(room);
    this.previousInGroup = new Int32Array(room);
    this.sorting = new Float64Array(room);
    this.unsorted = new Int32Array(3 * room);
  }

  add(row: number, item: number, nth: number, key: number): void {
    const position = this.count++;
    this.unsorted[3 * position] = row;
    this.unsorted[3 * position + 1] = item;
    this.unsorted[3 * position + 2] = nth;
    this.sorting[position] = (key >>> 0) * POSITIONS + position;
  }

  /** Orders the lines by their keys, equal keys as they were added. */
  sort(): void {
    const { count, sorting, unsorted, groupOf, groupHead, groupTail } = this;
    sorting.subarray(0, count).sort();
    groupHead.fill(NONE);
    groupTail.fill(NONE);
    for (let position = 0; position < count; position++) {
      const source = 3 * (sorting[position] % POSITIONS);
      const item = unsorted[source + 1];
      this.row[position] = unsorted[source];
      this.item[position] = item;
      this.nth[position] = unsorted[source + 2];
      this.previous[position] = position - 1;
      this.next[position] = position + 1 < count ? position + 1 : NONE;
      const group = groupOf[item];
      if (group < 0) continue;
      const last = groupTail[group];
      this.previousInGroup[position] = last;
      this.nextInGroup[position] = NONE;
      if (last === NONE) groupHead[group] = position;
      else this.nextInGroup[last] = position;
      groupTail[group] = position;
    }
    this.head = count > 0 ? 0 : NONE;
  }

  first(): number {
    return this.head;
  }

  firstOfGroup(group: number): number {
    return this.groupHead[group];
  }

  take(position: number): void {
    const before = this.previous[position];
    const after = this.next[position];
    if (before === NONE) this.head = after;
    else this.next[before] = after;
    if (after !== NONE) this.previous[after] = before;
    const group = this.groupOf[this.item[position]];
    if (group < 0) return;
    const beforeInGroup = this.previousInGroup[position];
    const afterInGroup = this.nextInGroup[position];
    if (beforeInGroup === NONE) this.groupHead[group] = afterInGroup;
    else this.nextInGroup[beforeInGroup] = afterInGroup;
    if (afterInGroup !== NONE) this.previousInGroup[afterInGroup] = beforeInGroup;
  }
}

/** The first position whose cumulative probability is above `uniform`; the last one also takes what rounding lost. */
function firstReaching(limits: Float64Array, uniform: number): number {
  let position = 0;
  while (position < limits.length - 1 && uniform >= limits[position]) position++;
  return position;
}
