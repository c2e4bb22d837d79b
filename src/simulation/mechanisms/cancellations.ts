import type { Network } from '../../network/network.ts';
import { PURPOSES } from '../../random/random-stream.ts';
import { serveWaitingCustomers } from '../handlers/customer-order.ts';
import { recordEvent } from '../handlers/record-event.ts';
import { markForDispatch } from '../handlers/replenish.ts';
import { EVENT, PRIORITY } from '../layout.ts';
import type { Mechanism } from '../mechanism.ts';
import type { SimulationState } from '../simulation-state.ts';
import { changeOnHand } from '../stock-levels.ts';
import type { CancellationBook } from './after-sale.ts';
import type { Departures } from './departures.ts';

/** Keeps the draws of cancellations apart from others made after a sale. */
const CANCEL_DRAWS = 2;

type CancellationSpec = NonNullable<NonNullable<Network['model']['customers']>['cancellation']>;

/**
 * Customers who change their mind before their parcel leaves. The units are on hand again; the place that the parcel had
 * in the work before its departure stays taken.
 */
export class Cancellations implements Mechanism, CancellationBook {
  readonly name = 'cancellations';
  /** Units cancelled, by item. */
  readonly counters: Float64Array;
  private readonly state: SimulationState;
  private readonly spec: CancellationSpec;
  /** Departure of each box that will be cancelled. */
  private departureOf = new Int32Array(256);
  /** When it will be [s]; -1 = never. */
  private cancelsAt = new Float64Array(256).fill(-1);

  constructor(state: SimulationState, spec: CancellationSpec) {
    this.state = state;
    this.spec = spec;
    this.counters = new Float64Array(state.network.itemCount);
  }

  /**
   * Decides whether and when a box, booked now to leave at `leavesAt`, is cancelled: a share of customers would, after an
   * exponential time. Drawn for the item (the first
   * of the order), region and second of the order, so every policy meets the same customers.
   */
  noteBooking(departures: Departures, box: number, departure: number, leavesAt: number): void {
    const { state, spec } = this;
    const { boxes } = departures;
    const { network, random, master } = state;
    // All boxes of an order are given up together.
    const item = state.baskets?.firstItemOf(box) ?? boxes.lineItem[boxes.firstLine[box]];
    const region = state.regionOfCell[boxes.cell[box]];
    random.rekey(
      master,
      PURPOSES.afterSale,
      network.itemKey[item],
      region,
      boxes.orderedAt[box],
      CANCEL_DRAWS,
    );
    if (random.uniform32() >= spec.share) return;
    const wait = -spec.halfLifeSeconds * Math.log2(random.uniform32());
    const cancelsAt = boxes.bookedAt[box] + Math.ceil(wait);
    if (cancelsAt >= leavesAt) return;
    if (box >= this.departureOf.length) {
      const wide = new Int32Array(2 * box);
      wide.set(this.departureOf);
      this.departureOf = wide;
      const times = new Float64Array(2 * box).fill(-1);
      times.set(this.cancelsAt);
      this.cancelsAt = times;
    }
    this.departureOf[box] = departure;
    this.cancelsAt[box] = cancelsAt;
    state.queue.push(cancelsAt, PRIORITY.cancel, box);
  }

  /** A box is replaced by another before it leaves: nobody cancels it any more. */
  forget(box: number): void {
    if (box < this.cancelsAt.length) this.cancelsAt[box] = -1;
  }

  /** The customer of a box, which has not left, cancels it. */
  handleCancel(departures: Departures, box: number): void {
    if (this.cancelsAt[box] !== this.state.now) return;
    this.cancelsAt[box] = -1;
    const { state, counters } = this;
    const { boxes } = departures;
    const cell = boxes.cell[box];
    const site = state.network.outbound.site[boxes.option[box]];
    boxes.remove(site, this.departureOf[box], box);
    state.baskets?.noteCancelled(box);
    for (let line = boxes.firstLine[box]; line >= 0; line = boxes.lineNext[line]) {
      const item = boxes.lineItem[line];
      const quantity = boxes.lineQuantity[line];
      const stock = item * state.siteCount + site;
      counters[item] += quantity;
      departures.changeReserved(stock, -quantity, state.now);
      state.storage?.shift(stock, -quantity);
      changeOnHand(state, stock, quantity);
      recordEvent(state, EVENT.cancel, item, site, cell, quantity, 0);
    }
    // Only now, when all its units are free: serving others books boxes.
    for (let line = boxes.firstLine[box]; line >= 0; line = boxes.lineNext[line]) {
      const stock = boxes.lineItem[line] * state.siteCount + site;
      if (!state.customers.isEmpty(stock)) serveWaitingCustomers(state, stock);
      if (!state.requests.isEmpty(stock)) markForDispatch(state, stock);
    }
    boxes.release(box);
  }

  /** The counters change with the events; there are no integrals. */
  settle(): void {}

  /** The law of units demanded (conservation.ts) includes what was cancelled; there is none beside it. */
  checkLaws(): void {}
}
