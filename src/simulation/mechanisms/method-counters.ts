/** Offsets of the record of one way of shipping; all run from time 0. */
export const METHOD = { units: 0, lateUnits: 1, shipments: 2, shippingCost: 3 } as const;
export const METHOD_STRIDE = 4;
