/** The lines of the order at hand, one for each item. */
export class BasketLines {
  count = 0;
  readonly item: number[] = [];
  /** Units ordered. */
  readonly quantity: number[] = [];
  /** Units not yet assigned to a box, nor given up. */
  readonly left: number[] = [];
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

  /** Adds units of an item; an item named twice is one line. */
  add(item: number, quantity: number): void {
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
  }
}
