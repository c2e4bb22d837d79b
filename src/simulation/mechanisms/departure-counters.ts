/**
 * Offsets of the counters of mechanism "departures". After them come the units offered by speed, then the unit seconds
 * reserved by stock.
 */
export const DEPARTURE = {
  /** Orders, and those placed before the cut-off of the node of their region that has the latest. */
  orders: 0,
  ordersBeforeCutOff: 1,
  /** Units asked for at any speed: what the units offered by speed are a share of. */
  unitsAsked: 2,
  /** Units that the shifts before the departures that passed could do, and did; overtime they did beyond. */
  capacity: 3,
  worked: 4,
  overtimeWorked: 5,
  /** Departures passed of nodes with limited work, those that left nothing behind, and units left behind by all. */
  departures: 6,
  departuresClear: 7,
  unitsLeftBehind: 8,
  /** Units that left; those with the first departure they were ready for; those done in overtime. */
  units: 9,
  unitsFirstDeparture: 10,
  unitsOvertime: 11,
  /** Sums over units that left [s]: ready to departure, and departure less the first they were ready for. */
  waitSeconds: 12,
  delaySeconds: 13,
  /** Units that left with a promise, and those of them delivered by it. */
  unitsPromised: 14,
  unitsOnTime: 15,
} as const;

const COUNTER_COUNT = 16;

/** Place of the units that could be offered a speed. */
export function offeredPlace(speed: number): number {
  return COUNTER_COUNT + speed;
}

/** Place of the unit seconds reserved of a stock. */
export function reservedPlace(speedCount: number, stock: number): number {
  return COUNTER_COUNT + speedCount + stock;
}

/** Length of the counters. */
export function departureCounterCount(speedCount: number, stockCount: number): number {
  return COUNTER_COUNT + speedCount + stockCount;
}
