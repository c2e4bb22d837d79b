/**
 * Offsets of the counters of mechanism "departures". After them come the units offered by speed, the unit seconds
 * reserved by stock, and one record per site of what left it.
 */
export const DEPARTURE = {
  /** Orders, and those placed before the cut-off of the node of their region that has the latest. */
  orders: 0,
  ordersBeforeCutOff: 1,
  /** Units asked for at any speed: what the units offered by speed are a share of. */
  unitsAsked: 2,
} as const;

const COUNTER_COUNT = 3;

/** Offsets of the record of one site. */
export const SITE_DEPARTURE = {
  /** Units that the shifts before the departures that passed could do, and did; overtime they did beyond. */
  capacity: 0,
  worked: 1,
  overtimeWorked: 2,
  /** Departures passed where work is limited, those that left nothing behind, and units left behind by all. */
  departures: 3,
  departuresClear: 4,
  unitsLeftBehind: 5,
  /** Days on the clock of the site with a departure that left units behind. */
  daysOver: 6,
  /** Units that left; those with the first departure they were ready for; those done in overtime. */
  units: 7,
  unitsFirstDeparture: 8,
  unitsOvertime: 9,
  /** Sums over units that left [s]: ready to departure, and departure less the first they were ready for. */
  waitSeconds: 10,
  delaySeconds: 11,
  /** Units that left with a promise, and those of them delivered by it. */
  unitsPromised: 12,
  unitsOnTime: 13,
  /** Units delivered late that the first departure they were ready for would have delivered in time. */
  unitsLateByQueue: 14,
} as const;

const SITE_STRIDE = 15;

/** What there are how many of: sizes of the parts of the counters. */
interface CounterSizes {
  readonly speedCount: number;
  readonly itemCount: number;
  readonly siteCount: number;
}

/** Place of the units that could be offered a speed. */
export function offeredPlace(speed: number): number {
  return COUNTER_COUNT + speed;
}

/** Place of the unit seconds reserved of a stock. */
export function reservedPlace(speedCount: number, stock: number): number {
  return COUNTER_COUNT + speedCount + stock;
}

/** Where the record of a site begins. */
export function siteDeparturePlace({ speedCount, itemCount, siteCount }: CounterSizes, site: number): number {
  return COUNTER_COUNT + speedCount + itemCount * siteCount + site * SITE_STRIDE;
}

/** Length of the counters. */
export function departureCounterCount(sizes: CounterSizes): number {
  return siteDeparturePlace(sizes, sizes.siteCount);
}
