import { invariant } from '../../foundation/invariant.ts';
import { isNear } from '../is-near.ts';
import { ITEM, ITEM_STRIDE, WHOLE, WHOLE_STRIDE } from '../layout.ts';
import type { Mechanism } from '../mechanism.ts';
import type { SimulationState } from '../simulation-state.ts';
import type { CrowdBook } from './after-sale.ts';
import { CrowdDay, type CustomerDraws } from './crowd-day.ts';
import { CROWD_ITEM, crowdItemPlace } from './crowd-layout.ts';
import { ShownPromises } from './shown-promises.ts';
import { SubstituteGroups } from './substitute-groups.ts';

/** Potential customers: who they are, what they see, and what became of them. */
export class Crowd implements Mechanism, CrowdBook {
  readonly name = 'customers';
  readonly counters: Float64Array;
  readonly today: CrowdDay;
  readonly shown: ShownPromises;
  /** Undefined when the speed alone says what becomes of units that are short. */
  readonly groups: SubstituteGroups | undefined;
  /** Delivery fee per order, by speed [money]. */
  readonly fees: Float64Array;
  private readonly state: SimulationState;

  constructor(state: SimulationState) {
    const { network } = state;
    const { customers } = network.model;
    this.state = state;
    this.counters = new Float64Array(crowdItemPlace(network.speedCount, network.itemCount));
    this.today = new CrowdDay(state);
    this.shown = new ShownPromises(state);
    this.groups =
      customers?.substitution === undefined
        ? undefined
        : new SubstituteGroups(network, customers.substitution, state.prices?.discount);
    this.fees = Float64Array.from(customers?.fees ?? []);
  }

  /** Whether an item is as cheap today as a customer asks for who came for another. */
  isCheapEnough(item: number, { lift }: Pick<CustomerDraws, 'lift'>): boolean {
    const { prices } = this.state;
    return prices === undefined || lift < prices.lifts.today[item];
  }

  /** Adds units to a counter of an item. */
  countUnits(item: number, offset: number, units: number): void {
    this.counters[crowdItemPlace(this.state.speedCount, item) + offset] += units;
  }

  /** Units of an item that customers have come for, bought or not. */
  unitsCameFor(item: number): number {
    return this.counters[crowdItemPlace(this.state.speedCount, item) + CROWD_ITEM.potential];
  }

  /** The counters change with the events; there are no integrals. */
  settle(): void {}

  /** Every potential unit is ordered, declined or moved to another item; what is ordered was counted by the orders. */
  checkLaws(): void {
    const { counters, state } = this;
    const { items, wholeByItem } = state;
    let out = 0;
    let into = 0;
    for (let item = 0; item < state.network.itemCount; item++) {
      const place = crowdItemPlace(state.speedCount, item);
      const came = counters[place + CROWD_ITEM.potential] + counters[place + CROWD_ITEM.movedIn];
      const left =
        counters[place + CROWD_ITEM.uninterested] +
        counters[place + CROWD_ITEM.deterred] +
        counters[place + CROWD_ITEM.movedOut];
      const whole = wholeByItem[item * WHOLE_STRIDE + WHOLE.units];
      const ordered = items[item * ITEM_STRIDE + ITEM.units] + whole;
      out += counters[place + CROWD_ITEM.movedOut];
      into += counters[place + CROWD_ITEM.movedIn];
      const { id } = state.network.model.items[item];
      invariant(
        isNear(came, left + ordered),
        () =>
          `item "${id}": ${came} units potential or moved in, ${left} declined or moved, ${ordered} ordered`,
      );
    }
    invariant(isNear(out, into), () => `${out} units moved to other items, ${into} taken by them`);
  }
}
