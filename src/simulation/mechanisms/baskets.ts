import { invariant } from '../../foundation/invariant.ts';
import { isNear } from '../is-near.ts';
import { CELL, CELL_STRIDE, COST, COST_STRIDE, ITEM, ITEM_STRIDE } from '../layout.ts';
import type { Mechanism } from '../mechanism.ts';
import type { SimulationState } from '../simulation-state.ts';
import { BasketAssigner } from './basket-assigner.ts';
import type { BasketBook } from './basket-book.ts';
import { BasketDay } from './basket-day.ts';
import { BasketLines } from './basket-lines.ts';
import { BASKET, BASKET_COUNTERS } from './baskets-layout.ts';
import { bookedBox, bookedBoxes } from './booked-boxes.ts';
import { type DepartingWays, waysAtOnce, waysWithDepartures } from './box-ways.ts';
import { HeldBoxes } from './held-boxes.ts';
import { HeldOrders } from './held-orders.ts';
import { OpenOrders } from './open-orders.ts';
import { PackedLines } from './packed-lines.ts';

/** Gives a run its baskets; undefined where every line is an order of its own. */
export function addBaskets(state: SimulationState): Baskets | undefined {
  if (state.network.baskets === undefined) return undefined;
  const baskets = new Baskets(state);
  state.baskets = baskets;
  state.mechanisms.push(baskets);
  return baskets;
}

/** Orders of several lines: the day's orders, the one at hand, those with lines that wait, and what is counted of them. */
export class Baskets implements Mechanism, BasketBook {
  readonly name = 'baskets';
  readonly counters: Float64Array;
  readonly day: BasketDay;
  readonly lines: BasketLines;
  readonly assigner: BasketAssigner;
  readonly open = new OpenOrders();
  /** Number of the order at hand, from 1, and the boxes sent for it. */
  order = 0;
  boxesOfOrder = 0;
  /** Its place in the day's list, and the first item that its customer came for. */
  place = 0;
  firstItem = 0;
  /** What goes into the box at hand. */
  readonly packed = new PackedLines();
  readonly waysAtOnce: ReturnType<typeof waysAtOnce>;
  /** Undefined where parcels leave at once. */
  readonly departing: DepartingWays | undefined;
  /** Orders held for consolidation where parcels leave at once, and where they wait for departures; undefined = none ever is. */
  readonly held: HeldOrders | undefined;
  readonly heldBoxes: HeldBoxes | undefined;
  /** Longest time that an order is held [s]. */
  readonly windowSeconds: number;
  /** Told of every item received; undefined = nobody. */
  onArrival: ((item: number) => void) | undefined;
  private readonly state: SimulationState;
  private ordersBegun = 0;
  private boxesNumbered = 0;
  /** What observers were told last. */
  private namedOrder = 0;
  private namedBox = 0;
  private namedItem = 0;
  /** Order and box of each box that waits for its departure, by its place in the store. */
  private readonly bookedOrder: number[] = [];
  private readonly bookedBox: number[] = [];
  private readonly bookedItem: number[] = [];
  /** Stocks whose inventory position the order at hand has lowered. */
  private readonly touched: number[] = [];
  private readonly isTouched: Uint8Array;

  constructor(state: SimulationState) {
    this.state = state;
    const { reserved, network } = state;
    this.windowSeconds = network.baskets?.consolidationSeconds ?? 0;
    const { departures } = state;
    const isHeld = this.windowSeconds > 0;
    const held = isHeld && departures === undefined ? reserved.length : 0;
    this.heldBoxes = isHeld && departures !== undefined ? new HeldBoxes() : undefined;
    this.counters = new Float64Array(BASKET_COUNTERS + held);
    this.held = held > 0 ? new HeldOrders(reserved, this.counters.subarray(BASKET_COUNTERS)) : undefined;
    this.day = new BasketDay(state, this.counters);
    this.lines = new BasketLines(state.network.itemCount);
    this.assigner = new BasketAssigner(state, this.lines);
    this.waysAtOnce = waysAtOnce(state);
    this.departing = departures === undefined ? undefined : waysWithDepartures(state, departures);
    this.isTouched = new Uint8Array(state.onHand.length);
  }

  /** Takes up the customer at a place of the day's list: what he came for is at hand, no order yet. */
  meet(place: number): void {
    this.place = place;
    this.day.read(place, this.lines);
    this.firstItem = this.day.lines.item[this.day.firstRow(place)];
    this.tell(0, 0, this.firstItem);
  }

  /** Begins the order of the lines at hand and of `moreLines` that are lost at once. */
  begin(moreLines: number): void {
    this.order = ++this.ordersBegun;
    this.boxesOfOrder = 0;
    const { counters } = this;
    const lineCount = this.lines.count + moreLines;
    counters[BASKET.orders] += 1;
    counters[BASKET.lines] += lineCount;
    counters[BASKET.oneLine + Math.min(lineCount, 4) - 1] += 1;
    this.nameOrder();
  }

  /** Takes up an order again that was held; no box has been sent for it. */
  resume(order: number): void {
    this.order = order;
    this.boxesOfOrder = 0;
  }

  /** Takes up an order again, whose customer came for `firstItem` first, to send other boxes for it. */
  takeUp(order: number, firstItem: number): void {
    this.resume(order);
    this.firstItem = firstItem;
    this.nameOrder();
  }

  /** Another box replaces this one, the `nth` of its order: it is as if it had never been. */
  uncountBox(stored: number, nth: number): void {
    const { counters, state } = this;
    if (state.departures === undefined) return;
    const { quantity, price } = bookedBox(state, state.departures.boxes, stored);
    counters[BASKET.boxes] -= 1;
    counters[BASKET.units] -= quantity;
    counters[BASKET.shippingCost] -= price;
    if (nth === 1) counters[BASKET.served] -= 1;
    if (nth === 2) counters[BASKET.split] -= 1;
  }

  /** Tells observers the order that the next events are of, and no box. */
  nameOrder(): void {
    this.tell(this.order, 0, this.firstItem);
  }

  /** Counts a box about to be sent for the order at hand. */
  countBox(units: number, shippingCost: number): void {
    this.boxesOfOrder += 1;
    this.countOneBox(this.boxesOfOrder, units, shippingCost);
    this.tell(this.order, this.boxesNumbered, this.firstItem);
  }

  noteLaterBox(record: number, units: number, isLast: boolean): void {
    const { open } = this;
    const { customers, itemOfStock, option } = this.state;
    const weightKg = units * option.prices.weightKg[itemOfStock[customers.stock[record]]];
    const price = option.boxCost(customers.first[record], units, weightKg);
    this.countOneBox(open.addBox(record), units, price);
    this.tell(open.orderOf(record), this.boxesNumbered, open.firstItemOf(record));
    if (isLast) open.closeLine(record);
  }

  endWait(record: number): void {
    this.tell(this.open.orderOf(record), 0, this.open.firstItemOf(record));
    this.open.closeLine(record);
  }

  noteBooked(stored: number): void {
    this.bookedOrder[stored] = this.namedOrder;
    this.bookedBox[stored] = this.namedBox;
    this.bookedItem[stored] = this.namedItem;
  }

  arrived(item: number): void {
    this.onArrival?.(item);
  }

  noteDeparted(stored: number): void {
    this.tell(this.bookedOrder[stored], this.bookedBox[stored], this.bookedItem[stored]);
  }

  noteCancelled(stored: number): void {
    const { counters, state } = this;
    if (state.departures === undefined) return;
    const { quantity, price } = bookedBox(state, state.departures.boxes, stored);
    counters[BASKET.cancelled] += 1;
    counters[BASKET.cancelledUnits] += quantity;
    counters[BASKET.cancelledCost] += price;
    this.heldBoxes?.drop(stored);
    this.noteDeparted(stored);
  }

  firstItemOf(stored: number): number {
    return this.bookedItem[stored];
  }

  /** Notes that the order at hand has lowered the inventory position of a stock. */
  touch(stock: number): void {
    if (this.isTouched[stock] === 1) return;
    this.isTouched[stock] = 1;
    this.touched.push(stock);
  }

  /** Hands out the touched stocks, each once in the order they were touched, and forgets them. */
  takeTouched(use: (state: SimulationState, stock: number) => void): void {
    const { touched, isTouched, state } = this;
    for (let index = 0; index < touched.length; index++) {
      isTouched[touched[index]] = 0;
      use(state, touched[index]);
    }
    touched.length = 0;
  }

  settle(): void {
    this.held?.settle(this.state.now);
  }

  checkLaws(): void {
    const { counters, state } = this;
    const { cells, items, costs } = state;
    const agree = (law: string, left: number, right: number) =>
      invariant(isNear(left, right), () => `baskets: ${law} does not hold: ${left} against ${right}`);
    const booked = bookedBoxes(state);
    const shipped = sum(cells, CELL_STRIDE, CELL.shipped);
    agree(
      'boxes = shipments + booked + cancelled',
      counters[BASKET.boxes],
      sum(cells, CELL_STRIDE, CELL.shipments) + booked.count + counters[BASKET.cancelled],
    );
    const kept = counters[BASKET.units] - counters[BASKET.cancelledUnits];
    agree('units in boxes = shipped + booked + cancelled', kept, shipped + booked.units);
    agree('lines of orders = lines of cells', counters[BASKET.lines], sum(cells, CELL_STRIDE, CELL.orders));
    agree('lines of orders = lines of items', counters[BASKET.lines], sum(items, ITEM_STRIDE, ITEM.orders));
    const charged = sum(costs, COST_STRIDE, COST.shipping);
    const price = counters[BASKET.shippingCost] - counters[BASKET.cancelledCost];
    agree('price of boxes = shipping cost + booked + cancelled', price, charged + booked.price);
    this.checkCancelled();
    const { oneLine, twoLines, threeLines, moreLines } = BASKET;
    const byLines = [oneLine, twoLines, threeLines, moreLines].reduce((all, slot) => all + counters[slot], 0);
    agree('orders by number of lines = orders', byLines, counters[BASKET.orders]);
    this.checkHeld();
    let waitingRecords = 0;
    for (const head of state.customers.head) {
      for (let record = head; record >= 0; record = state.customers.next[record]) waitingRecords += 1;
    }
    agree('waiting lines of orders = waiting customers', this.open.lineCount, waitingRecords);
  }

  private checkHeld(): void {
    const { departures } = this.state;
    if (this.heldBoxes !== undefined && departures !== undefined)
      this.heldBoxes.checkBooked(departures.boxes, this.bookedOrder);
    if (this.held === undefined) return;
    const units = new Float64Array(this.held.reserved.length);
    for (const order of this.held.all) {
      for (const [piece, stock] of order.stocks.entries()) units[stock] += order.units[piece];
    }
    for (const [stock, reserved] of this.held.reserved.entries()) {
      const law = `stock ${stock}: reserved = units of orders held`;
      invariant(
        isNear(reserved, units[stock]),
        () => `${law} does not hold: ${reserved} against ${units[stock]}`,
      );
    }
  }

  /** Units in cancelled boxes are the units that customers cancelled. */
  private checkCancelled(): void {
    const units = this.state.cancellations?.counters.reduce((all, ofItem) => all + ofItem, 0) ?? 0;
    const inBoxes = this.counters[BASKET.cancelledUnits];
    invariant(
      isNear(units, inBoxes),
      () => `baskets: units cancelled = units in cancelled boxes does not hold: ${units} against ${inBoxes}`,
    );
  }

  private tell(order: number, box: number, firstItem: number): void {
    this.namedOrder = order;
    this.namedBox = box;
    this.namedItem = firstItem;
    this.state.observer?.onBox?.(order, box);
  }

  private countOneBox(nth: number, units: number, shippingCost: number): void {
    const { counters } = this;
    this.boxesNumbered += 1;
    counters[BASKET.boxes] += 1;
    counters[BASKET.units] += units;
    counters[BASKET.shippingCost] += shippingCost;
    if (nth === 1) counters[BASKET.served] += 1;
    if (nth === 2) counters[BASKET.split] += 1;
  }
}

function sum(records: Float64Array, stride: number, field: number): number {
  let total = 0;
  for (let index = field; index < records.length; index += stride) total += records[index];
  return total;
}
