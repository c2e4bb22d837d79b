import { invariant } from '../../foundation/invariant.ts';
import type { Network, VendorRuleSpec } from '../../network/network.ts';

/** Share of a minimum that rounding may take. */
const ROUNDING = 1e-9;

/** A decision to order, in the vendor's cases and above the minimum of one item. */
export interface OrderLine {
  readonly stock: number;
  readonly source: number;
  /** Units that the policy decided on, and what the vendor's terms have made of them. */
  readonly decided: number;
  readonly quantity: number;
  readonly isRaised: boolean;
}

/** What one vendor is to send one node under one rule, and is not ordered yet. */
export interface JointGroup {
  readonly rule: number;
  readonly from: number;
  readonly site: number;
  /** Decisions by stock, in the order they were first made; and when that was [s]. */
  readonly lines: Map<number, OrderLine>;
  readonly since: Map<number, number>;
  /** Second at which it is looked at next; events of other seconds are out of date. */
  looksAt: number;
}

/** What the lines of a joint order are measured by. */
type Figures = { readonly network: Network; readonly now: number };

/** Decisions that wait until those for one vendor and node reach a minimum together. */
export class JointOrders {
  readonly groups: JointGroup[] = [];
  /** By stock: the group its decision waits in, -1 = none waits. */
  private readonly groupOfStock: Int32Array;
  private readonly known = new Map<string, number>();

  constructor(stockCount: number) {
    this.groupOfStock = new Int32Array(stockCount).fill(-1);
  }

  /** Number of the group of a rule, vendor and site. */
  groupOf(rule: number, from: number, site: number): number {
    const key = `${rule} ${from} ${site}`;
    let group = this.known.get(key);
    if (group === undefined) {
      group = this.groups.length;
      this.known.set(key, group);
      this.groups.push({ rule, from, site, lines: new Map(), since: new Map(), looksAt: -1 });
    }
    return group;
  }

  /** Puts a decision to a group; it replaces what was decided for the stock before. */
  put(group: number, line: OrderLine, now: number): void {
    const { stock } = line;
    if (this.groupOfStock[stock] !== group) this.drop(stock);
    this.groupOfStock[stock] = group;
    const { lines, since } = this.groups[group];
    lines.set(stock, line);
    if (!since.has(stock)) since.set(stock, now);
  }

  /** Forgets the decision for a stock, if one waits. */
  drop(stock: number): void {
    const group = this.groupOfStock[stock];
    if (group < 0) return;
    this.groups[group].lines.delete(stock);
    this.groups[group].since.delete(stock);
    this.groupOfStock[stock] = -1;
  }

  /** Takes all decisions of a group away. */
  takeAll(group: number): void {
    for (const stock of [...this.groups[group].lines.keys()]) this.drop(stock);
  }

  /** Outside the seconds at which they are looked at, all that is held is below its minimum. */
  checkHeld(rules: readonly VendorRuleSpec[], figures: Figures): void {
    for (const [group, { rule, lines, looksAt }] of this.groups.entries()) {
      if (looksAt === figures.now) continue;
      const load = loadOf(rules[rule], [...lines.values()], figures);
      invariant(
        lines.size === 0 || load < 1,
        () => `joint order ${group}: ${load} times its minimum is held`,
      );
    }
  }
}

/** How many times the joint minimum of a rule some lines are: the least of its measures. */
export function loadOf(
  { jointMinimum }: VendorRuleSpec,
  lines: readonly Pick<OrderLine, 'stock' | 'quantity'>[],
  { network: { model, siteCount } }: Pick<Figures, 'network'>,
): number {
  if (jointMinimum === undefined) return Number.POSITIVE_INFINITY;
  let [units, value, volumeM3] = [0, 0, 0];
  for (const { stock, quantity } of lines) {
    const item = model.items[Math.floor(stock / siteCount)];
    units += quantity;
    value += quantity * item.value;
    volumeM3 += quantity * item.volumeM3;
  }
  const share = (sum: number, least: number) => (least === 0 ? Number.POSITIVE_INFINITY : sum / least);
  const load = Math.min(
    share(units, jointMinimum.units),
    share(value, jointMinimum.value),
    share(volumeM3, jointMinimum.volumeM3),
  );
  return Math.abs(load - 1) < ROUNDING ? 1 : load;
}
