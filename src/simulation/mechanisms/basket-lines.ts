import type { BasketWish } from './basket-wish.ts';

/** The lines of the order at hand, one for each item. */
export class BasketLines {
  count = 0;
  readonly item: number[] = [];
  /** Units ordered. */
  readonly quantity: number[] = [];
  /** Units not yet assigned to a box, nor given up. */
  readonly left: number[] = [];
  /** Row of the day's list that it comes from; -1 where nobody asks. */
  readonly row: number[] = [];
  /** By item: its line in the order at hand, if `orderOf` says so. */
  private readonly lineOf: Int32Array;
  private readonly orderOf: Int32Array;
  private order = 0;

  constructor(itemCount: number) {
    this.lineOf = new Int32Array(itemCount);
    this.orderOf = new Int32Array(itemCount);
  }

  /** Begins another order. */
  clear(): void {
    this.count = 0;
    this.order += 1;
  }

  /** Whether units of the order are neither assigned nor given up. */
  hasLeft(): boolean {
    for (let line = 0; line < this.count; line++) if (this.left[line] > 0) return true;
    return false;
  }

  /** Begins another order, of these lines. */
  take(wishes: readonly BasketWish[]): void {
    this.clear();
    for (const { item, quantity, row } of wishes) this.add(item, quantity, row);
  }

  /** Takes back all assignments. */
  restore(): void {
    for (let line = 0; line < this.count; line++) this.left[line] = this.quantity[line];
  }

  /** Adds units of an item; an item named twice is one line, that of the first row. */
  add(item: number, quantity: number, row = -1): void {
    if (this.orderOf[item] === this.order) {
      const known = this.lineOf[item];
      this.quantity[known] += quantity;
      this.left[known] += quantity;
      return;
    }
    const line = this.count++;
    this.orderOf[item] = this.order;
    this.lineOf[item] = line;
    this.item[line] = item;
    this.quantity[line] = quantity;
    this.left[line] = quantity;
    this.row[line] = row;
  }
}
