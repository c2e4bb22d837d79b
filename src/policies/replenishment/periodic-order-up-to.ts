import { z } from 'zod';
import { positionParameter, reviewParameter, unitsParameter } from '../parameters.ts';
import { constantLevel } from './calendar-levels.ts';
import { defineStockPolicy } from './replenishment-policy.ts';

/** (R, S): order up to S at every review. */
export const periodicOrderUpTo = defineStockPolicy({
  family: 'replenishment',
  scope: 'stock',
  name: 'R-S',
  summary: 'Periodic review: every R, order up to S.',
  source:
    'Silver, Pyke and Thomas, Inventory and Production Management in Supply Chains (2017), section 6.10',
  parameters: z.strictObject({
    review: reviewParameter(),
    'order-up-to': unitsParameter('S: the inventory position after ordering [units].'),
  }),
  prepare: (given, { item }) => {
    const orderUpTo = given['order-up-to'];
    const isPossible = item.divisible || Number.isInteger(orderUpTo);
    return {
      reviewSeconds: given.review,
      reorderPoint: orderUpTo,
      initialStock: orderUpTo,
      // A level that cannot be ordered is a mistake for the engine to name, not one to round.
      calendarLevels: isPossible ? constantLevel(orderUpTo) : undefined,
      orderQuantity: (state) => Math.max(0, orderUpTo - state.inventoryPosition),
    };
  },
});

/** (R, s, S): at every review order up to S if the position is at or below s. */
export const periodicReorderPointOrderUpTo = defineStockPolicy({
  family: 'replenishment',
  scope: 'stock',
  name: 'R-s-S',
  summary: 'Periodic review: every R, if the inventory position is at or below s, order up to S.',
  source: 'Silver, Pyke and Thomas (2017), section 6.5; Veinott and Wagner, Management Science 11(5), 1965',
  parameters: z
    .strictObject({
      review: reviewParameter(),
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
      reviewSeconds: given.review,
      reorderPoint,
      initialStock: orderUpTo,
      orderQuantity: (state) =>
        state.inventoryPosition <= reorderPoint ? orderUpTo - state.inventoryPosition : 0,
    };
  },
});
