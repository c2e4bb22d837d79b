const SECONDS_PER_DAY = 86_400;

/** The orders of one day as growing columns, then sorted by time. Rows of equal time keep the order they came in. */
export class DayOrders {
  count = 0;
  /** Second of the day, 0 .. 86,399. */
  second = new Int32Array(1024);
  item = new Int32Array(1024);
  region = new Int32Array(1024);
  speed = new Int32Array(1024);
  quantity = new Float64Array(1024);
  /** Row numbers in order of time; valid after `sort`. */
  order = new Int32Array(1024);
  private bucketEnds = new Int32Array(1025);

  clear(): void {
    this.count = 0;
  }

  add(second: number, item: number, region: number, speed: number, quantity: number): void {
    const row = this.count;
    if (row === this.second.length) this.grow();
    this.second[row] = second;
    this.item[row] = item;
    this.region[row] = region;
    this.speed[row] = speed;
    this.quantity[row] = quantity;
    this.count = row + 1;
  }

  /** Bucket sort by second, about one row a bucket, then insertion: O(n) for orders spread over the day. */
  sort(): void {
    const count = this.count;
    const second = this.second;
    const order = this.order;
    const scale = count / SECONDS_PER_DAY;
    if (count > 16) {
      const ends = this.bucketEnds;
      ends.fill(0, 0, count + 1);
      for (let row = 0; row < count; row++) ends[((second[row] * scale) | 0) + 1]++;
      for (let bucket = 1; bucket <= count; bucket++) ends[bucket] += ends[bucket - 1];
      for (let row = 0; row < count; row++) order[ends[(second[row] * scale) | 0]++] = row;
    } else {
      for (let row = 0; row < count; row++) order[row] = row;
    }
    for (let place = 1; place < count; place++) {
      const row = order[place];
      const at = second[row];
      let before = place - 1;
      if (second[order[before]] <= at) continue;
      while (before >= 0 && second[order[before]] > at) {
        order[before + 1] = order[before];
        before--;
      }
      order[before + 1] = row;
    }
  }

  private grow(): void {
    const capacity = this.second.length * 2;
    this.second = widen(this.second, capacity);
    this.item = widen(this.item, capacity);
    this.region = widen(this.region, capacity);
    this.speed = widen(this.speed, capacity);
    this.order = new Int32Array(capacity);
    this.bucketEnds = new Int32Array(capacity + 1);
    const quantity = new Float64Array(capacity);
    quantity.set(this.quantity);
    this.quantity = quantity;
  }
}

function widen(column: Int32Array, capacity: number): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(capacity);
  wide.set(column);
  return wide;
}
