import { z } from 'zod';
import { durationParameter } from '../parameters.ts';
import { HorizonDemand } from './horizon-demand.ts';
import { defineRebalancingPolicy, type TransferLaneFacts } from './rebalancing-policy.ts';

const SECONDS_PER_DAY = 86_400;

/** Units of one stock as moves are decided. */
interface Desk {
  readonly demand: HorizonDemand;
  readonly factor: number;
  units: number;
  free: number;
}

interface Proposal {
  readonly lane: number;
  readonly quantity: number;
  readonly gain: number;
}

/** As long as a unit is worth more elsewhere than here, by more than its move costs. */
export const marginalValue = defineRebalancingPolicy({
  family: 'rebalancing',
  name: 'marginal-value',
  summary:
    'The move that gains most, again and again, while the value of units over the horizon (shortage avoided less holding of what is left) grows by more than the move costs.',
  source:
    'own greedy form of the transfer program "move if the gain in marginal value exceeds its cost"; value of stock: the newsvendor, Arrow, Harris and Marschak, Econometrica 19(3), 1951',
  parameters: z
    .strictObject({
      horizon: durationParameter('Time over which units are worth something, e.g. "14 d"; > 0.'),
    })
    .refine(({ horizon }) => horizon > 0, 'a horizon above 0'),
  prepare: ({ horizon }, { stocks: facts, lanes }) => {
    const days = horizon / SECONDS_PER_DAY;
    const demands = facts.map((stock) => new HorizonDemand(stock, days));
    // What arrives after the horizon meets none of its demand.
    const isTooSlow = lanes.map(({ meanLeadTimeDays }) => meanLeadTimeDays > days);
    return {
      seesArrivals: true,
      move: (stocks, units, isClosed) => {
        const desks = stocks.map((stock, index) => ({
          demand: demands[index],
          factor: demands[index].factor(stock),
          units: demands[index].unitsFor(stock),
          free: Math.max(0, Math.floor(stock.onHand - stock.backorders)),
        }));
        for (let round = 0; round < 2 * lanes.length; round++) {
          const best = bestMove(lanes, desks, {
            units,
            isOut: (lane) => isClosed[lane] === 1 || isTooSlow[lane],
          });
          if (best === undefined) return;
          units[best.lane] += best.quantity;
          const { from, to } = lanes[best.lane];
          desks[from].units -= best.quantity;
          desks[from].free -= best.quantity;
          desks[to].units += best.quantity;
        }
      },
    };
  },
});

/** The move with the greatest gain above zero; ties to the lane listed first. */
function bestMove(
  lanes: readonly TransferLaneFacts[],
  desks: readonly Desk[],
  { units, isOut }: { readonly units: Float64Array; readonly isOut: (lane: number) => boolean },
): Proposal | undefined {
  let best: Proposal | undefined;
  for (const [lane, facts] of lanes.entries()) {
    const [sender, receiver] = [desks[facts.from], desks[facts.to]];
    if (isOut(lane) || sender.free < 1) continue;
    const fixed = units[lane] > 0 ? 0 : facts.shipmentCost;
    const gainOf = (quantity: number): number =>
      valueChange(receiver, quantity) + valueChange(sender, -quantity) - quantity * facts.unitCost - fixed;
    const quantity = bestQuantity(gainOf, sender.free);
    const gain = gainOf(quantity);
    if (quantity > 0 && gain > (best?.gain ?? GREATEST_ROUNDING)) best = { lane, quantity, gain };
  }
  return best;
}

/** Gains below this are rounding [money]. */
const GREATEST_ROUNDING = 1e-9;

function valueChange({ demand, units, factor }: Desk, more: number): number {
  return demand.value(units + more, factor) - demand.value(units, factor);
}

/** The least quantity with the greatest gain: values are concave, so the gain of one unit more falls. */
function bestQuantity(gainOf: (quantity: number) => number, most: number): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (gainOf(middle + 1) - gainOf(middle) > GREATEST_ROUNDING) low = middle + 1;
    else high = middle;
  }
  return low;
}
