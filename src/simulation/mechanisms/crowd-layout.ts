/** Offsets of the crowd's counters that are neither by speed nor by item. Customers are orders; fees are money. */
export const CROWD = {
  customers: 0,
  /** Who ordered something: what they came for or another item, at once or to wait for it. */
  buyers: 1,
  /** Who found what they came for out of stock, or too slow. */
  disappointed: 2,
  /** Of these: who ordered another item, and who waited or took the slow promise. */
  switched: 3,
  waited: 4,
  fees: 5,
} as const;
const CROWD_COUNT = 6;

/** Offsets of the record of one speed: customers by the promises shown for the item they came for. */
export const CROWD_SPEED = { shown: 0, fastest: 1, bought: 2 } as const;
const CROWD_SPEED_STRIDE = 3;

/** Offsets of the record of one item [units]. */
export const CROWD_ITEM = {
  /** Units that customers came for. */
  potential: 0,
  /** Not bought though the best promise of the network would have been kept. */
  uninterested: 1,
  /** Not bought because what was promised was slower or dearer than the best. */
  deterred: 2,
  /** Ordered of another item instead, and of this item instead of others. */
  movedOut: 3,
  movedIn: 4,
} as const;
const CROWD_ITEM_STRIDE = 5;

/** Place of a speed's record among the counters. */
export function crowdSpeedPlace(speed: number): number {
  return CROWD_COUNT + speed * CROWD_SPEED_STRIDE;
}

/** Place of an item's record. */
export function crowdItemPlace(speedCount: number, item: number): number {
  return crowdSpeedPlace(speedCount) + item * CROWD_ITEM_STRIDE;
}
