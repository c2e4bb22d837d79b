/** Offsets of the record of one item among the counters of returns [units]. */
export const RETURNED = { units: 0, resold: 1 } as const;
export const RETURNED_STRIDE = 2;
