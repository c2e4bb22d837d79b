import { PRIORITY } from '../layout.ts';
import { atLeastMinimum, inWholeCases } from '../mechanisms/order-size.ts';
import { VENDORS, type Vendors } from '../mechanisms/vendors.ts';
import type { SimulationState } from '../simulation-state.ts';
import { enterOrder } from './enter-order.ts';

/** Payload of the event at which the vendors of a rule take orders again: below 0, where orders have their numbers. */
export function orderDayPayload(rule: number): number {
  return -1 - rule;
}

/**
 * A policy has decided to order `decided` units from a source that a vendor rule covers. On a day without orders the
 * decision waits: the policy is asked again on the next order day. Else the order is rounded and placed.
 */
export function orderFromVendor(
  state: SimulationState,
  vendors: Vendors,
  stock: number,
  source: number,
  decided: number,
): void {
  const rule = vendors.ruleOf[source];
  const opening = vendors.opensAt(rule);
  if (opening > state.now) {
    waitForOrderDay(state, vendors, stock, rule, opening);
    return;
  }
  vendors.endWaiting(stock);
  const { model } = state.network;
  const spec = vendors.rules[rule];
  const item = model.items[state.itemOfStock[stock]];
  const rounded = inWholeCases(spec, item, decided);
  const quantity = rounded === 0 ? 0 : atLeastMinimum(spec, item, rounded);
  if (quantity === 0) {
    vendors.counters[VENDORS.skipped] += 1;
    return;
  }
  enterOrder(state, stock, source, quantity);
  const { from } = model.lanes[state.policy.sources.lanes[source]];
  vendors.countOrder(from, decided, quantity, quantity > rounded);
  const nth = vendors.ordersOfDay.next(source, state.now);
  const record = vendors.orders.add(stock, source, quantity, state.now, nth);
  state.queue.push(state.now + spec.confirmationSeconds, PRIORITY.vendor, record);
}

function waitForOrderDay(
  state: SimulationState,
  vendors: Vendors,
  stock: number,
  rule: number,
  opening: number,
): void {
  if (vendors.isWaiting[stock] === 1) return;
  vendors.isWaiting[stock] = 1;
  vendors.waitingSince[stock] = state.now;
  vendors.waiting[rule].push(stock);
  if (vendors.opensOn[rule] === opening) return;
  vendors.opensOn[rule] = opening;
  state.queue.push(opening, PRIORITY.vendor, orderDayPayload(rule));
}
