import type { CalendarFit } from './fit-calendar.ts';
import { type CountFit, fitOrderCounts } from './fit-order-counts.ts';
import { fitOrderSize, type SizeFit } from './fit-order-size.ts';
import { type Intermittence, intermittenceOf } from './intermittence.ts';
import { itemNames } from './model-names.ts';
import type { OrderLines } from './order-lines.ts';
import type { OrderLog } from './order-log.ts';

/** All that the log says of one item. */
export interface ItemFacts {
  /** Name in the model. */
  readonly id: string;
  /** Spelling in the log. */
  readonly code: string;
  readonly description: string;
  /** A, B or C by cumulative revenue: up to 80 %, up to 95 %, the rest. */
  readonly class: 'A' | 'B' | 'C';
  readonly lineCount: number;
  readonly units: number;
  /** [money]; 0 without prices. */
  readonly revenue: number;
  /** Median over the rows [money]; NaN without prices. */
  readonly medianPrice: number;
  readonly isDivisible: boolean;
  readonly intermittence: Intermittence;
  readonly count: CountFit;
  readonly size: SizeFit;
}

/** Facts and fits of every item, in the order of the log's item list. O(items x days). */
export function itemFactsOf(log: OrderLog, lines: OrderLines, calendar: CalendarFit): ItemFacts[] {
  const totals = itemTotals(log);
  const hasPrices = log.price.length > 0 && !Number.isNaN(log.price[0]);
  const classes = abcClasses(hasPrices ? totals.revenue : totals.units);
  const ids = itemNames(log.itemCodes);
  const counts = new Float64Array(lines.dayCount);
  return log.itemCodes.map((code, item) => {
    const rows = lines.rowsByItem.subarray(lines.firstOfItem[item], lines.firstOfItem[item + 1]);
    counts.fill(0);
    const unitsByDay = new Map<number, number>();
    for (const row of rows) {
      counts[lines.day[row]]++;
      unitsByDay.set(lines.day[row], (unitsByDay.get(lines.day[row]) ?? 0) + lines.size[row]);
    }
    const sizes = Float64Array.from(rows, (row) => lines.size[row]);
    return {
      id: ids[item],
      code,
      description: log.itemDescriptions[item],
      class: classes[item],
      lineCount: rows.length,
      units: totals.units[item],
      revenue: hasPrices ? totals.revenue[item] : 0,
      medianPrice: hasPrices ? medianOf(totals.prices[item]) : Number.NaN,
      isDivisible: sizes.some((size) => !Number.isInteger(size)),
      intermittence: intermittenceOf([...unitsByDay.values()], calendar.openDayCount),
      count: fitOrderCounts(counts, calendar.factor),
      size: fitOrderSize(sizes),
    };
  });
}

function itemTotals(log: OrderLog): { units: Float64Array; revenue: Float64Array; prices: number[][] } {
  const units = new Float64Array(log.itemCodes.length);
  const revenue = new Float64Array(log.itemCodes.length);
  const prices = log.itemCodes.map(() => [] as number[]);
  for (let row = 0; row < log.item.length; row++) {
    const item = log.item[row];
    units[item] += log.quantity[row];
    revenue[item] += log.quantity[row] * log.price[row];
    prices[item].push(log.price[row]);
  }
  return { units, revenue, prices };
}

/** An item is A while the items before it, by falling value, hold less than 80 % of the total; B below 95 %. */
export function abcClasses(values: Float64Array): ('A' | 'B' | 'C')[] {
  const ranked = Array.from(values.keys()).sort(
    (left, right) => values[right] - values[left] || left - right,
  );
  const total = values.reduce((sum, value) => sum + value, 0);
  const classes = new Array<'A' | 'B' | 'C'>(values.length);
  let before = 0;
  for (const item of ranked) {
    classes[item] = before < 0.8 * total ? 'A' : before < 0.95 * total ? 'B' : 'C';
    before += values[item];
  }
  return classes;
}

/** Middle value, or the mean of the middle two. */
function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
