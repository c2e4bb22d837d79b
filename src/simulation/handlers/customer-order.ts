import { CELL, CELL_STRIDE, COST, EVENT, ITEM, ITEM_STRIDE, PRIORITY } from '../layout.ts';
import { shipWaiting } from '../mechanisms/ship-waiting.ts';
import type { SimulationState } from '../simulation-state.ts';
import { changeBackorders } from '../stock-levels.ts';
import { chooseOption } from './choose-option.ts';
import { charge, recordEvent } from './record-event.ts';
import { askPolicy } from './replenish.ts';
import { isCarriedOver } from './ship-line.ts';
import { shipOrder, shipWholeOnRoad, shipWholeOrder } from './ship-order.ts';
import { touchWaiting } from './touch-waiting.ts';

/** A customer of `cell` (region and promised speed) orders `quantity` units of an item, now. */
export function handleCustomerOrder(
  state: SimulationState,
  item: number,
  cell: number,
  quantity: number,
): void {
  const { promiseStart } = state;
  const from = promiseStart[cell];
  const to = promiseStart[cell + 1];
  const whole = chooseOption(state, from, to, item, cell, quantity, quantity);
  if (whole >= 0) {
    if (state.transitOf !== undefined && state.transitOf[whole] >= 0)
      shipWholeOnRoad(state, whole, item, cell, quantity);
    else shipWholeOrder(state, whole, item, cell, quantity);
    askPolicy(state, item * state.siteCount + state.optionSite[whole]);
  } else {
    serveInParts(state, from, to, item, cell, quantity);
  }
}

/** An order that no node can ship whole and in time: what there is at once, the rest as the promised speed says. */
function serveInParts(
  state: SimulationState,
  from: number,
  to: number,
  item: number,
  cell: number,
  quantity: number,
): void {
  const cells = state.cells;
  const record = cell * CELL_STRIDE;
  const itemRecord = item * ITEM_STRIDE;
  cells[record + CELL.orders] += 1;
  cells[record + CELL.units] += quantity;
  state.items[itemRecord + ITEM.orders] += 1;
  state.items[itemRecord + ITEM.units] += quantity;
  recordEvent(state, EVENT.order, item, -1, cell, quantity, 0);
  const short = shipParts(state, from, to, item, cell, quantity);
  const filled = quantity - short;
  cells[record + CELL.filled] += filled;
  state.items[itemRecord + ITEM.filled] += filled;
  if (short === 0) cells[record + CELL.ordersFilled] += 1;
  else serveShort(state, item, cell, short);
  askServingStocks(state);
}

/** Does with the missing units of an order what the promised speed says. */
function serveShort(state: SimulationState, item: number, cell: number, short: number): void {
  const { lateStart } = state.network.outbound;
  const whenShort = state.network.model.speeds[state.speedOfCell[cell]].whenShort;
  if (whenShort.kind === 'backorder') {
    waitForStock(state, item, cell, short, whenShort.patienceSeconds);
  } else {
    const left =
      whenShort.kind === 'late'
        ? serveFromStock(state, lateStart[cell], lateStart[cell + 1], item, cell, short)
        : short;
    if (left > 0) loseUnits(state, item, cell, left, state.now);
  }
}

/** Notes that the order at hand lowered the inventory position of a stock of its item. */
export function noteServingStock(state: SimulationState, stock: number): void {
  const { serving, servingCount } = state;
  for (let index = 0; index < servingCount; index++) if (serving[index] === stock) return;
  serving[servingCount] = stock;
  state.servingCount = servingCount + 1;
}

/** Asks each stock's policy once, when the whole order is dealt with: what was shipped and what has to wait. */
export function askServingStocks(state: SimulationState): void {
  const count = state.servingCount;
  state.servingCount = 0;
  for (let index = 0; index < count; index++) askPolicy(state, state.serving[index]);
}

/** Serves what it can from stock among the options of a range, whole if possible; returns the units still missing. */
function serveFromStock(
  state: SimulationState,
  from: number,
  to: number,
  item: number,
  cell: number,
  quantity: number,
): number {
  const whole = chooseOption(state, from, to, item, cell, quantity, quantity);
  if (whole >= 0) {
    shipNow(state, whole, item, cell, quantity);
    return 0;
  }
  return shipParts(state, from, to, item, cell, quantity);
}

/** Ships what there is from as many nodes as it takes, if the order may be split; returns the units still missing. */
function shipParts(
  state: SimulationState,
  from: number,
  to: number,
  item: number,
  cell: number,
  quantity: number,
): number {
  const splittable = quantity > 1 || state.divisible[item] === 1;
  if (!splittable || !state.partialShipments[state.speedOfCell[cell]]) return quantity;
  let left = quantity;
  while (left > 0) {
    const option = chooseOption(state, from, to, item, cell, left, 0);
    if (option < 0) return left;
    const site = state.network.outbound.site[option];
    const onHand = state.onHand[item * state.siteCount + site];
    const part = Math.min(left, onHand);
    shipNow(state, option, item, cell, part);
    left -= part;
  }
  return 0;
}

function shipNow(state: SimulationState, option: number, item: number, cell: number, quantity: number): void {
  shipOrder(state, option, item, cell, quantity, state.now);
  noteServingStock(state, item * state.siteCount + state.network.outbound.site[option]);
}

/**
 * The missing units wait at the node the policy would have liked best; nobody else's stock is promised to them. Returns
 * their record in SimulationState.customers, or -1 when there is no such node and they are lost.
 */
export function waitForStock(
  state: SimulationState,
  item: number,
  cell: number,
  quantity: number,
  patienceSeconds: number,
): number {
  const { promiseStart } = state.network.outbound;
  const option = chooseOption(state, promiseStart[cell], promiseStart[cell + 1], item, cell, quantity, -1);
  if (option < 0) {
    loseUnits(state, item, cell, quantity, state.now);
    return -1;
  }
  const site = state.network.outbound.site[option];
  const stock = item * state.siteCount + site;
  const speed = state.speedOfCell[cell];
  changeBackorders(state, stock, quantity);
  touchWaiting(state, speed);
  state.waitingUnits[speed] += quantity;
  state.items[item * ITEM_STRIDE + ITEM.waiting] += quantity;
  state.cells[cell * CELL_STRIDE + CELL.backordered] += quantity;
  const record = state.customers.append(stock, quantity, state.now, option, cell);
  if (patienceSeconds !== Number.POSITIVE_INFINITY) {
    state.customers.held[record] = 1;
    state.queue.push(state.now + patienceSeconds, PRIORITY.patience, record);
  }
  recordEvent(state, EVENT.wait, item, site, cell, quantity, 0);
  noteServingStock(state, stock);
  return record;
}

/** Units of an order that was made at `orderedAt` will not be delivered. */
export function loseUnits(
  state: SimulationState,
  item: number,
  cell: number,
  quantity: number,
  orderedAt: number,
): void {
  const speed = state.speedOfCell[cell];
  const record = cell * CELL_STRIDE;
  state.cells[record + CELL.lost] += quantity;
  if (isCarriedOver(state, orderedAt)) state.cells[record + CELL.carriedLost] += quantity;
  state.items[item * ITEM_STRIDE + ITEM.lost] += quantity;
  const isAtItemCost = state.lostSaleCosts[speed] < 0;
  if (isAtItemCost) state.items[item * ITEM_STRIDE + ITEM.lostAtItemCost] += quantity;
  const amount = quantity * (isAtItemCost ? state.itemLostCosts[item] : state.lostSaleCosts[speed]);
  charge(state, state.siteCount, COST.lost, amount);
  recordEvent(state, EVENT.lost, item, -1, cell, quantity, amount);
}

/** A waiting customer's patience ends: what has not been shipped is lost. */
export function handlePatienceEnd(state: SimulationState, record: number): void {
  const customers = state.customers;
  customers.held[record] = 0;
  const quantity = customers.quantity[record];
  if (quantity === 0) {
    customers.release(record);
    return;
  }
  const cell = customers.second[record];
  const stock = customers.stock[record];
  const orderedAt = customers.time[record];
  let previous = -1;
  for (let other = customers.head[stock]; other !== record; other = customers.next[other]) previous = other;
  customers.unlink(stock, record, previous);
  customers.release(record);
  endWait(state, stock, cell, quantity);
  const item = state.itemOfStock[stock];
  state.baskets?.endWait(record);
  recordEvent(state, EVENT.leave, item, state.siteOfStock[stock], cell, quantity, 0);
  loseUnits(state, item, cell, quantity, orderedAt);
}

/** Units stop waiting, because they were shipped or given up. */
function endWait(state: SimulationState, stock: number, cell: number, quantity: number): void {
  const speed = state.speedOfCell[cell];
  changeBackorders(state, stock, -quantity);
  touchWaiting(state, speed);
  state.waitingUnits[speed] -= quantity;
  state.items[state.itemOfStock[stock] * ITEM_STRIDE + ITEM.waiting] -= quantity;
}

/** Ships to waiting customers of a stock, oldest first; an order that must ship whole does not hold up smaller ones. A closed node waits. */
export function serveWaitingCustomers(state: SimulationState, stock: number): void {
  if (state.outages?.isClosed?.[state.siteOfStock[stock]] === 1) return;
  const customers = state.customers;
  const item = state.itemOfStock[stock];
  let previous = -1;
  let record = customers.head[stock];
  while (record >= 0 && state.onHand[stock] > 0) {
    const following = customers.next[record];
    const cell = customers.second[record];
    const wanted = customers.quantity[record];
    const onHand = state.onHand[stock];
    const part = Math.min(wanted, onHand);
    if (part < wanted && !state.partialShipments[state.speedOfCell[cell]]) {
      previous = record;
    } else {
      endWait(state, stock, cell, part);
      state.baskets?.noteLaterBox(record, part, part === wanted);
      shipWaiting(state, customers.first[record], item, cell, part, customers.time[record]);
      customers.quantity[record] = wanted - part;
      if (part === wanted) {
        customers.unlink(stock, record, previous);
        if (customers.held[record] === 0) customers.release(record);
      } else {
        previous = record;
      }
    }
    record = following;
  }
}
