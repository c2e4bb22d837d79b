import { z } from 'zod';
import { positionParameter, unitsParameter } from '../parameters.ts';
import { defineStockPolicy } from './replenishment-policy.ts';

/** (s, S) under continuous review. */
export const reorderPointOrderUpTo = defineStockPolicy({
  family: 'replenishment',
  scope: 'stock',
  name: 's-S',
  summary: 'Continuous review: when the inventory position is at or below s, order up to S.',
  source: 'Zheng and Federgruen, Operations Research 39(4), 1991; Zipkin (2000), section 6.7',
  parameters: z
    .strictObject({
      'reorder-point': positionParameter('s: order when the inventory position is at or below it [units].'),
      'order-up-to': unitsParameter('S: the position after ordering [units], above s.'),
    })
    .refine((given) => given['order-up-to'] > given['reorder-point'], {
      message: 'more than reorder-point',
      path: ['order-up-to'],
    }),
  prepare: (given) => {
    const reorderPoint = given['reorder-point'];
    const orderUpTo = given['order-up-to'];
    return {
      reviewSeconds: 0,
      reorderPoint,
      initialStock: orderUpTo,
      orderQuantity: (state) =>
        state.inventoryPosition <= reorderPoint ? orderUpTo - state.inventoryPosition : 0,
    };
  },
});
