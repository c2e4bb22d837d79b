import type { Model, SellerSpec } from '../model/model.ts';
import type { Distribution } from '../random/distributions/distribution.ts';
import { hashText } from '../random/hash-text.ts';
import type { Calendar } from './calendar.ts';
import { KnownCalendar } from './known-calendar.ts';

/** Third-party sellers, by item. */
export interface SellerPlan {
  readonly sellers: readonly SellerSpec[];
  /** Seller of each item; -1 = the network's own. */
  readonly sellerOf: Int32Array;
  /** Number of each seller that keys its random draws: from its name. */
  readonly keys: Int32Array;
  /** Calendar as each seller knows it; undefined = all of it. */
  readonly calendars: readonly (KnownCalendar | undefined)[];
}

/** What sellers are compiled from. */
export interface SellerParts {
  readonly model: Model;
  readonly classes: readonly string[];
  readonly calendar: Calendar;
}

/** The sellers of a model; undefined when it has none. */
export function compileSellers({ model, classes, calendar }: SellerParts): SellerPlan | undefined {
  const { sellers } = model;
  if (sellers === undefined) return undefined;
  const sellerOf = new Int32Array(model.items.length).fill(-1);
  for (const [seller, { items }] of sellers.entries()) for (const item of items) sellerOf[item] = seller;
  return {
    sellers,
    sellerOf,
    keys: Int32Array.from(sellers, ({ id }) => hashText(id)),
    calendars: sellers.map(({ sight }) =>
      Number.isFinite(sight.eventsKnownDays)
        ? new KnownCalendar(model, classes, calendar.dayCount, sight.eventsKnownDays)
        : undefined,
    ),
  };
}

/** The seller whose goods an item's are; undefined = the network's own. */
export function sellerOfItem(plan: SellerPlan | undefined, item: number): SellerSpec | undefined {
  return plan?.sellers[plan.sellerOf[item]];
}

/** Days from dispatch on a lane to receipt, of an item: from a vendor the seller's own, if it has one. */
export function leadTimeOf(
  network: { readonly model: Model; readonly sellers: SellerPlan | undefined },
  lane: number,
  item: number,
): Distribution {
  const { model, sellers } = network;
  const spec = model.lanes[lane];
  const own = sellerOfItem(sellers, item)?.leadTimeDays;
  return own !== undefined && model.nodes[spec.from].kind === 'vendor' ? own : spec.leadTimeDays;
}
