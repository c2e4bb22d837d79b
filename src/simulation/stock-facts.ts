import type { Network } from '../network/network.ts';
import type { PlannedOrders } from '../network/protection-demand.ts';
import { protectionDemandQuantile } from '../network/protection-demand.ts';
import { leadTimeOf, sellerOfItem } from '../network/seller-plan.ts';
import { forecastReach, statedUncertainty } from '../network/stated-uncertainty.ts';
import type { StockFacts } from '../policies/replenishment/replenishment-policy.ts';
import type { Distribution } from '../random/distributions/distribution.ts';
import type { PlannedDemand } from './planned-demand.ts';
import type { StockSources } from './stock-sources.ts';

const NO_ORDERS: PlannedOrders = { mean: 0, varianceToMean: 1, sizes: [] };

/** What a policy may know of one stock. */
export function stockFacts(
  network: Network,
  demand: PlannedDemand,
  sources: StockSources,
  stock: number,
): StockFacts {
  const { model, siteCount, calendar, itemFactorRow } = network;
  const itemIndex = Math.floor(stock / siteCount);
  const item = model.items[itemIndex];
  const node = model.nodes[network.siteNode[stock % siteCount]];
  const laneIndex = sources.lanes[sources.start[stock]];
  const lane = model.lanes[laneIndex];
  const waitDays = network.lanePlannedWaitDays[laneIndex];
  const orders = demand.orders[stock] ?? NO_ORDERS;
  const row = itemFactorRow[itemIndex];
  const dockDays = network.buildings?.plannedDays[stock % siteCount] ?? 0;
  const seller = sellerOfItem(network.sellers, itemIndex);
  // Sellers see the calendar, not the network's forecasts, and bear what holding costs themselves.
  const forecast = seller === undefined ? forecastFacts(network, itemIndex) : CALENDAR_ONLY;
  const leadTime = leadTimeOf(network, laneIndex, itemIndex);
  return {
    item,
    node,
    meanDailyDemand: demand.unitsPerDay[stock],
    meanLeadTimeDays: leadTime.mean + waitDays + dockDays,
    holdingCostPerDay:
      seller === undefined
        ? network.holdingCostPerDay[stock]
        : (node.holdingCostPerDay ?? item.holdingCostPerDay),
    orderCost: lane.orderCost,
    underageCost: demand.underageCost[stock],
    leastDemandFactor: (row < 0 ? 1 : calendar.leastFactor(row)) * forecast.least,
    greatestDemandFactor: (row < 0 ? 1 : calendar.greatestFactor(row)) * forecast.greatest,
    demandQuantile: quantileOf(orders, leadTime, waitDays + dockDays, forecast.uncertainty),
    ...definedUncertainty(forecast.uncertainty),
  };
}

/** The facts of an item's stocks pooled into one: all its demand, means weighted by demand, the cost of a unit nobody has. */
export function pooledFacts(
  network: Network,
  demand: PlannedDemand,
  sources: StockSources,
  stocks: readonly number[],
): StockFacts {
  const { model, siteCount } = network;
  const all = stocks.map((stock) => stockFacts(network, demand, sources, stock));
  const total = all.reduce((sum, facts) => sum + facts.meanDailyDemand, 0);
  const mean = (figureOf: (facts: StockFacts) => number) =>
    total > 0
      ? all.reduce((sum, facts) => sum + facts.meanDailyDemand * figureOf(facts), 0) / total
      : all.reduce((sum, facts) => sum + figureOf(facts), 0) / all.length;
  const largest = all.reduce((a, b) => (b.meanDailyDemand > a.meanDailyDemand ? b : a));
  const position = all.indexOf(largest);
  const laneIndex = sources.lanes[sources.start[stocks[position]]];
  const leadTime = leadTimeOf(network, laneIndex, Math.floor(stocks[0] / siteCount));
  const waitDays = network.lanePlannedWaitDays[laneIndex];
  const dockDays = network.buildings?.plannedDays[stocks[position] % siteCount] ?? 0;
  const orders = demand.pooled(stocks);
  const item = model.items[Math.floor(stocks[0] / siteCount)];
  return {
    ...largest,
    meanDailyDemand: total,
    meanLeadTimeDays: mean((facts) => facts.meanLeadTimeDays),
    holdingCostPerDay: mean((facts) => facts.holdingCostPerDay),
    orderCost: mean((facts) => facts.orderCost),
    underageCost: model.speeds.reduce((sum, speed) => {
      const cost =
        speed.whenShort.kind === 'backorder'
          ? speed.backorderCostPerDay
          : (speed.lostSaleCost ?? item.lostSaleCost);
      return sum + speed.share * cost;
    }, 0),
    demandQuantile: quantileOf(orders, leadTime, waitDays + dockDays, largest.forecastUncertainty),
  };
}

/** What forecasts add to the facts of an item. */
interface ForecastFacts {
  /** Factors on the least and the greatest of the calendar. */
  readonly least: number;
  readonly greatest: number;
  readonly uncertainty: StockFacts['forecastUncertainty'];
}

const CALENDAR_ONLY: ForecastFacts = { least: 1, greatest: 1, uncertainty: undefined };

function forecastFacts({ forecast }: Network, item: number): ForecastFacts {
  if (forecast === undefined) return CALENDAR_ONLY;
  const reach = forecastReach(forecast, item);
  return {
    least: forecast.bias / reach,
    greatest: forecast.bias * reach,
    uncertainty: (days) => statedUncertainty(forecast, item, days),
  };
}

function definedUncertainty(
  uncertainty: ForecastFacts['uncertainty'],
): Pick<StockFacts, 'forecastUncertainty'> {
  return uncertainty === undefined ? {} : { forecastUncertainty: uncertainty };
}

/** `waitDays` are those that goods are planned to wait before they leave and at the dock. */
function quantileOf(
  orders: PlannedOrders,
  leadTime: Distribution,
  waitDays: number,
  uncertaintyOf: ForecastFacts['uncertainty'],
): StockFacts['demandQuantile'] {
  return (probability, extraDays, factor, stated) => {
    const days = extraDays + waitDays;
    const uncertainty = stated ?? uncertaintyOf?.(leadTime.mean + days) ?? 0;
    return protectionDemandQuantile(orders, leadTime, days, factor, probability, uncertainty);
  };
}
