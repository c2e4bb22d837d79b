/*
 * Layout of the typed arrays in which a run keeps its state. One stock (item at site), one cell (region and speed), one
 * item and one site each own a fixed stretch of a Float64Array; these are the offsets within it. All counts and
 * integrals run from time 0; what they were at the end of the warm-up is subtracted when results are made.
 */

/**
 * Offsets of one stock's record: counters, and integrals of the levels kept beside it (SimulationState.onHand …).
 * An integral holds minus the sum of change x time of its level; `measure` adds level x time (stock-levels.ts).
 * What every customer order touches stands first.
 */
export const STOCK = {
  onHandSeconds: 0,
  issued: 1,
  inStockSeconds: 2,
  received: 3,
  onOrderSeconds: 4,
  inTransitSeconds: 5,
  backorderSeconds: 6,
  /** Units that other nodes ordered here, and those shipped at the instant of the order. */
  requested: 7,
  requestedFilled: 8,
} as const;
export const STOCK_STRIDE = 9;

/** Offsets of one cell's record: customers of one region who were promised one speed. */
export const CELL = {
  orders: 0,
  units: 1,
  /** Units shipped at the instant of the order by an option that keeps the promise. */
  filled: 2,
  /** Orders filled entirely at once. */
  ordersFilled: 3,
  shipped: 4,
  late: 5,
  lost: 6,
  backordered: 7,
  /** Sum over units of order-to-delivery time [s]. */
  deliverySeconds: 8,
  /** Sum over units of distance [km]. */
  distanceKm: 9,
  /** Units from the region's nearest node. */
  local: 10,
  /** Shipments made. */
  shipments: 11,
  /** Of `shipped`, `late` and `lost`: after the warm-up, of orders placed before its end. */
  carriedShipped: 12,
  carriedLate: 13,
  carriedLost: 14,
} as const;
export const CELL_STRIDE = 15;

/** Offsets of one item's record. */
export const ITEM = {
  orders: 0,
  units: 1,
  filled: 2,
  shipped: 3,
  lost: 4,
  late: 5,
  waiting: 6,
  shippingCost: 7,
  /** Of `lost`: promised at a speed that names no lost-sale cost. */
  lostAtItemCost: 8,
} as const;
export const ITEM_STRIDE = 9;

/**
 * Orders shipped whole at once (whole-orders.ts): offsets of the record of one option and item group (option * groupCount
 * + group), and of one item.
 */
export const WHOLE = { orders: 0, units: 1, shippingCost: 2 } as const;
export const WHOLE_STRIDE = 3;

/** Cost lines charged during a run, by site (an extra site at the end takes what no site caused). */
export const COST = {
  ordering: 0,
  transport: 1,
  shipping: 2,
  late: 3,
  lost: 4,
  overtime: 5,
  spot: 6,
  returns: 7,
  transfers: 8,
  /** Never above 0: what the network takes in. */
  sellerFees: 9,
} as const;
export const COST_STRIDE = 10;

/** Order-to-delivery times are counted in quarters of an hour; the last bin takes all that is longer (42 days). */
export const DELIVERY_BIN_SECONDS = 900;
export const DELIVERY_BINS = 4096;

/**
 * Priority classes of events at the same second, first to last; the table of docs/semantics.md.
 * The calendar closes a day and brings the next day's orders; stock arrives before anyone decides; nodes next to the
 * customers order first; what was ordered is dispatched; then customers come.
 */
export const PRIORITY = {
  calendar: 0,
  receipt: 1,
  stow: 2,
  patience: 3,
  disruption: 4,
  review: 5,
  dispatch: 6,
  truck: 7,
  wave: 8,
  customerOrder: 9,
  return: 10,
  cancel: 11,
  consolidation: 12,
  vendor: 13,
} as const;

/** What happened, in the trace hash and the event log. */
export const EVENT = {
  order: 1,
  ship: 2,
  wait: 3,
  lost: 4,
  leave: 5,
  place: 6,
  dispatch: 7,
  receive: 8,
  late: 9,
  reserve: 10,
  stow: 12,
  cancel: 13,
  return: 14,
  confirm: 15,
  truck: 16,
  substitute: 17,
  decline: 18,
  move: 19,
  markdown: 20,
  outage: 21,
  overtime: 23,
  fee: 24,
  refuse: 25,
} as const;
