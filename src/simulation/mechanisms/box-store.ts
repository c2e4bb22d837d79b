import { FreeRecords, widened } from '../free-records.ts';

const NONE = -1;

/**
 * Boxes that have been promised to customers and have not left, in columns that are reused. A box has one line or more;
 * a list of boxes is kept for each departure of each site, in the order they were booked.
 */
export class BoxStore {
  /** Way that it goes (a position in the outbound options). */
  option = new Int32Array(256);
  cell = new Int32Array(256);
  orderedAt = new Float64Array(256);
  /** When it was booked, or the boxes that it replaces [s]. */
  bookedAt = new Float64Array(256);
  /** Departure that it is booked for [s]; NaN of a record that holds no box. */
  leavesAt = new Float64Array(256);
  /** Second at which it is ready for departure, and the first departure it could have made if all had had room [s]. */
  ready = new Float64Array(256);
  firstDeparture = new Float64Array(256);
  overtimeUnits = new Float64Array(256);
  /** 1 when the customer was promised the deadline of his speed. */
  isPromised = new Uint8Array(256);
  firstLine = new Int32Array(256);
  next = new Int32Array(256);

  lineItem = new Int32Array(256);
  lineQuantity = new Float64Array(256);
  lineNext = new Int32Array(256);

  private readonly boxRecords = new FreeRecords();
  private readonly lineRecords = new FreeRecords();
  /** First and last box by departure, one pair of columns for each site. */
  private readonly heads: Int32Array[];
  private readonly tails: Int32Array[];

  constructor(siteCount: number) {
    this.heads = Array.from({ length: siteCount }, () => new Int32Array(0));
    this.tails = Array.from({ length: siteCount }, () => new Int32Array(0));
  }

  /** Records used so far: boxes are among them. */
  get usedBoxes(): number {
    return this.boxRecords.used;
  }

  /** A new box without lines. */
  add(): number {
    const box = this.boxRecords.take();
    if (box === this.option.length) this.growBoxes();
    this.firstLine[box] = NONE;
    this.next[box] = NONE;
    return box;
  }

  /** Whether a record below `usedBoxes` holds a box that waits for its departure. */
  isOpen(box: number): boolean {
    return !Number.isNaN(this.leavesAt[box]);
  }

  /** Puts units of an item into a box, before the lines it has. */
  addLine(box: number, item: number, quantity: number): void {
    const line = this.lineRecords.take();
    if (line === this.lineItem.length) this.growLines();
    this.lineItem[line] = item;
    this.lineQuantity[line] = quantity;
    this.lineNext[line] = this.firstLine[box];
    this.firstLine[box] = line;
  }

  /** Units of an item in a box. */
  unitsOfItem(box: number, item: number): number {
    let units = 0;
    for (let line = this.firstLine[box]; line !== NONE; line = this.lineNext[line]) {
      if (this.lineItem[line] === item) units += this.lineQuantity[line];
    }
    return units;
  }

  /** Gives a box and its lines back for reuse. */
  release(box: number): void {
    this.leavesAt[box] = Number.NaN;
    for (let line = this.firstLine[box]; line !== NONE; line = this.lineNext[line])
      this.lineRecords.release(line);
    this.boxRecords.release(box);
  }

  /** Puts a box at the end of a departure's list; true when it is the first of it. */
  append(site: number, departure: number, box: number): boolean {
    if (departure >= this.heads[site].length) this.growLists(site, 2 * departure + 64);
    const heads = this.heads[site];
    const tails = this.tails[site];
    const isFirst = heads[departure] === NONE;
    if (isFirst) heads[departure] = box;
    else this.next[tails[departure]] = box;
    tails[departure] = box;
    return isFirst;
  }

  /** First box of a departure, or -1. */
  head(site: number, departure: number): number {
    return departure < this.heads[site].length ? this.heads[site][departure] : NONE;
  }

  /** Empties the list of a departure; its boxes are the caller's. */
  clear(site: number, departure: number): void {
    this.heads[site][departure] = NONE;
  }

  /** Takes a box out of the list of its departure. */
  remove(site: number, departure: number, box: number): void {
    const heads = this.heads[site];
    let previous = NONE;
    for (let other = heads[departure]; other !== box; other = this.next[other]) previous = other;
    if (previous === NONE) heads[departure] = this.next[box];
    else this.next[previous] = this.next[box];
    if (this.tails[site][departure] === box) this.tails[site][departure] = previous;
  }

  private growLists(site: number, size: number): void {
    for (const lists of [this.heads, this.tails]) {
      const wide = new Int32Array(size).fill(NONE);
      wide.set(lists[site]);
      lists[site] = wide;
    }
  }

  private growBoxes(): void {
    this.option = widened(this.option);
    this.cell = widened(this.cell);
    this.orderedAt = widened(this.orderedAt);
    this.bookedAt = widened(this.bookedAt);
    this.leavesAt = widened(this.leavesAt);
    this.ready = widened(this.ready);
    this.firstDeparture = widened(this.firstDeparture);
    this.overtimeUnits = widened(this.overtimeUnits);
    this.isPromised = widened(this.isPromised);
    this.firstLine = widened(this.firstLine);
    this.next = widened(this.next);
  }

  private growLines(): void {
    this.lineItem = widened(this.lineItem);
    this.lineQuantity = widened(this.lineQuantity);
    this.lineNext = widened(this.lineNext);
  }
}
