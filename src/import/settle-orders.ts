import { NameTable, type OrderLog, selectRows } from './order-log.ts';

/** A log whose orders each have one time and one region, as the model format wants. */
export interface SettledOrders {
  readonly log: OrderLog;
  /** Rows moved to the time of their order's first row. */
  readonly movedRowCount: number;
  /** Orders that had to be made because one id was used for another region or a later time. */
  readonly splitOrderCount: number;
}

const sameOrderSeconds = 3600;

/**
 * Rows of one order id and region within an hour of the first are one order at the time of the first (till entries take
 * minutes). Other rows of that id become further orders, `id#2`, `id#3` …, in order of time. O(n log n).
 * @param log sorted by time
 */
export function settleOrders(log: OrderLog): SettledOrders {
  const orders = new NameTable();
  const taken = new Set(log.orderIds);
  const firstSeconds: number[] = [];
  const current = new Map<number, number>();
  const partsOf = new Int32Array(log.orderIds.length);
  const seconds = log.seconds.slice();
  let movedRowCount = 0;
  const order = log.order.map((id, row) => {
    const key = id * log.regionNames.length + log.region[row];
    const known = current.get(key);
    if (known !== undefined && log.seconds[row] - firstSeconds[known] <= sameOrderSeconds) {
      if (seconds[row] !== firstSeconds[known]) movedRowCount++;
      seconds[row] = firstSeconds[known];
      return known;
    }
    const name = partName(log.orderIds[id], ++partsOf[id], taken);
    const position = orders.positionOf(name, name);
    firstSeconds[position] = log.seconds[row];
    current.set(key, position);
    return position;
  });
  const splitOrderCount = orders.names.length - log.orderIds.length;
  const settled = selectRows({ ...log, seconds, order, orderIds: orders.names }, () => true);
  return { log: settled, movedRowCount, splitOrderCount };
}

function partName(id: string, part: number, taken: Set<string>): string {
  if (part === 1) return id;
  let name = `${id}#${part}`;
  while (taken.has(name)) name = `${name}#`;
  taken.add(name);
  return name;
}
