/** Offsets of the counters of the mechanism `baskets`; all run from time 0. */
export const BASKET = {
  /** Customer orders, and their lines. */
  orders: 0,
  lines: 1,
  /** Boxes sent to customers, those cancelled later among them, the units in them and what they cost [money]. */
  boxes: 2,
  units: 3,
  shippingCost: 4,
  /** Orders of which at least one box, and at least two boxes, were sent. */
  served: 5,
  split: 6,
  /** Orders whose lines were all shipped in full, in time, at the instant of the order. */
  complete: 7,
  /** Lines put together with another one, and those of them in the group of their order's first line. */
  furtherLines: 8,
  furtherInGroup: 9,
  /** Orders by their number of lines: 1, 2, 3, 4 and more. */
  oneLine: 10,
  twoLines: 11,
  threeLines: 12,
  moreLines: 13,
  /** Orders held for consolidation; those no longer held, those of them sent in one box, and the time they waited [s]. */
  held: 14,
  heldEnded: 15,
  heldWhole: 16,
  heldSeconds: 17,
  /** Boxes cancelled before they departed, the units in them and what they would have cost [money]. */
  cancelled: 18,
  cancelledUnits: 19,
  cancelledCost: 20,
} as const;
/** After them come, in models with consolidation, the unit seconds reserved by stock. */
export const BASKET_COUNTERS = 21;
