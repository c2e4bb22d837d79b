import { invariant } from '../foundation/invariant.ts';
import { isNear } from './is-near.ts';
import { CELL, CELL_STRIDE, COST, COST_STRIDE, ITEM, ITEM_STRIDE, STOCK, STOCK_STRIDE } from './layout.ts';
import type { SimulationState } from './simulation-state.ts';
import type { CompleteCounters } from './whole-orders.ts';

/**
 * Units and money that were counted in several places must agree: shipments by cell, flow, item and stock; lost units by
 * cell and item; every cost line that events charge with what the counts of units, orders and dispatches make it.
 * @throws InvariantError naming the law and both sides
 */
export function checkAccounts(state: SimulationState, counters: CompleteCounters): void {
  checkUnits(state, counters);
  checkCustomerCosts(state, counters);
  checkSupplyCosts(state, counters.costs);
}

function checkUnits(state: SimulationState, { cells, flows, items }: CompleteCounters): void {
  const { siteCount, network } = state;
  let shipped = 0;
  for (let cell = 0; cell < cells.length / CELL_STRIDE; cell++) {
    const ofCell = cells[cell * CELL_STRIDE + CELL.shipped];
    let flow = 0;
    for (let site = 0; site < siteCount; site++) flow += flows[cell * siteCount + site];
    agree(`cell ${cell}: units shipped = units of its flows`, ofCell, flow);
    shipped += ofCell;
  }
  agree('units shipped by cell = by item', shipped, sum(items, ITEM_STRIDE, ITEM.shipped));
  const lost = sum(cells, CELL_STRIDE, CELL.lost);
  agree('units lost by cell = by item', lost, sum(items, ITEM_STRIDE, ITEM.lost));
  const sent = unitsSentToNodes(state);
  for (let item = 0; item < network.itemCount; item++) {
    let issued = 0;
    for (let site = 0; site < siteCount; site++) {
      issued += state.stocks[(item * siteCount + site) * STOCK_STRIDE + STOCK.issued];
    }
    const law = `item "${network.model.items[item].id}": issued from stocks = shipped + sent to nodes`;
    const moved = state.transfers?.unitsOf(item) ?? 0;
    agree(law, issued, items[item * ITEM_STRIDE + ITEM.shipped] + sent[item] + moved);
  }
}

/** Units that left the stocks of nodes for other nodes, by item. */
function unitsSentToNodes(state: SimulationState): Float64Array {
  const { start, lanes } = state.policy.sources;
  const sent = new Float64Array(state.network.itemCount);
  for (let stock = 0; stock < start.length - 1; stock++) {
    for (let source = start[stock]; source < start[stock + 1]; source++) {
      if (state.laneFromSite[lanes[source]] < 0) continue;
      sent[Math.floor(stock / state.siteCount)] += state.sources.unitsDispatched(source);
    }
  }
  return sent;
}

function checkCustomerCosts(state: SimulationState, { cells, items, costs }: CompleteCounters): void {
  const line = (offset: number) => sum(costs, COST_STRIDE, offset);
  agree('shipping cost by site = by item', line(COST.shipping), sum(items, ITEM_STRIDE, ITEM.shippingCost));
  let late = 0;
  let lost = 0;
  for (let cell = 0; cell < cells.length / CELL_STRIDE; cell++) {
    const speed = cell % state.speedCount;
    late += cells[cell * CELL_STRIDE + CELL.late] * state.lateCosts[speed];
    if (state.lostSaleCosts[speed] >= 0)
      lost += cells[cell * CELL_STRIDE + CELL.lost] * state.lostSaleCosts[speed];
  }
  for (let item = 0; item < state.network.itemCount; item++) {
    lost += items[item * ITEM_STRIDE + ITEM.lostAtItemCost] * state.itemLostCosts[item];
  }
  agree('late cost = late units x late cost of their speed', line(COST.late), late);
  agree('lost-sale cost = lost units x their cost', line(COST.lost), lost);
}

function checkSupplyCosts(state: SimulationState, costs: Float64Array): void {
  const { siteCount, itemVolumes, sources } = state;
  const { start, lanes } = state.policy.sources;
  const ordering = new Float64Array(siteCount);
  const transport = new Float64Array(siteCount);
  for (let stock = 0; stock < start.length - 1; stock++) {
    const site = stock % siteCount;
    const volume = itemVolumes[Math.floor(stock / siteCount)];
    for (let source = start[stock]; source < start[stock + 1]; source++) {
      const lane = lanes[source];
      const unitCost = state.laneUnitCosts[lane] + state.laneVolumeCosts[lane] * volume;
      if (state.sellers?.owns(state.itemOfStock[stock]) !== true)
        ordering[site] += sources.ordersPlaced(source) * state.laneOrderCosts[lane];
      if (state.sellers?.paysWay(state.itemOfStock[stock], lane)) continue;
      transport[site] += sources.dispatches(source) * state.laneShipmentCosts[lane];
      transport[site] += sources.unitsDispatched(source) * unitCost;
    }
  }
  state.trailers?.addTrailerCosts(transport);
  const { siteNode, model } = state.network;
  for (let site = 0; site < siteCount; site++) {
    const node = `node "${model.nodes[siteNode[site]].id}"`;
    const record = site * COST_STRIDE;
    const overtime = state.departures?.overtimeCostOf(site) ?? 0;
    agree(`${node}: overtime cost = units x their cost`, costs[record + COST.overtime], overtime);
    agree(`${node}: ordering cost = orders x order cost`, costs[record + COST.ordering], ordering[site]);
    agree(
      `${node}: transport cost = dispatches, units and trailers x their costs`,
      costs[record + COST.transport],
      transport[site],
    );
  }
}

/** Sum of one field over all records of a column of records. */
function sum(records: Float64Array, stride: number, field: number): number {
  let total = 0;
  for (let index = field; index < records.length; index += stride) total += records[index];
  return total;
}

function agree(law: string, left: number, right: number): void {
  invariant(isNear(left, right), () => `${law} does not hold: ${left} against ${right}`);
}
