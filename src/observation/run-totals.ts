import { sellerOfItem } from '../network/seller-plan.ts';
import { CELL, CELL_STRIDE, COST, COST_STRIDE, STOCK, STOCK_STRIDE } from '../simulation/layout.ts';
import type { PreparedPolicy } from '../simulation/prepared-policy.ts';
import type { MeasuredRun } from '../simulation/simulate.ts';
import { atDockSeconds, storageCost } from './building-use.ts';
import { markdownCost } from './markdown-counts.ts';
import { reservedSeconds } from './reserved-seconds.ts';

export const SECONDS_PER_DAY = 86_400;

/** Sums over a run's measured time that most metrics are made of. Units, orders, money; levels are time averages. */
export interface RunTotals {
  readonly days: number;
  readonly orders: number;
  readonly ordersFilled: number;
  readonly demanded: number;
  readonly filled: number;
  readonly shipped: number;
  readonly late: number;
  readonly lost: number;
  /** Of the units demanded in the measured time: shipped, late and lost; the three above have earlier orders' units too. */
  readonly shippedOfDemanded: number;
  readonly lateOfDemanded: number;
  readonly lostOfDemanded: number;
  readonly backordered: number;
  readonly local: number;
  readonly shipments: number;
  readonly deliverySeconds: number;
  readonly distanceKm: number;
  /** Time averages [units]. */
  readonly onHand: number;
  readonly onOrder: number;
  readonly inTransit: number;
  readonly customersWaiting: number;
  /** Time average of the value on hand [money]. */
  readonly inventoryValue: number;
  /** Share of time in stock, mean over held stocks at nodes that serve customers. */
  readonly inStockShare: number;
  /** The same over the network's own items, and over those of sellers; NaN where there are none. */
  readonly ownInStockShare: number;
  readonly sellersInStockShare: number;
  /** Money by cost line. */
  readonly costs: Readonly<Record<CostLine, number>>;
}

export const COST_LINES = [
  'holding',
  'ordering',
  'transport',
  'shipping',
  'backorder',
  'late',
  'lost',
  'overtime',
  'spot',
  'storage',
  'returns',
  'transfers',
  'markdown',
  'seller-fees',
] as const;
export type CostLine = (typeof COST_LINES)[number];

/** Adds up the counters of a run. */
export function runTotals(policy: PreparedPolicy, outcome: MeasuredRun): RunTotals {
  const { measured } = outcome;
  const { model, speedCount } = policy.network;
  const cell = (field: number) => sumField(measured.cells, CELL_STRIDE, field);
  const cost = (line: number) => sumField(measured.costs, COST_STRIDE, line);
  const stock = (field: number) => sumField(measured.stocks, STOCK_STRIDE, field) / measured.seconds;
  let backorderCost = 0;
  let waiting = 0;
  for (let speed = 0; speed < speedCount; speed++) {
    waiting += measured.waitingSeconds[speed] / measured.seconds;
    backorderCost +=
      (measured.waitingSeconds[speed] / SECONDS_PER_DAY) * model.speeds[speed].backorderCostPerDay;
  }
  return {
    days: measured.seconds / SECONDS_PER_DAY,
    orders: cell(CELL.orders),
    ordersFilled: cell(CELL.ordersFilled),
    demanded: cell(CELL.units),
    filled: cell(CELL.filled),
    shipped: cell(CELL.shipped),
    late: cell(CELL.late),
    lost: cell(CELL.lost),
    shippedOfDemanded: cell(CELL.shipped) - cell(CELL.carriedShipped),
    lateOfDemanded: cell(CELL.late) - cell(CELL.carriedLate),
    lostOfDemanded: cell(CELL.lost) - cell(CELL.carriedLost),
    backordered: cell(CELL.backordered),
    local: cell(CELL.local),
    shipments: cell(CELL.shipments),
    deliverySeconds: cell(CELL.deliverySeconds),
    distanceKm: cell(CELL.distanceKm),
    onHand: stock(STOCK.onHandSeconds),
    onOrder: stock(STOCK.onOrderSeconds),
    inTransit: stock(STOCK.inTransitSeconds),
    customersWaiting: waiting,
    ...stockValues(policy, outcome, backorderCost, cost),
  };
}

function stockValues(
  policy: PreparedPolicy,
  outcome: MeasuredRun,
  backorderCost: number,
  cost: (line: number) => number,
): Pick<RunTotals, 'inventoryValue' | 'inStockShare' | 'ownInStockShare' | 'sellersInStockShare' | 'costs'> {
  const { network, held } = policy;
  const { stocks, seconds } = outcome.measured;
  let inventoryValue = 0;
  let holding = 0;
  let inStock = 0;
  let heldCount = 0;
  let sellersInStock = 0;
  let sellersHeldCount = 0;
  for (let stock = 0; stock < held.length; stock++) {
    if (held[stock] === 0) continue;
    const base = stock * STOCK_STRIDE;
    const onHandSeconds = stocks[base + STOCK.onHandSeconds];
    const item = Math.floor(stock / network.siteCount);
    const thereSeconds = onHandSeconds + reservedSeconds(network, outcome, stock);
    const isOwn = sellerOfItem(network.sellers, item) === undefined;
    if (isOwn) inventoryValue += (thereSeconds / seconds) * network.model.items[item].value;
    const paidSeconds = thereSeconds + atDockSeconds(network, outcome, stock);
    holding += (paidSeconds / SECONDS_PER_DAY) * network.holdingCostPerDay[stock];
    if (network.model.nodes[network.siteNode[stock % network.siteCount]].servesCustomers) {
      const share = stocks[base + STOCK.inStockSeconds] / seconds;
      inStock += share;
      heldCount += 1;
      if (isOwn) continue;
      sellersInStock += share;
      sellersHeldCount += 1;
    }
  }
  return {
    inventoryValue,
    inStockShare: inStock / heldCount,
    ownInStockShare: (inStock - sellersInStock) / (heldCount - sellersHeldCount),
    sellersInStockShare: sellersInStock / sellersHeldCount,
    costs: {
      holding,
      ordering: cost(COST.ordering),
      transport: cost(COST.transport),
      shipping: cost(COST.shipping),
      backorder: backorderCost,
      late: cost(COST.late),
      lost: cost(COST.lost),
      overtime: cost(COST.overtime),
      spot: cost(COST.spot),
      storage: storageCost(network, outcome),
      returns: cost(COST.returns),
      transfers: cost(COST.transfers),
      markdown: markdownCost(outcome),
      'seller-fees': cost(COST.sellerFees),
    },
  };
}

/** Sum of one field over all records of a column of records. */
export function sumField(records: Float64Array, stride: number, field: number): number {
  let sum = 0;
  for (let index = field; index < records.length; index += stride) sum += records[index];
  return sum;
}
