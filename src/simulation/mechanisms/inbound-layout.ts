/*
 * Counters of the mechanism "inbound": one record per dock, then the integral of the units at the dock by stock, then
 * receipts by time waited.
 */

/** Offsets of one dock's record. */
export const DOCK = {
  arrivedUnits: 0,
  /** Units whose unloading has begun, and units that became sellable. */
  unloadedUnits: 1,
  stowedUnits: 2,
  /** Receipts whose last part a door has taken, and of these the ones that had to wait. */
  started: 3,
  waited: 4,
  /** Sum over started receipts of arrival to the last part's door [s]. */
  waitSeconds: 5,
  /** Open door seconds: worked, and all; 0 for docks with any number of doors. */
  busySeconds: 6,
  doorSeconds: 7,
  /** Integrals of the receipts and units that wait, and the time with any waiting [s]. */
  queueReceiptSeconds: 8,
  queueUnitSeconds: 9,
  queuedSeconds: 10,
  /** Sum over stowed units of arrival to sellable [s]. */
  toStockSeconds: 11,
} as const;
export const DOCK_STRIDE = 12;

/** Waits are counted by quarters of an hour, rounded up: bin 0 did not wait, the last takes all that is longer (42 days). */
export const WAIT_BIN_SECONDS = 900;
export const WAIT_BINS = 4096;

/** The bin of a wait [s]. */
export function waitBin(seconds: number): number {
  return Math.min(WAIT_BINS - 1, Math.ceil(seconds / WAIT_BIN_SECONDS));
}

/** Where the integrals by stock begin. */
export function atDockOffset(dockCount: number): number {
  return dockCount * DOCK_STRIDE;
}

/** Where the receipts by time waited begin. */
export function waitBinsOffset(dockCount: number, stockCount: number): number {
  return atDockOffset(dockCount) + stockCount;
}

/** Offsets of one room's record in the counters of the mechanism "storage". */
export const ROOM = {
  /** Integral of the volume stored [m3 s], and of what lies above the penalty's share. */
  occupied: 0,
  excess: 1,
  /** Time above the penalty's share, and time in which nothing more fits [s]. */
  overSeconds: 2,
  fullSeconds: 3,
  /** Integral of the units that wait at the dock for room [unit s]. */
  overflowUnitSeconds: 4,
} as const;
export const ROOM_STRIDE = 5;
