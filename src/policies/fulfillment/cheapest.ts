import { z } from 'zod';
import { defineFulfillmentPolicy } from './fulfillment-policy.ts';

/** The node from which shipping this order costs least. */
export const cheapest = defineFulfillmentPolicy({
  family: 'fulfillment',
  name: 'cheapest',
  summary: 'The node with stock that keeps the promise at the least handling and parcel cost.',
  source: 'the myopic cost rule of Acimovic and Graves, MSOM 17(1), 2015',
  parameters: z.strictObject({}),
  prepare: () => ({ isShippingCost: true, score: (option) => option.shippingCost }),
});
