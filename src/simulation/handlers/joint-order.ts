import { invariant } from '../../foundation/invariant.ts';
import { fillByCover } from '../mechanisms/fill-by-cover.ts';
import { type JointGroup, loadOf, type OrderLine } from '../mechanisms/joint-orders.ts';
import { atLeastMinimum, orderStep } from '../mechanisms/order-size.ts';
import { VENDORS, type Vendors } from '../mechanisms/vendors.ts';
import type { SimulationState } from '../simulation-state.ts';
import { lookAtJointOrder, placeWithVendor } from './order-from-vendor.ts';

/** Looks at what a vendor is to send a node: orders it if it reaches its minimum, or fills it up, or holds it. */
export function handleJointOrder(state: SimulationState, vendors: Vendors, number: number): void {
  const { joint } = vendors;
  const group = joint?.groups[number];
  if (joint === undefined || group === undefined || group.looksAt !== state.now) return;
  group.looksAt = -1;
  const spec = vendors.rules[group.rule];
  const { jointMinimum } = spec;
  if (jointMinimum === undefined || group.lines.size === 0) return;
  const opening = vendors.opensAt(group.rule);
  const lines = [...group.lines.values()];
  if (loadOf(spec, lines, state) < 1) {
    const oldest = Math.min(...group.since.values());
    const until = jointMinimum.below === 'fill' ? state.now : oldest + jointMinimum.longestWaitSeconds;
    const next = Math.max(until, opening);
    if (next > state.now) {
      if (next < Number.POSITIVE_INFINITY) lookAtJointOrder(state, vendors, joint, number, next);
      return;
    }
    lines.splice(0, lines.length, ...filledUp(state, vendors, group));
  }
  place(state, vendors, group, lines);
  joint.takeAll(number);
}

function place(
  state: SimulationState,
  vendors: Vendors,
  group: JointGroup,
  lines: readonly OrderLine[],
): void {
  const { counters } = vendors;
  const load = loadOf(vendors.rules[group.rule], lines, state);
  invariant(load >= 1, () => `a joint order is ${load} times its minimum`);
  counters[VENDORS.jointOrders] += 1;
  counters[VENDORS.jointLoad] += load;
  for (const line of lines) {
    const { stock, quantity } = line;
    counters[VENDORS.jointLines] += 1;
    counters[VENDORS.jointUnits] += quantity;
    counters[VENDORS.jointFilledUnits] += quantity - (group.lines.get(stock)?.quantity ?? 0);
    counters[VENDORS.jointWaitSeconds] += state.now - (group.since.get(stock) ?? state.now);
    placeWithVendor(state, vendors, line);
  }
}

/** The lines of a joint order raised to its minimum, and lines of other stocks that the vendor supplies, by days of cover. */
function filledUp(state: SimulationState, vendors: Vendors, group: JointGroup): OrderLine[] {
  const spec = vendors.rules[group.rule];
  const { items } = state.network.model;
  const candidates = stocksToFill(state, vendors, group);
  const perDay = state.policy.plannedPerDay;
  const withDemand = candidates.filter(({ stock }) => perDay[stock] > 0);
  const from = withDemand.length > 0 ? withDemand : [...group.lines.values()];
  const lines = from.map(({ stock }) => ({
    position: state.onHand[stock] + state.onOrder[stock] - state.backorders[stock],
    perDay: perDay[stock] > 0 ? perDay[stock] : 1,
    quantity: group.lines.get(stock)?.quantity ?? 0,
    step: orderStep(spec, items[state.itemOfStock[stock]]) || 1,
  }));
  const stocks = new Set(from.map(({ stock }) => stock));
  const others = [...group.lines.values()].filter(({ stock }) => !stocks.has(stock));
  const raise = { ...spec, below: 'raise' as const };
  const linesOf = (quantities: readonly number[]): OrderLine[] => [
    ...others,
    ...from.flatMap(({ stock, source }, index) => {
      if (quantities[index] === 0) return [];
      const quantity = atLeastMinimum(raise, items[state.itemOfStock[stock]], quantities[index]);
      const decided = group.lines.get(stock)?.decided ?? 0;
      return [{ stock, source, decided, quantity, isRaised: quantity > lines[index].quantity }];
    }),
  ];
  return linesOf(fillByCover(lines, (quantities) => loadOf(spec, linesOf(quantities), state) >= 1));
}

/** Stocks that the joint order is for, with the source it would come from: those that order, then others the vendor supplies. */
function stocksToFill(
  state: SimulationState,
  vendors: Vendors,
  { rule, from, site, lines }: JointGroup,
): readonly Pick<OrderLine, 'stock' | 'source'>[] {
  const { sources, held } = state.policy;
  const found: Pick<OrderLine, 'stock' | 'source'>[] = [...lines.values()];
  for (let stock = site; stock < held.length; stock += state.siteCount) {
    if (held[stock] === 0 || lines.has(stock) || state.sellers?.owns(state.itemOfStock[stock]) === true)
      continue;
    for (let source = sources.start[stock]; source < sources.start[stock + 1]; source++) {
      const lane = state.network.model.lanes[sources.lanes[source]];
      if (vendors.ruleOf[source] !== rule || lane.from !== from) continue;
      found.push({ stock, source });
      break;
    }
  }
  return found;
}
