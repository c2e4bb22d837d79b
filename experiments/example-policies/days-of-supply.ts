import { defineStockPolicy, reviewParameter } from 'echelon';
import { z } from 'zod';

/**
 * Min-max in days of supply: when the inventory position covers no more than `min-days` of the demand ahead, order up to
 * `max-days`. The demand ahead follows the calendar (weekdays, seasons, events) as far as the policy looks.
 *
 *     replenishment:
 *       - { use: ../example-policies/days-of-supply.ts, review: 1 d, min-days: 5, max-days: 12 }
 */
export const daysOfSupply = defineStockPolicy({
  family: 'replenishment',
  scope: 'stock',
  name: 'days-of-supply',
  summary: 'Periodic review: at or below min-days of the demand ahead, order up to max-days of it.',
  source: 'own; the min-max rule of planning systems, Silver, Pyke and Thomas (2017), section 6.5, in days',
  parameters: z
    .strictObject({
      review: reviewParameter(),
      'min-days': z.number().min(0).describe('Days of supply at or below which to order.'),
      'max-days': z.number().positive().describe('Days of supply to order up to, above min-days.'),
    })
    .refine((given) => given['max-days'] > given['min-days'], {
      message: 'more than min-days',
      path: ['max-days'],
    }),
  prepare: (given, stock) => {
    const { 'min-days': minDays, 'max-days': maxDays } = given;
    const whole = (units: number) => (stock.item.divisible ? units : Math.ceil(units - 1e-9));
    return {
      reviewSeconds: given.review,
      reorderPoint: Number.POSITIVE_INFINITY,
      initialStock: whole(stock.meanDailyDemand * maxDays),
      orderQuantity: (state) => {
        const perDay = stock.meanDailyDemand * state.demandFactorAhead(maxDays);
        if (state.inventoryPosition > perDay * minDays) return 0;
        return Math.max(0, whole(perDay * maxDays) - state.inventoryPosition);
      },
    };
  },
});
