import type { PreparedPolicy } from './prepared-policy.ts';

/** When the goods under way to each stock arrive; kept only for rules that look ahead. O(goods under way) per call. */
export class ArrivalDates {
  private readonly times: number[][];
  private readonly units: number[][];

  constructor(stockCount: number) {
    this.times = Array.from({ length: stockCount }, () => []);
    this.units = Array.from({ length: stockCount }, () => []);
  }

  add(stock: number, time: number, quantity: number): void {
    this.times[stock].push(time);
    this.units[stock].push(quantity);
  }

  /** Forgets goods that arrived. */
  remove(stock: number, time: number, quantity: number): void {
    const times = this.times[stock];
    const units = this.units[stock];
    for (let index = 0; index < times.length; index++) {
      if (times[index] !== time || units[index] !== quantity) continue;
      times.splice(index, 1);
      units.splice(index, 1);
      return;
    }
  }

  /** Units that arrive up to a time [s], that second included. */
  unitsUntil(stock: number, time: number): number {
    const times = this.times[stock];
    let sum = 0;
    for (let index = 0; index < times.length; index++)
      if (times[index] <= time) sum += this.units[stock][index];
    return sum;
  }
}

/** The dates of a run; undefined when no rule of its policy asks for them. */
export function arrivalDatesOf(
  { sourcing, rebalancing }: Pick<PreparedPolicy, 'sourcing' | 'rebalancing'>,
  stockCount: number,
): ArrivalDates | undefined {
  const isAsked =
    sourcing.seesArrivals === true || rebalancing.some(({ rule }) => rule.seesArrivals === true);
  return isAsked ? new ArrivalDates(stockCount) : undefined;
}
