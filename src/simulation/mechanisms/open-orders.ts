/**
 * Orders with lines that wait for stock, so that boxes sent later are counted with those sent at once. Found by the record
 * of the waiting line (SimulationState.customers).
 */
export class OpenOrders {
  /** Lines that wait. */
  lineCount = 0;
  /** By record: its order's place. */
  private readonly placeOf: number[] = [];
  private readonly number: number[] = [];
  private readonly boxes: number[] = [];
  private readonly lines: number[] = [];
  private readonly firstItem: number[] = [];
  private readonly free: number[] = [];

  /** Begins an order that came for `firstItem` first and has been sent `boxes` boxes; returns its place. */
  start(order: number, boxes: number, firstItem: number): number {
    const place = this.free.pop() ?? this.number.length;
    this.number[place] = order;
    this.boxes[place] = boxes;
    this.firstItem[place] = firstItem;
    this.lines[place] = 0;
    return place;
  }

  /** Adds a waiting line to the order at a place. */
  addLine(record: number, place: number): void {
    this.placeOf[record] = place;
    this.lines[place] += 1;
    this.lineCount += 1;
  }

  /** Number of the order of a waiting line. */
  orderOf(record: number): number {
    return this.number[this.placeOf[record]];
  }

  /** First item that the customer of a waiting line came for. */
  firstItemOf(record: number): number {
    return this.firstItem[this.placeOf[record]];
  }

  /** Counts a box and returns how many the order has been sent with it. */
  addBox(record: number): number {
    this.boxes[this.placeOf[record]] += 1;
    return this.boxes[this.placeOf[record]];
  }

  /** A line waits no more; the last one closes its order. */
  closeLine(record: number): void {
    const place = this.placeOf[record];
    this.lines[place] -= 1;
    this.lineCount -= 1;
    if (this.lines[place] === 0) this.free.push(place);
  }
}
