import type { Network } from '../network/network.ts';
import { protectionDemandQuantile } from '../network/protection-demand.ts';
import type { TransferLanes } from '../network/transfer-lanes.ts';
import type {
  RebalancedStockFacts,
  RebalancingFacts,
  RebalancingRule,
} from '../policies/rebalancing/rebalancing-policy.ts';
import { constant } from '../random/distributions/constant.ts';
import type { PlannedDemand } from './planned-demand.ts';
import type { RebalancingUnit } from './prepared-policy.ts';
import { stockFacts } from './stock-facts.ts';
import type { StockSources } from './stock-sources.ts';

const SECONDS_PER_DAY = 86_400;
const AT_ONCE = constant.create({ value: 0 });

/** What stocks are known by when rebalancing is made ready. */
export interface RebalancingDraft {
  readonly network: Network;
  readonly ruleOf: Int32Array;
  readonly sources: StockSources;
  readonly demand: PlannedDemand;
}

/**
 * Asks for the rule of every item with a lane between two stocks that are held.
 * @throws Error when the policy moves goods and the model has no transfers
 */
export function prepareRebalancing(
  draft: RebalancingDraft,
  prepare: (facts: RebalancingFacts) => RebalancingRule | undefined,
): RebalancingUnit[] {
  const { model, transfers, itemCount } = draft.network;
  if (transfers === undefined || model.transfers === undefined) {
    if (prepare({ stocks: [], lanes: [], reviewDays: 1 }) === undefined) return [];
    throw new Error('the model has no lanes to move goods on; give it a section "transfers"');
  }
  const reviewDays = model.transfers.reviewSeconds / SECONDS_PER_DAY;
  const units: RebalancingUnit[] = [];
  for (let item = 0; item < itemCount; item++) {
    const { stocks, lanes } = reachOf(draft, transfers, item);
    if (lanes.length === 0) continue;
    const rule = prepare({
      stocks: stocks.map((stock) => factsOf(draft, stock)),
      lanes: lanes.map((lane) => laneFacts(draft.network, transfers, { lane, item, stocks })),
      reviewDays,
    });
    if (rule === undefined) continue;
    units.push({ item, rule, stocks: Int32Array.from(stocks), lanes: Int32Array.from(lanes) });
  }
  return units;
}

/** Lanes of which both ends hold the item, and the stocks at them, in the order of the sites. */
function reachOf({ network, ruleOf }: RebalancingDraft, transfers: TransferLanes, item: number) {
  const base = item * network.siteCount;
  const lanes: number[] = [];
  const stocks = new Set<number>();
  for (let lane = 0; lane < transfers.count; lane++) {
    const ends = [base + transfers.fromSite[lane], base + transfers.toSite[lane]];
    if (ends.some((stock) => ruleOf[stock] < 0)) continue;
    lanes.push(lane);
    for (const stock of ends) stocks.add(stock);
  }
  return { lanes, stocks: [...stocks].sort((a, b) => a - b) };
}

function factsOf({ network, demand, sources }: RebalancingDraft, stock: number): RebalancedStockFacts {
  const orders = demand.orders[stock];
  return {
    ...stockFacts(network, demand, sources, stock),
    quantileOverDays: (probability, days, factor) =>
      orders === undefined ? 0 : protectionDemandQuantile(orders, AT_ONCE, days, factor, probability),
  };
}

function laneFacts(
  { model, siteCount }: Network,
  transfers: TransferLanes,
  { lane, item, stocks }: { readonly lane: number; readonly item: number; readonly stocks: number[] },
): RebalancingFacts['lanes'][number] {
  const base = item * siteCount;
  return {
    from: stocks.indexOf(base + transfers.fromSite[lane]),
    to: stocks.indexOf(base + transfers.toSite[lane]),
    unitCost: transfers.unitCost[lane] + transfers.volumeCost[lane] * model.items[item].volumeM3,
    shipmentCost: transfers.shipmentCost[lane],
    meanLeadTimeDays: model.transfers?.lanes[transfers.rule[lane]].leadTimeDays.mean ?? 0,
  };
}
