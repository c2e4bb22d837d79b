import type { OrderLog } from './order-log.ts';

/** What one order asks of one item: rows of the log with the same order and item are added up. */
export interface OrderLines {
  readonly item: Int32Array;
  readonly order: Int32Array;
  /** Day of the log, the first is 0. */
  readonly day: Int32Array;
  /** Units. */
  readonly size: Float64Array;
  /** Lines of item k are `rowsByItem[firstOfItem[k]]` up to `rowsByItem[firstOfItem[k + 1] - 1]`, by day. */
  readonly rowsByItem: Int32Array;
  readonly firstOfItem: Int32Array;
  /** Days from the first to the last order, both included. */
  readonly dayCount: number;
  /** First day [days since 1970-01-01]. */
  readonly firstDay: number;
}

/** Merges and groups the rows of a log that is sorted by time. O(n). */
export function mergeOrderLines(log: OrderLog): OrderLines {
  const itemCount = log.itemCodes.length;
  const firstDay = Math.floor(log.seconds[0] / 86_400);
  const positions = new Map<number, number>();
  const item: number[] = [];
  const order: number[] = [];
  const day: number[] = [];
  const size: number[] = [];
  for (let row = 0; row < log.line.length; row++) {
    const key = log.order[row] * itemCount + log.item[row];
    const known = positions.get(key);
    if (known === undefined) {
      positions.set(key, item.push(log.item[row]) - 1);
      order.push(log.order[row]);
      day.push(Math.floor(log.seconds[row] / 86_400) - firstDay);
      size.push(log.quantity[row]);
    } else size[known] += log.quantity[row];
  }
  const firstOfItem = new Int32Array(itemCount + 1);
  for (const position of item) firstOfItem[position + 1]++;
  for (let position = 0; position < itemCount; position++) firstOfItem[position + 1] += firstOfItem[position];
  const next = firstOfItem.slice();
  const rowsByItem = new Int32Array(item.length);
  item.forEach((position, row) => {
    rowsByItem[next[position]++] = row;
  });
  return {
    item: Int32Array.from(item),
    order: Int32Array.from(order),
    day: Int32Array.from(day),
    size: Float64Array.from(size),
    rowsByItem,
    firstOfItem,
    dayCount: Math.floor(log.seconds[log.seconds.length - 1] / 86_400) - firstDay + 1,
    firstDay,
  };
}
