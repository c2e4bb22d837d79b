import { z } from 'zod';
import { unitsParameter } from '../parameters.ts';
import { defineStockPolicy } from './replenishment-policy.ts';

/** One-for-one base stock: each unit of demand is ordered again at once. */
export const baseStock = defineStockPolicy({
  family: 'replenishment',
  scope: 'stock',
  name: 'base-stock',
  summary:
    'Continuous review: keep the inventory position at `level`; every unit taken is ordered again at once.',
  source: 'Zipkin, Foundations of Inventory Management (2000), section 6.2',
  parameters: z.strictObject({ level: unitsParameter('Base-stock level [units].') }),
  prepare: ({ level }) => ({
    reviewSeconds: 0,
    reorderPoint: level,
    initialStock: level,
    orderQuantity: (state) => Math.max(0, level - state.inventoryPosition),
  }),
});
