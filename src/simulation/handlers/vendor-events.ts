import { PURPOSES } from '../../random/random-stream.ts';
import { EVENT, PRIORITY } from '../layout.ts';
import { orderStep } from '../mechanisms/order-size.ts';
import type { VendorCapacity } from '../mechanisms/vendor-capacity.ts';
import { VENDORS, type Vendors } from '../mechanisms/vendors.ts';
import type { SimulationState } from '../simulation-state.ts';
import { changeOnOrder } from '../stock-levels.ts';
import { handleJointOrder } from './joint-order.ts';
import { orderDayPayload } from './order-from-vendor.ts';
import { recordEvent } from './record-event.ts';
import { askPolicy } from './replenish.ts';
import { drawLeadTime, isOnTrailers, sendGoods } from './send-goods.ts';
import { reviewItem, reviewStock } from './supply-events.ts';

const SECONDS_PER_DAY = 86_400;
/** Of an answered order: part of a lot that comes to the yard of its trailers after the rest. */
const READY_LATER = 2;
/** Most receipts of one dispatch that have draws of their own. */
const KEYS_PER_LOT = 64;
/** Sets the draw of a vendor's day apart from those of single orders. */
const WHOLE_DAY = -1;

/** A vendor answers an order, sends what it could not send before, or takes orders again. */
export function handleVendor(state: SimulationState, payload: number): void {
  const { vendors } = state;
  if (vendors === undefined) return;
  const subject = orderDayPayload(payload);
  if (subject >= vendors.rules.length) handleJointOrder(state, vendors, subject - vendors.rules.length);
  else if (subject >= 0) takeOrdersAgain(state, vendors, subject);
  else if (vendors.orders.isAnswered[payload] === READY_LATER) sendLatePart(state, vendors, payload);
  else if (vendors.orders.isAnswered[payload] === 1) sendRest(state, vendors, payload);
  else answerOrder(state, vendors, payload);
}

/** Asks the policies whose decisions waited for this day; those that have ordered meanwhile are left alone. */
function takeOrdersAgain(state: SimulationState, vendors: Vendors, rule: number): void {
  const stocks = vendors.waiting[rule].splice(0);
  for (const stock of stocks) {
    if (vendors.isWaiting[stock] === 0) continue;
    const unit = vendors.unitOf(stock);
    if (unit === undefined) {
      vendors.endWaiting(stock);
      reviewStock(state, stock);
    } else {
      for (const own of unit.stocks) vendors.endWaiting(own);
      reviewItem(state, unit);
    }
  }
}

function answerOrder(state: SimulationState, vendors: Vendors, record: number): void {
  const { orders, counters } = vendors;
  const stock = orders.stock[record];
  const source = orders.source[record];
  const ordered = orders.quantity[record];
  const placedAt = orders.placedAt[record];
  const lane = state.policy.sources.lanes[source];
  const item = state.itemOfStock[stock];
  const { from } = state.network.model.lanes[lane];
  const capacity = vendors.capacityOf(vendors.ruleOf[source], from);
  const isCut = vendors.rules[vendors.ruleOf[source]].capacity?.excess === 'cut';
  let confirmed = confirmedUnits(state, vendors, record);
  if (capacity !== undefined && isCut)
    confirmed = capacity.takeNow(confirmed, state.now, state.divisible[item] === 1);
  counters[VENDORS.answered] += 1;
  counters[VENDORS.unitsAnswered] += ordered;
  counters[VENDORS.unitsConfirmed] += confirmed;
  if (confirmed > 0) counters[VENDORS.confirmed] += 1;
  vendors.cancelled[source] += ordered - confirmed;
  if (confirmed < ordered) changeOnOrder(state, stock, confirmed - ordered);
  recordEvent(state, EVENT.confirm, item, state.siteOfStock[stock], lane, confirmed, 0);
  orders.release(record);
  const lot = { stock, source, placedAt };
  if (capacity === undefined || isCut) sendLot(state, vendors, lot, confirmed);
  else sendAsPossible(state, vendors, lot, capacity, confirmed);
  // At the instant of the order it would only ask the same vendor for the same units again, without end.
  if (confirmed < ordered && state.now > placedAt) askPolicy(state, stock);
}

/** Sends what the vendor's capacity allows now, and books the rest in the next periods. */
function sendAsPossible(
  state: SimulationState,
  vendors: Vendors,
  lot: Lot,
  capacity: VendorCapacity,
  units: number,
): void {
  const { orders, counters } = vendors;
  const isDivisible = state.divisible[state.itemOfStock[lot.stock]] === 1;
  for (let left = units; left > 0; ) {
    const part = capacity.take(left, state.now, isDivisible);
    left -= part;
    if (capacity.leavesAt === state.now) {
      sendLot(state, vendors, lot, part);
      continue;
    }
    const rest = orders.add(lot.stock, lot.source, part, lot.placedAt, 0);
    orders.isAnswered[rest] = 1;
    counters[VENDORS.unitsDelayed] += part;
    state.queue.push(capacity.leavesAt, PRIORITY.vendor, rest);
  }
}

/**
 * What the vendor confirms of an order: its share of the day, in whole cases or units. The rest of the last one is
 * confirmed with the chance of its part, so that the mean is exact also for small orders.
 */
function confirmedUnits(state: SimulationState, vendors: Vendors, record: number): number {
  const { orders } = vendors;
  const source = orders.source[record];
  const ordered = orders.quantity[record];
  const rule = vendors.rules[vendors.ruleOf[source]];
  if (rule.confirmedShare.variance === 0 && rule.confirmedShare.mean === 1) return ordered;
  const { network, random, master } = state;
  const { from, to } = network.model.lanes[state.policy.sources.lanes[source]];
  const item = state.itemOfStock[orders.stock[record]];
  const key = network.itemKey[item];
  const day = Math.floor(orders.placedAt[record] / SECONDS_PER_DAY);
  random.rekey(master, PURPOSES.vendorConfirmation, key, from, day, WHOLE_DAY);
  const share = rule.confirmedShare.sample(random);
  const step = orderStep(rule, network.model.items[item]);
  if (step === 0) return share * ordered;
  random.rekey(master, PURPOSES.vendorConfirmation, key, (from << 16) ^ to, day, orders.nth[record]);
  return Math.min(ordered, Math.floor((share * ordered) / step + random.uniform()) * step);
}

function sendRest(state: SimulationState, vendors: Vendors, record: number): void {
  const { orders } = vendors;
  const lot = {
    stock: orders.stock[record],
    source: orders.source[record],
    placedAt: orders.placedAt[record],
  };
  const units = orders.quantity[record];
  orders.release(record);
  sendLot(state, vendors, lot, units);
}

/** A part that was ready later than the rest of its lot goes to the yard. */
function sendLatePart(state: SimulationState, vendors: Vendors, record: number): void {
  const { orders } = vendors;
  const units = orders.quantity[record];
  orders.release(record);
  sendGoods(state, orders.stock[record], orders.source[record], units, 0);
  vendors.countReceipt(units, undefined);
}

interface Lot {
  readonly stock: number;
  readonly source: number;
  /** When it was ordered [s]. */
  readonly placedAt: number;
}

/**
 * Sends units that leave together: one lead time, and a delay of its own for each receipt. To a yard of trailers each part
 * comes with its delay, and travels from then on as trailers do.
 */
function sendLot(state: SimulationState, vendors: Vendors, lot: Lot, units: number): void {
  if (units === 0) return;
  const { stock, source, placedAt } = lot;
  const rule = vendors.ruleOf[source];
  const { receipts } = vendors.rules[rule];
  const item = state.itemOfStock[stock];
  const { from, to } = state.network.model.lanes[state.policy.sources.lanes[source]];
  const onTrailers = isOnTrailers(state, source);
  const leadDays = onTrailers ? 0 : drawLeadTime(state, source, item, vendors.regimeFactor(rule, from));
  const nth = vendors.lotsOfDay.next(source, state.now);
  const day = Math.floor(state.now / SECONDS_PER_DAY);
  const isDivisible = state.divisible[item] === 1;
  let share = 0;
  let sent = 0;
  for (const [index, receipt] of receipts.entries()) {
    share += receipt.share;
    const isLast = index === receipts.length - 1;
    const until = isLast ? units : isDivisible ? units * share : Math.round(units * share);
    const part = until - sent;
    sent = until;
    if (!(part > 0)) continue;
    const key = nth * KEYS_PER_LOT + index;
    const itemKey = state.network.itemKey[item];
    state.random.rekey(state.master, PURPOSES.vendorReceipt, itemKey, (from << 16) ^ to, day, key);
    const delay = receipt.delayDays.sample(state.random);
    const laterSeconds = onTrailers ? Math.round(delay * SECONDS_PER_DAY) : 0;
    if (laterSeconds > 0) {
      const late = vendors.orders.add(stock, source, part, placedAt, 0);
      vendors.orders.isAnswered[late] = READY_LATER;
      state.queue.push(state.now + laterSeconds, PRIORITY.vendor, late);
      continue;
    }
    const arrival = sendGoods(state, stock, source, part, leadDays + delay);
    vendors.countReceipt(part, arrival === undefined ? undefined : arrival - placedAt);
  }
}
