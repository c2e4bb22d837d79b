import { cheapest } from './cheapest.ts';
import type { FulfillmentPolicy } from './fulfillment-policy.ts';
import { nearest } from './nearest.ts';
import { preference } from './preference.ts';

/** Every fulfillment policy that ships with Echelon. */
export const FULFILLMENT_POLICIES: readonly FulfillmentPolicy[] = [nearest, cheapest, preference];
