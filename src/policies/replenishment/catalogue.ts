import { baseStock } from './base-stock.ts';
import { nationalOrderUpTo } from './national-order-up-to.ts';
import { newsvendor } from './newsvendor.ts';
import { periodicOrderUpTo, periodicReorderPointOrderUpTo } from './periodic-order-up-to.ts';
import { reorderPointOrderUpTo } from './reorder-point-order-up-to.ts';
import { reorderPointBatches, reorderPointQuantity } from './reorder-point-quantity.ts';
import type { ReplenishmentPolicy } from './replenishment-policy.ts';

/** Every replenishment policy that ships with Echelon. */
export const REPLENISHMENT_POLICIES: readonly ReplenishmentPolicy[] = [
  baseStock,
  reorderPointOrderUpTo,
  reorderPointQuantity,
  reorderPointBatches,
  periodicOrderUpTo,
  periodicReorderPointOrderUpTo,
  newsvendor,
  nationalOrderUpTo,
];
