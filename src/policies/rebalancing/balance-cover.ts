import { z } from 'zod';
import { durationParameter } from '../parameters.ts';
import { HorizonDemand } from './horizon-demand.ts';
import {
  defineRebalancingPolicy,
  type RebalancedStock,
  type RebalancingFacts,
  type TransferLaneFacts,
} from './rebalancing-policy.ts';

const SECONDS_PER_DAY = 86_400;

/** What a review knows of one stock; changed as moves are decided. */
interface Desk {
  readonly demand: HorizonDemand;
  readonly factor: number;
  readonly daily: number;
  /** Units to meet demand with, and those of them that can leave. */
  units: number;
  free: number;
}

/** From nodes with too many days of cover to nodes with too few, when it pays. */
export const balanceCover = defineRebalancingPolicy({
  family: 'rebalancing',
  name: 'balance-cover',
  summary:
    'From nodes with more than `high` days of cover to nodes with less than `low`, the emptiest first and by its cheapest lane, until either is at the middle; when the expected shortage saved is worth more than the move costs.',
  source:
    'own marks and test; lateral transshipment for inventory equalization: Banerjee, Burton and Banerjee, Int. J. of Production Economics 81-82, 2003; Paterson et al., European J. of Operational Research 210(2), 2011',
  parameters: z
    .strictObject({
      low: durationParameter('Cover below which a node receives, e.g. "5 d".'),
      high: durationParameter('Cover above which a node sends, e.g. "20 d"; above low.'),
      horizon: durationParameter('Time over which cover and shortage are judged, e.g. "14 d"; > 0.'),
    })
    .refine(({ low, high, horizon }) => high > low && horizon > 0, 'high above low, and a horizon above 0'),
  prepare: ({ low, high, horizon }, facts) => {
    const days = horizon / SECONDS_PER_DAY;
    const demands = facts.stocks.map((stock) => new HorizonDemand(stock, days));
    const marks = { low: low / SECONDS_PER_DAY, high: high / SECONDS_PER_DAY };
    const lanesInto = facts.stocks.map((_, to) => cheapestFirst(facts, to, days));
    return {
      seesArrivals: true,
      move: (stocks, units, isClosed) => {
        const desks = stocks.map((stock, index) => deskOf(stock, demands[index]));
        const needy = [...desks.keys()].filter((index) => coverOf(desks[index]) < marks.low);
        needy.sort((a, b) => coverOf(desks[a]) - coverOf(desks[b]) || a - b);
        for (const to of needy) {
          for (const lane of lanesInto[to]) {
            if (isClosed[lane] === 0) units[lane] = decide(facts, lane, desks, marks);
          }
        }
      },
    };
  },
});

/** Lanes whose goods arrive within the horizon: what comes later meets none of the demand that is judged. */
function cheapestFirst({ lanes }: RebalancingFacts, to: number, days: number): number[] {
  const into = [...lanes.keys()].filter(
    (lane) => lanes[lane].to === to && lanes[lane].meanLeadTimeDays <= days,
  );
  return into.sort((a, b) => lanes[a].unitCost - lanes[b].unitCost || a - b);
}

function deskOf(stock: RebalancedStock, demand: HorizonDemand): Desk {
  const factor = demand.factor(stock);
  return {
    demand,
    factor,
    daily: demand.dailyMean(factor),
    units: demand.unitsFor(stock),
    free: Math.max(0, stock.onHand - stock.backorders),
  };
}

/** Infinite where nothing is demanded. */
function coverOf({ units, daily }: Desk): number {
  return daily > 0 ? units / daily : Number.POSITIVE_INFINITY;
}

/** Units to move on a lane, entered at both desks. */
function decide(
  { stocks, lanes }: RebalancingFacts,
  lane: number,
  desks: readonly Desk[],
  { low, high }: { readonly low: number; readonly high: number },
): number {
  const { from, to }: TransferLaneFacts = lanes[lane];
  const [sender, receiver] = [desks[from], desks[to]];
  if (!(coverOf(sender) > high && coverOf(receiver) < low)) return 0;
  const middle = (low + high) / 2;
  const spare = sender.units - middle * sender.daily;
  const missing = middle * receiver.daily - receiver.units;
  const quantity = Math.floor(Math.min(sender.free, spare, missing));
  if (quantity <= 0) return 0;
  const saved = shortageSaved(receiver, quantity) * stocks[to].underageCost;
  const caused = -shortageSaved(sender, -quantity) * stocks[from].underageCost;
  if (saved - caused <= quantity * lanes[lane].unitCost + lanes[lane].shipmentCost) return 0;
  sender.units -= quantity;
  sender.free -= quantity;
  receiver.units += quantity;
  return quantity;
}

function shortageSaved({ demand, units, factor }: Desk, more: number): number {
  return demand.shortage(units, factor) - demand.shortage(units + more, factor);
}
