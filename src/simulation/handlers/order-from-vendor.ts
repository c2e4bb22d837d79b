import { PRIORITY } from '../layout.ts';
import type { JointOrders, OrderLine } from '../mechanisms/joint-orders.ts';
import { atLeastMinimum, inWholeCases } from '../mechanisms/order-size.ts';
import { VENDORS, type Vendors } from '../mechanisms/vendors.ts';
import type { SimulationState } from '../simulation-state.ts';
import { enterOrder } from './enter-order.ts';

/** Payload of the event at which the vendors of a rule take orders again, or after the rules a joint order is looked at: below 0, where orders have their numbers. */
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
  const line = { stock, source, decided, quantity, isRaised: quantity > rounded };
  const isJoint = spec.jointMinimum !== undefined && state.sellers?.owns(state.itemOfStock[stock]) !== true;
  if (isJoint && vendors.joint !== undefined) {
    joinOrder(state, vendors, vendors.joint, line);
    return;
  }
  vendors.joint?.drop(stock);
  placeWithVendor(state, vendors, line);
}

/** Places an order line with its vendor, which answers it when its rule says. */
export function placeWithVendor(state: SimulationState, vendors: Vendors, line: OrderLine): void {
  const { stock, source, decided, quantity, isRaised } = line;
  enterOrder(state, stock, source, quantity);
  const { from } = state.network.model.lanes[state.policy.sources.lanes[source]];
  vendors.countOrder(from, decided, quantity, isRaised);
  const nth = vendors.ordersOfDay.next(source, state.now);
  const record = vendors.orders.add(stock, source, quantity, state.now, nth);
  const { confirmationSeconds } = vendors.rules[vendors.ruleOf[source]];
  state.queue.push(state.now + confirmationSeconds, PRIORITY.vendor, record);
}

/** Puts a decision to what its vendor is to send its node, and has that looked at once the decisions of this second are made. */
function joinOrder(state: SimulationState, vendors: Vendors, joint: JointOrders, line: OrderLine): void {
  const { from } = state.network.model.lanes[state.policy.sources.lanes[line.source]];
  const group = joint.groupOf(vendors.ruleOf[line.source], from, state.siteOfStock[line.stock]);
  joint.put(group, line, state.now);
  lookAtJointOrder(state, vendors, joint, group, state.now);
}

/** Has a joint order looked at then. */
export function lookAtJointOrder(
  { queue }: SimulationState,
  vendors: Vendors,
  joint: JointOrders,
  group: number,
  time: number,
): void {
  if (joint.groups[group].looksAt === time) return;
  joint.groups[group].looksAt = time;
  queue.push(time, PRIORITY.vendor, orderDayPayload(vendors.rules.length + group));
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
