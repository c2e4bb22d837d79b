import {
  CELL,
  CELL_STRIDE,
  COST,
  COST_STRIDE,
  ITEM,
  ITEM_STRIDE,
  STOCK,
  STOCK_STRIDE,
} from '../simulation/layout.ts';
import type { PreparedPolicy } from '../simulation/prepared-policy.ts';
import type { MeasuredRun, RunOutcome } from '../simulation/simulate.ts';
import { atDockSeconds } from './building-use.ts';
import { deliveryQuantileHours } from './delivery-quantile.ts';
import { metricsOf } from './metric-catalogue.ts';
import { measureNodeFigures, type NodeFigureParts } from './node-figures.ts';
import { reservedSeconds } from './reserved-seconds.ts';
import { type RunTotals, runTotals, SECONDS_PER_DAY } from './run-totals.ts';

/** Time averages and totals of one stock over the measured time. */
export interface StockSummary {
  readonly item: string;
  readonly node: string;
  readonly meanOnHand: number;
  readonly meanOnOrder: number;
  readonly meanInTransit: number;
  /** Owed to customers and nodes [units]. */
  readonly meanBackorders: number;
  /** Share of time with units on hand. */
  readonly inStockShare: number;
  readonly unitsReceived: number;
  readonly unitsIssued: number;
  /** Units other nodes ordered here, and the share sent at the instant of the order (NaN when none). */
  readonly unitsRequested: number;
  readonly requestFillRate: number;
}

export interface NodeSummary {
  readonly id: string;
  readonly unitsShipped: number;
  readonly meanOnHand: number;
  readonly meanInTransit: number;
  readonly meanBackorders: number;
  readonly holdingCost: number;
  readonly orderingCost: number;
  readonly transportCost: number;
  readonly shippingCost: number;
  /** Of its dock, rooms and limited work, as far as the model has them. */
  readonly figures: NodeFigureParts;
}

/** Customers of one region who were promised one speed; shares are of units demanded, NaN when there were none. */
export interface CellSummary {
  readonly region: string;
  readonly speed: string;
  readonly orders: number;
  readonly unitsDemanded: number;
  readonly fillRate: number;
  readonly orderFillRate: number;
  /** Of the units demanded. */
  readonly unitsShipped: number;
  readonly unitsLate: number;
  readonly unitsLost: number;
  /** Mean over all units shipped in the measured time, whenever they were ordered. */
  readonly meanDeliveryHours: number;
  /** All units shipped in the measured time by node, nodes that hold stock in model order. */
  readonly unitsByNode: readonly { readonly node: string; readonly units: number }[];
}

export interface SpeedSummary {
  readonly id: string;
  readonly unitsDemanded: number;
  readonly fillRate: number;
  readonly promiseMet: number;
  readonly late: number;
  readonly lost: number;
  readonly deliveryHoursP50: number;
  readonly deliveryHoursP90: number;
  readonly deliveryHoursP99: number;
}

export interface ItemSummary {
  readonly id: string;
  readonly unitsDemanded: number;
  readonly fillRate: number;
  readonly unitsShipped: number;
  readonly unitsLate: number;
  readonly unitsLost: number;
  readonly meanOnHand: number;
  readonly shippingCost: number;
}

/** Everything that is reported of one replication, over its measured time. */
export interface RunSummary {
  readonly traceHash: string;
  readonly totals: RunTotals;
  /** By metric id; NaN where a metric has no meaning in this run. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly nodes: readonly NodeSummary[];
  readonly speeds: readonly SpeedSummary[];
  readonly cells: readonly CellSummary[];
  readonly items: readonly ItemSummary[];
  readonly stocks: readonly StockSummary[];
}

/** Turns a run's counters into metrics and breakdowns by node, speed, region, item and stock. */
export function summarizeRun(policy: PreparedPolicy, outcome: RunOutcome): RunSummary {
  const { network } = policy;
  const { over, per, totals } = measureMetrics(policy, outcome);
  const metrics: Record<string, number> = {};
  for (const [index, { id }] of metricsOf(network).entries()) metrics[id] = over[index] / per[index];
  return {
    traceHash: outcome.traceHash,
    totals,
    metrics,
    nodes: summarizeNodes(policy, outcome),
    speeds: network.model.speeds.map((_, speed) => summarizeSpeed(policy, outcome, speed)),
    cells: summarizeCells(policy, outcome),
    items: summarizeItems(policy, outcome),
    stocks: summarizeStocks(policy, outcome),
  };
}

/** Numerators and denominators of a run's metrics, in the order of `metricsOf`; denominators of plain averages are 1. */
export interface MetricParts {
  readonly over: readonly number[];
  readonly per: readonly number[];
}

/** The metrics of a run as fractions, so that replications can be pooled as ratios of sums. */
export function measureMetrics(
  policy: PreparedPolicy,
  outcome: MeasuredRun,
): MetricParts & { readonly totals: RunTotals } {
  const { network } = policy;
  const totals = runTotals(policy, outcome);
  const input = { network, outcome, totals };
  const metrics = metricsOf(network);
  return {
    totals,
    over: metrics.map((metric) => metric.over(input)),
    per: metrics.map((metric) => metric.per?.(input) ?? 1),
  };
}

function summarizeStocks(policy: PreparedPolicy, outcome: RunOutcome): StockSummary[] {
  const { network, held } = policy;
  const { stocks, seconds } = outcome.measured;
  const rows: StockSummary[] = [];
  for (let stock = 0; stock < held.length; stock++) {
    if (held[stock] === 0) continue;
    const field = (offset: number) => stocks[stock * STOCK_STRIDE + offset];
    rows.push({
      item: network.model.items[Math.floor(stock / network.siteCount)].id,
      node: network.model.nodes[network.siteNode[stock % network.siteCount]].id,
      meanOnHand: field(STOCK.onHandSeconds) / seconds,
      meanOnOrder: field(STOCK.onOrderSeconds) / seconds,
      meanInTransit: field(STOCK.inTransitSeconds) / seconds,
      meanBackorders: field(STOCK.backorderSeconds) / seconds,
      inStockShare: field(STOCK.inStockSeconds) / seconds,
      unitsReceived: field(STOCK.received),
      unitsIssued: field(STOCK.issued),
      unitsRequested: field(STOCK.requested),
      requestFillRate: field(STOCK.requestedFilled) / field(STOCK.requested),
    });
  }
  return rows;
}

/** What each node did. */
export function summarizeNodes(policy: PreparedPolicy, outcome: RunOutcome): NodeSummary[] {
  const { network } = policy;
  const { stocks, costs, flows, seconds } = outcome.measured;
  const { siteCount } = network;
  return Array.from(network.siteNode, (node, site) => {
    let onHand = 0;
    let inTransit = 0;
    let backorders = 0;
    let holdingCost = 0;
    for (let stock = site; stock < network.itemCount * siteCount; stock += siteCount) {
      const base = stock * STOCK_STRIDE;
      onHand += stocks[base + STOCK.onHandSeconds] / seconds;
      inTransit += stocks[base + STOCK.inTransitSeconds] / seconds;
      backorders += stocks[base + STOCK.backorderSeconds] / seconds;
      const thereSeconds = stocks[base + STOCK.onHandSeconds] + reservedSeconds(network, outcome, stock);
      const paidSeconds = thereSeconds + atDockSeconds(network, outcome, stock);
      holdingCost += (paidSeconds / SECONDS_PER_DAY) * network.holdingCostPerDay[stock];
    }
    let unitsShipped = 0;
    for (let flow = site; flow < flows.length; flow += siteCount) unitsShipped += flows[flow];
    return {
      id: network.model.nodes[node].id,
      unitsShipped,
      meanOnHand: onHand,
      meanInTransit: inTransit,
      meanBackorders: backorders,
      holdingCost,
      orderingCost: costs[site * COST_STRIDE + COST.ordering],
      transportCost: costs[site * COST_STRIDE + COST.transport],
      shippingCost: costs[site * COST_STRIDE + COST.shipping],
      figures: measureNodeFigures(network, outcome, site),
    };
  });
}

/** How customers of one speed were served. */
export function summarizeSpeed(policy: PreparedPolicy, outcome: RunOutcome, speed: number): SpeedSummary {
  const { network } = policy;
  const { cells, deliveryTimes } = outcome.measured;
  const total = (field: number) => {
    let sum = 0;
    for (let region = 0; region < network.regionCount; region++) {
      sum += cells[(region * network.speedCount + speed) * CELL_STRIDE + field];
    }
    return sum;
  };
  const demanded = total(CELL.units);
  const shipped = total(CELL.shipped) - total(CELL.carriedShipped);
  const late = total(CELL.late) - total(CELL.carriedLate);
  return {
    id: network.model.speeds[speed].id,
    unitsDemanded: demanded,
    fillRate: total(CELL.filled) / demanded,
    promiseMet: (shipped - late) / demanded,
    late: late / demanded,
    lost: (total(CELL.lost) - total(CELL.carriedLost)) / demanded,
    deliveryHoursP50: deliveryQuantileHours(deliveryTimes, [speed], 0.5),
    deliveryHoursP90: deliveryQuantileHours(deliveryTimes, [speed], 0.9),
    deliveryHoursP99: deliveryQuantileHours(deliveryTimes, [speed], 0.99),
  };
}

function summarizeCells(policy: PreparedPolicy, outcome: RunOutcome): CellSummary[] {
  const { network } = policy;
  const { cells, flows } = outcome.measured;
  const { model, speedCount, siteCount } = network;
  return Array.from({ length: network.regionCount * speedCount }, (_, cell) => {
    const field = (offset: number) => cells[cell * CELL_STRIDE + offset];
    return {
      region: model.regions[Math.floor(cell / speedCount)].id,
      speed: model.speeds[cell % speedCount].id,
      orders: field(CELL.orders),
      unitsDemanded: field(CELL.units),
      fillRate: field(CELL.filled) / field(CELL.units),
      orderFillRate: field(CELL.ordersFilled) / field(CELL.orders),
      unitsShipped: field(CELL.shipped) - field(CELL.carriedShipped),
      unitsLate: field(CELL.late) - field(CELL.carriedLate),
      unitsLost: field(CELL.lost) - field(CELL.carriedLost),
      meanDeliveryHours: field(CELL.deliverySeconds) / field(CELL.shipped) / 3600,
      unitsByNode: Array.from(network.siteNode, (node, site) => ({
        node: model.nodes[node].id,
        units: flows[cell * siteCount + site],
      })),
    };
  });
}

/** How each item was served. */
export function summarizeItems(policy: PreparedPolicy, outcome: RunOutcome): ItemSummary[] {
  const { network } = policy;
  const { items, stocks, seconds } = outcome.measured;
  return network.model.items.map((spec, item) => {
    const field = (offset: number) => items[item * ITEM_STRIDE + offset];
    let onHand = 0;
    for (let site = 0; site < network.siteCount; site++) {
      onHand += stocks[(item * network.siteCount + site) * STOCK_STRIDE + STOCK.onHandSeconds] / seconds;
    }
    return {
      id: spec.id,
      unitsDemanded: field(ITEM.units),
      fillRate: field(ITEM.filled) / field(ITEM.units),
      unitsShipped: field(ITEM.shipped),
      unitsLate: field(ITEM.late),
      unitsLost: field(ITEM.lost),
      meanOnHand: onHand,
      shippingCost: field(ITEM.shippingCost),
    };
  });
}
