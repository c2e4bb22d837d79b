import { CELL, CELL_STRIDE, COST, COST_STRIDE, WHOLE, WHOLE_STRIDE } from './layout.ts';
import type { SimulationState } from './simulation-state.ts';

/** Columns of the daily time series: flows of the day, then levels at its end. */
export const DAILY_COLUMNS = [
  'units-demanded',
  'units-shipped',
  'units-late',
  'units-lost',
  'shipping-cost',
  'transport-cost',
  'on-hand-dc',
  'on-hand-fc',
  'on-hand-same-day',
  'in-transit',
  'backorders',
] as const;

const FLOW_COUNT = 6;
const IN_TRANSIT = DAILY_COLUMNS.indexOf('in-transit');
const BACKORDERS = DAILY_COLUMNS.indexOf('backorders');

/** Collects the daily series of a run; one row per day from day 0. */
export class DailySeries {
  /** By column, then day. */
  readonly columns: readonly Float64Array[];
  private readonly state: SimulationState;
  /** Running totals of the flows at the end of the day before. */
  private readonly before = new Float64Array(FLOW_COUNT);
  private readonly totals = new Float64Array(FLOW_COUNT);
  private readonly bySite: Float64Array;
  private readonly levelColumnOfSite: Int32Array;

  constructor(state: SimulationState, dayCount: number) {
    this.state = state;
    this.columns = DAILY_COLUMNS.map(() => new Float64Array(dayCount));
    this.bySite = new Float64Array(state.siteCount);
    const { siteNode, model } = state.network;
    this.levelColumnOfSite = Int32Array.from(siteNode, (node) =>
      DAILY_COLUMNS.indexOf(`on-hand-${model.nodes[node].kind as 'dc' | 'fc' | 'same-day'}`),
    );
  }

  /** Writes the row of `day`, which ends now. */
  closeDay(day: number): void {
    const totals = this.flowTotals();
    for (let flow = 0; flow < FLOW_COUNT; flow++) {
      this.columns[flow][day] = totals[flow] - this.before[flow];
      this.before[flow] = totals[flow];
    }
    this.writeLevels(day);
  }

  private flowTotals(): Float64Array {
    const { cells, costs, wholeByOption } = this.state;
    const totals = this.totals.fill(0);
    for (let record = 0; record < cells.length; record += CELL_STRIDE) {
      totals[0] += cells[record + CELL.units];
      totals[1] += cells[record + CELL.shipped];
      totals[2] += cells[record + CELL.late];
      totals[3] += cells[record + CELL.lost];
    }
    for (let record = 0; record < costs.length; record += COST_STRIDE) {
      totals[4] += costs[record + COST.shipping];
      totals[5] += costs[record + COST.transport];
    }
    for (let record = 0; record < wholeByOption.length; record += WHOLE_STRIDE) {
      totals[0] += wholeByOption[record + WHOLE.units];
      totals[1] += wholeByOption[record + WHOLE.units];
      totals[4] += wholeByOption[record + WHOLE.shippingCost];
    }
    return totals;
  }

  private writeLevels(day: number): void {
    const { onHand, inTransit, siteCount, waitingUnits } = this.state;
    const columns = this.columns;
    const bySite = this.bySite.fill(0);
    for (let first = 0; first < onHand.length; first += siteCount) {
      for (let site = 0; site < siteCount; site++) bySite[site] += onHand[first + site];
    }
    for (let site = 0; site < siteCount; site++) columns[this.levelColumnOfSite[site]][day] += bySite[site];
    let underWay = 0;
    for (let stock = 0; stock < inTransit.length; stock++) underWay += inTransit[stock];
    columns[IN_TRANSIT][day] = underWay;
    let waiting = 0;
    for (let speed = 0; speed < waitingUnits.length; speed++) waiting += waitingUnits[speed];
    columns[BACKORDERS][day] = waiting;
  }
}
