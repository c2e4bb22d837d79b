/** What goes into the box at hand. */
export class PackedLines {
  count = 0;
  readonly items: number[] = [];
  readonly quantities: number[] = [];
  /** Units and weight of all lines. */
  quantity = 0;
  weightKg = 0;

  clear(): void {
    this.count = 0;
    this.quantity = 0;
    this.weightKg = 0;
  }

  add(item: number, units: number, weightKgOfUnit: number): void {
    this.items[this.count] = item;
    this.quantities[this.count] = units;
    this.count += 1;
    this.quantity += units;
    this.weightKg += units * weightKgOfUnit;
  }
}
