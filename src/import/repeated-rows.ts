import type { OrderLog } from './order-log.ts';

/** Rows that equal an earlier one in order, item, time, quantity, price, region and customer. About O(n). */
export function countRepeatedRows(log: OrderLog): number {
  const lastOf = new Map<number, number>();
  const earlier = new Int32Array(log.line.length).fill(-1);
  let count = 0;
  for (let row = 0; row < log.line.length; row++) {
    const key = log.order[row] * log.itemCodes.length + log.item[row];
    const last = lastOf.get(key) ?? -1;
    earlier[row] = last;
    lastOf.set(key, row);
    for (let other = last; other >= 0; other = earlier[other]) {
      if (!isSame(log, row, other)) continue;
      count++;
      break;
    }
  }
  return count;
}

function isSame(log: OrderLog, left: number, right: number): boolean {
  return (
    log.seconds[left] === log.seconds[right] &&
    log.quantity[left] === log.quantity[right] &&
    Object.is(log.price[left], log.price[right]) &&
    log.region[left] === log.region[right] &&
    log.customer[left] === log.customer[right]
  );
}
