import { z } from 'zod';
import { positionParameter } from '../parameters.ts';
import { defineStockPolicy } from './replenishment-policy.ts';

const parameters = z.strictObject({
  'reorder-point': positionParameter('s: order when the inventory position is at or below it [units].'),
  quantity: z.number().positive().describe('Q: order size [units], > 0.'),
});

/** (s, Q) under continuous review, also written (r, Q). */
export const reorderPointQuantity = defineStockPolicy({
  family: 'replenishment',
  scope: 'stock',
  name: 's-Q',
  summary: 'Continuous review: when the inventory position is at or below s, order Q.',
  source: 'Hadley and Whitin, Analysis of Inventory Systems (1963), chapter 4',
  parameters,
  prepare: (given) => {
    const reorderPoint = given['reorder-point'];
    const quantity = given.quantity;
    return {
      reviewSeconds: 0,
      reorderPoint,
      initialStock: Math.max(0, reorderPoint) + quantity,
      orderQuantity: (state) => (state.inventoryPosition <= reorderPoint ? quantity : 0),
    };
  },
});

/** (s, nQ) under continuous review, also written (r, nQ). */
export const reorderPointBatches = defineStockPolicy({
  family: 'replenishment',
  scope: 'stock',
  name: 's-nQ',
  summary:
    'Continuous review: when the inventory position is at or below s, order the least multiple of Q that lifts it above s.',
  source: 'Axsäter, Inventory Control, 3rd edition (2015), chapter 5; Veinott, Operations Research 13, 1965',
  parameters,
  prepare: (given) => {
    const reorderPoint = given['reorder-point'];
    const quantity = given.quantity;
    return {
      reviewSeconds: 0,
      reorderPoint,
      initialStock: Math.max(0, reorderPoint) + quantity,
      orderQuantity: (state) => {
        const shortfall = reorderPoint - state.inventoryPosition;
        return shortfall < 0 ? 0 : quantity * (Math.floor(shortfall / quantity) + 1);
      },
    };
  },
});
