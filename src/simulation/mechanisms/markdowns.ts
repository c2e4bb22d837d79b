import { invariant } from '../../foundation/invariant.ts';
import type { MarkdownPlan } from '../../network/markdown-plan.ts';
import type { DayLines } from '../../processes/baskets/day-lines.ts';
import { priceLift } from '../../processes/choice/price-lift.ts';
import {
  broughtNumber,
  generateBrought,
  isBrought,
  type Lifts,
  liftNeeded,
} from '../../processes/demand/brought-customers.ts';
import { clockText, DecisionError } from '../decision-error.ts';
import { isNear } from '../is-near.ts';
import { ITEM, ITEM_STRIDE, STOCK, STOCK_STRIDE, WHOLE, WHOLE_STRIDE } from '../layout.ts';
import type { Mechanism } from '../mechanism.ts';
import type { SimulationState } from '../simulation-state.ts';
import type { PriceBook } from './after-sale.ts';

/** Offsets of the counters. */
export const MARKDOWN = {
  /** Discount x price of every unit shipped while marked down, less that of units sent back [money]. */
  cost: 0,
  /** Units shipped of items that may be marked down: in all, and while they were. */
  shipped: 1,
  shippedMarkedDown: 2,
  /** Sums over reviews of units of these items on hand, and aged. */
  onHand: 3,
  aged: 4,
  /** Units that customers came for who come only at a discount. */
  brought: 5,
} as const;

const SECONDS_PER_DAY = 86_400;

/** Discounts of a run, and the customers whom they bring: docs/mechanisms/markdown.md. */
export class Markdowns implements Mechanism, PriceBook {
  readonly name = 'markdown';
  readonly counters = new Float64Array(6);
  readonly discount: Float64Array;
  readonly lifts: Lifts;
  private readonly state: SimulationState;
  private readonly plan: MarkdownPlan;
  /** Units shipped up to the last look, and their markdowns [money], by item. */
  private readonly seen: Float64Array;
  private readonly given: Float64Array;
  /** Of these, markdowns of units sent back [money], by item. */
  private readonly takenBack: Float64Array;
  /** Receipts up to each of the last reviews: (review mod length) * stocks + stock. */
  private readonly received: Float64Array;
  private readonly length: number;

  constructor(state: SimulationState, plan: MarkdownPlan) {
    const { itemCount, siteCount } = state.network;
    this.state = state;
    this.plan = plan;
    this.discount = new Float64Array(itemCount);
    this.lifts = { greatest: plan.greatestLift, today: new Float64Array(itemCount).fill(1) };
    this.seen = new Float64Array(itemCount);
    this.given = new Float64Array(itemCount);
    this.takenBack = new Float64Array(itemCount);
    const oldest = plan.ruleOf.reduce((most, rule) => Math.max(most, rule?.ageDays ?? 0), 0);
    this.length = oldest / plan.reviewDays + 1;
    this.received = new Float64Array(this.length * itemCount * siteCount);
  }

  /** Sets the discounts from the first second of `day` on, if it is a day of review. `decided` is told of each change. */
  startDay(day: number, decided: (item: number, discount: number) => void): void {
    const { state, plan, discount } = this;
    if (day % plan.reviewDays !== 0) return;
    this.settle();
    this.noteReceipts(day / plan.reviewDays);
    for (const [item, rule] of plan.ruleOf.entries()) {
      if (rule === undefined) continue;
      const { onHand, aged } = this.stockOf(item, day, rule.ageDays);
      this.counters[MARKDOWN.onHand] += onHand;
      this.counters[MARKDOWN.aged] += aged;
      const policy = state.policy.markdown[item];
      if (policy === undefined) continue;
      const now = day * SECONDS_PER_DAY;
      const next = policy.discount({ now, onHand, agedUnits: aged, discount: discount[item] });
      if (!(next >= 0 && next <= rule.greatestDiscount)) throw this.impossible(item, now, next);
      if (next === discount[item]) continue;
      discount[item] = next;
      this.lifts.today[item] = priceLift(rule.elasticity, next);
      decided(item, next);
    }
  }

  /**
   * Adds the day's customers whom discounts bring to SimulationState.today, after those at full price.
   * @param note told of each, in the order they are added
   */
  bring(
    day: number,
    levels: Float64Array | undefined,
    note?: (stream: number, number: number) => void,
  ): void {
    const { state, lifts, counters } = this;
    const { today, network, random, master } = state;
    const { streams } = network;
    for (let stream = 0; stream < streams.count; stream++) {
      const greatest = lifts.greatest[stream];
      if (greatest === 1) continue;
      const first = today.count;
      const of = { stream, day, master, random };
      generateBrought(streams, greatest, of, today, levels);
      today.keep(first, (row) => {
        const number = broughtNumber(row - first);
        if (liftNeeded(streams, greatest, of, number) >= lifts.today[today.itemOf(row)]) return false;
        counters[MARKDOWN.brought] += today.quantityOf(row);
        note?.(stream, number);
        return true;
      });
    }
  }

  /** Counts those of the day's lines that discounts bring; they are the last ones. */
  countBrought(lines: DayLines): void {
    for (let row = lines.count - 1; row >= 0 && isBrought(lines.number[row]); row--)
      this.counters[MARKDOWN.brought] += lines.quantity[row];
  }

  liftNeeded(stream: number, day: number, number: number): number {
    const { network, random, master } = this.state;
    const of = { stream, day, master, random };
    return liftNeeded(network.streams, this.lifts.greatest[stream], of, number);
  }

  takeBack(item: number, quantity: number, discount: number): void {
    const money = quantity * discount * this.state.network.model.items[item].price;
    this.takenBack[item] += money;
    this.counters[MARKDOWN.cost] -= money;
  }

  /** Books what was shipped since the last look at the discounts that held since. */
  settle(): void {
    const { counters, plan, discount, seen, state } = this;
    for (const [item, rule] of plan.ruleOf.entries()) {
      if (rule === undefined) continue;
      const shipped = this.shippedOf(item);
      const units = shipped - seen[item];
      seen[item] = shipped;
      counters[MARKDOWN.shipped] += units;
      if (discount[item] === 0) continue;
      const cost = units * discount[item] * state.network.model.items[item].price;
      counters[MARKDOWN.shippedMarkedDown] += units;
      counters[MARKDOWN.cost] += cost;
      this.given[item] += cost;
    }
  }

  checkLaws(): void {
    const { counters, plan, seen, given, takenBack, discount, state } = this;
    let shipped = 0;
    let cost = 0;
    for (const [item, rule] of plan.ruleOf.entries()) {
      if (rule === undefined) continue;
      const { price } = state.network.model.items[item];
      shipped += seen[item];
      cost += given[item] - takenBack[item];
      const greatest = seen[item] * rule.greatestDiscount * price;
      invariant(
        given[item] <= greatest * (1 + 1e-9),
        () => `item ${item}: markdowns of ${given[item]}, at most ${greatest}`,
      );
      const unseen = this.shippedOf(item) - seen[item];
      invariant(unseen >= 0, () => `item ${item}: ${-unseen} units booked that were not shipped`);
      const all = given[item] + unseen * discount[item] * price;
      invariant(
        takenBack[item] <= all * (1 + 1e-9),
        () => `item ${item}: markdowns of ${takenBack[item]} came back, of ${all}`,
      );
    }
    const law = 'units and cost of markdowns = those of their items';
    invariant(isNear(shipped, counters[MARKDOWN.shipped]), () => `${law} does not hold: ${shipped} units`);
    invariant(isNear(cost, counters[MARKDOWN.cost]), () => `${law} does not hold: ${cost}`);
  }

  private shippedOf(item: number): number {
    const { items, wholeByItem } = this.state;
    return items[item * ITEM_STRIDE + ITEM.shipped] + wholeByItem[item * WHOLE_STRIDE + WHOLE.units];
  }

  private noteReceipts(review: number): void {
    const { stocks, onHand } = this.state;
    const start = (review % this.length) * onHand.length;
    for (let stock = 0; stock < onHand.length; stock++) {
      this.received[start + stock] = stocks[stock * STOCK_STRIDE + STOCK.received];
    }
  }

  /**
   * Units on hand and aged. Oldest first: what came within the age is what is left at the end, so aged = on hand less
   * receipts of that time, at each node; what was there at the start came at the start.
   */
  private stockOf(item: number, day: number, ageDays: number): { onHand: number; aged: number } {
    const { state, plan, length } = this;
    const { siteCount } = state;
    const review = day / plan.reviewDays;
    const before = review - ageDays / plan.reviewDays;
    let onHand = 0;
    let aged = 0;
    for (let stock = item * siteCount; stock < (item + 1) * siteCount; stock++) {
      onHand += state.onHand[stock];
      if (before < 0) continue;
      const then = this.received[(before % length) * state.onHand.length + stock];
      const lately = this.received[(review % length) * state.onHand.length + stock] - then;
      aged += Math.max(0, state.onHand[stock] - lately);
    }
    return { onHand, aged };
  }

  private impossible(item: number, now: number, discount: number): DecisionError {
    const { id } = this.state.network.model.items[item];
    const most = this.plan.ruleOf[item]?.greatestDiscount;
    return new DecisionError(
      `policy "${this.state.policy.markdownName}" at ${clockText(now)}, item "${id}": a discount of ${discount}; expected a number from 0 to ${most}`,
    );
  }
}

/** The markdowns of a run, entered among its mechanisms; undefined in models without. */
export function addMarkdowns(state: SimulationState): Markdowns | undefined {
  const { markdown } = state.network;
  if (markdown === undefined) return undefined;
  const markdowns = new Markdowns(state, markdown);
  state.prices = markdowns;
  state.mechanisms.push(markdowns);
  return markdowns;
}
