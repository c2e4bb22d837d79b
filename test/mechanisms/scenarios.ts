import { BASKET_SCENARIOS } from './basket-scenarios.ts';
import { CUSTOMER_SCENARIOS } from './customer-scenarios.ts';
import { CUT_OFF_SCENARIOS } from './cut-off-scenarios.ts';
import { DEPARTURE_SCENARIOS } from './departure-scenarios.ts';
import { FORECAST_SCENARIOS } from './forecast-scenarios.ts';
import { INBOUND_SCENARIOS } from './inbound-scenarios.ts';
import { MARKDOWN_SCENARIOS } from './markdown-scenarios.ts';
import { METHOD_SCENARIOS } from './method-scenarios.ts';
import { SELLER_SCENARIOS } from './seller-scenarios.ts';
import { SHOCK_SCENARIOS } from './shock-scenarios.ts';
import { TRANSFER_SCENARIOS } from './transfer-scenarios.ts';
import { TRANSPORT_SCENARIOS } from './transport-scenarios.ts';
import { VENDOR_SCENARIOS } from './vendor-scenarios.ts';

/** A metric of a small model without a mechanism (or at one level of it) and with it (or at another). */
export interface Scenario {
  readonly mechanism: string;
  /** One sentence: what is compared, and what it should do by which formula. */
  readonly statement: string;
  readonly unit: string;
  /** Range that `on - off` must lie in, from a formula. */
  readonly expected: readonly [least: number, most: number];
  /** Seeds are fixed: the same figures every time. */
  measure(): Promise<{ readonly off: number; readonly on: number }>;
}

/** One or more for every mechanism: it moves a metric by a stated amount in the expected direction. */
export const SCENARIOS: readonly Scenario[] = [
  ...DEPARTURE_SCENARIOS,
  ...TRANSPORT_SCENARIOS,
  ...METHOD_SCENARIOS,
  ...TRANSFER_SCENARIOS,
  ...MARKDOWN_SCENARIOS,
  ...INBOUND_SCENARIOS,
  ...FORECAST_SCENARIOS,
  ...BASKET_SCENARIOS,
  ...CUT_OFF_SCENARIOS,
  ...VENDOR_SCENARIOS,
  ...CUSTOMER_SCENARIOS,
  ...SELLER_SCENARIOS,
  ...SHOCK_SCENARIOS,
];
