/** Offsets of the counters of sellers. */
export const SELLERS = {
  /** Fees [money]. */
  fulfillment: 0,
  inbound: 1,
  storage: 2,
  overstock: 3,
  aged: 4,
  referral: 5,
  /** Units that sellers decided to order, and those of them above a restock limit. */
  wanted: 6,
  refused: 7,
} as const;
export const SELLERS_COUNT = 8;

/** The kinds of fee, in the order of the offsets above. */
export const FEE_KINDS = ['fulfillment', 'inbound', 'storage', 'overstock', 'aged', 'referral'] as const;
