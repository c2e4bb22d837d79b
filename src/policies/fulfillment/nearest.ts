import { z } from 'zod';
import { defineFulfillmentPolicy } from './fulfillment-policy.ts';

/** The nearest node that has the units and keeps the promise. */
export const nearest = defineFulfillmentPolicy({
  family: 'fulfillment',
  name: 'nearest',
  summary: 'The nearest node with stock that keeps the promise.',
  source: 'the myopic rule of Xu, Allgor and Graves, MSOM 11(2), 2009',
  parameters: z.strictObject({}),
  prepare: () => ({ isFixed: true, score: (option) => option.distanceKm }),
});
