import { invariant } from '../../foundation/invariant.ts';
import { isNear } from '../is-near.ts';
import type { BoxStore } from './box-store.ts';
import type { HeldWork } from './held-work.ts';

/** An order booked in several boxes that another box may still replace: its units are reserved where they are. */
export interface BookedOrder {
  /** Place in the list of all that were ever held: what its end-of-hold event names. */
  readonly place: number;
  readonly number: number;
  readonly firstItem: number;
  readonly cell: number;
  readonly orderedAt: number;
  readonly items: readonly number[];
  readonly quantities: readonly number[];
  /** Its boxes in the store of boxes that wait for departure, and the room that each has. */
  readonly boxes: readonly number[];
  readonly work: readonly HeldWork[];
}

/** Orders in boxes that are booked and not begun, oldest first. */
export class HeldBoxes {
  private readonly byPlace = new Map<number, BookedOrder>();
  private readonly byItem = new Map<number, Set<BookedOrder>>();
  private added = 0;

  get all(): Iterable<BookedOrder> {
    return this.byPlace.values();
  }

  /** Puts an order at the end of the list. */
  add(order: Omit<BookedOrder, 'place'>): BookedOrder {
    const held = { ...order, place: this.added++ };
    this.byPlace.set(held.place, held);
    for (const item of held.items) {
      const orders = this.byItem.get(item);
      if (orders === undefined) this.byItem.set(item, new Set([held]));
      else orders.add(held);
    }
    return held;
  }

  /** The order of a place, undefined when it is not held any more. */
  find(place: number): BookedOrder | undefined {
    return this.byPlace.get(place);
  }

  /** Orders that an item is part of, oldest first: a list of its own. */
  withItem(item: number): BookedOrder[] {
    return [...(this.byItem.get(item) ?? [])];
  }

  remove(order: BookedOrder): void {
    this.byPlace.delete(order.place);
    for (const item of order.items) this.byItem.get(item)?.delete(order);
  }

  /** A box of the store was cancelled: its order is sent as it is booked. Grows with the orders held. */
  drop(box: number): void {
    for (const order of this.all) {
      if (!order.boxes.includes(box)) continue;
      this.remove(order);
      return;
    }
  }

  /** The law of orders held: their boxes wait for departure, are theirs by `orderOf`, and bring all of each line. */
  checkBooked(store: BoxStore, orderOf: readonly number[]): void {
    for (const { number, boxes, items, quantities } of this.all) {
      for (const [line, item] of items.entries()) {
        const units = boxes.reduce((all, box) => all + store.unitsOfItem(box, item), 0);
        const isBooked = boxes.every((box) => store.isOpen(box) && orderOf[box] === number);
        invariant(
          isBooked && isNear(units, quantities[line]),
          () => `baskets: order ${number} is held, and ${units} of ${quantities[line]} units are booked`,
        );
      }
    }
  }
}
