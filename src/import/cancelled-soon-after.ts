import type { OrderLog } from './order-log.ts';

/** A cancellation whose customer is known. */
export interface Cancellation {
  readonly customer: number;
  /** Item code in upper case. */
  readonly item: string;
  /** Units taken back, > 0; NaN when unreadable. */
  readonly quantity: number;
  /** [s since 1970], NaN when unreadable. */
  readonly seconds: number;
}

const window = 86_400;

/**
 * Rows that never became demand: the same customer took back exactly this quantity of this item within a day (a typing
 * mistake, most often). Each cancellation takes at most one row, the latest not after it. O(n).
 */
export function cancelledSoonAfter(log: OrderLog, cancellations: readonly Cancellation[]): number[] {
  const wanted = new Map<string, number[]>();
  const keyOf = (customer: number, item: string, quantity: number) => `${customer}|${item}|${quantity}`;
  for (const { customer, item, quantity } of cancellations) wanted.set(keyOf(customer, item, quantity), []);
  for (let row = 0; row < log.line.length; row++) {
    if (log.customer[row] < 0) continue;
    wanted
      .get(keyOf(log.customer[row], log.itemCodes[log.item[row]].toUpperCase(), log.quantity[row]))
      ?.push(row);
  }
  const taken: number[] = [];
  for (const { customer, item, quantity, seconds } of cancellations) {
    const rows = wanted.get(keyOf(customer, item, quantity)) ?? [];
    let best = -1;
    rows.forEach((row, position) => {
      const age = seconds - log.seconds[row];
      if (age >= 0 && age <= window && (best < 0 || log.seconds[row] >= log.seconds[rows[best]]))
        best = position;
    });
    if (best >= 0) taken.push(...rows.splice(best, 1));
  }
  return taken;
}
