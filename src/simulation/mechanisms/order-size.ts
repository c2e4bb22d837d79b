import type { VendorRuleSpec } from '../../network/network.ts';

/** Beyond this part of a case a rest is rounding of the division, not a unit. */
const TOLERANCE = 1e-9;

/** What an order is made of in the vendor's terms. */
export interface OrderedItem {
  /** Units of its own case; undefined = as the rule says. */
  readonly casePack?: number;
  readonly divisible: boolean;
  /** Value of one unit [money]. */
  readonly value: number;
}

/** Least units that an order is counted in: a case, a unit, or 0 when any quantity will do. */
export function orderStep(rule: VendorRuleSpec, item: OrderedItem): number {
  return item.casePack ?? rule.casePack ?? (item.divisible ? 0 : 1);
}

/** `quantity` in whole cases as the rule rounds; 0 = none. */
export function inWholeCases(rule: VendorRuleSpec, item: OrderedItem, quantity: number): number {
  const step = orderStep(rule, item);
  if (step === 0) return quantity;
  const cases = quantity / step;
  const full = Math.floor(cases + TOLERANCE);
  const rest = cases - full;
  if (rest <= TOLERANCE || rule.rounding === 'down') return full * step;
  const isOrdered = rule.rounding === 'up' || rest >= rule.nearestFrom - TOLERANCE;
  return (isOrdered ? full + 1 : full) * step;
}

/** `quantity` > 0 (in whole cases) as it stands when the minimum is met; else raised to it in whole cases, or 0. */
export function atLeastMinimum(rule: VendorRuleSpec, item: OrderedItem, quantity: number): number {
  const least = Math.max(rule.minimumUnits, item.value > 0 ? rule.minimumValue / item.value : 0);
  if (quantity >= least) return quantity;
  if (rule.below === 'skip') return 0;
  const step = orderStep(rule, item);
  return step === 0 ? least : Math.ceil(least / step - TOLERANCE) * step;
}
