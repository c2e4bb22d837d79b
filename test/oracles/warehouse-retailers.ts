import { EVENT } from '../../src/index.ts';
import { knownValue } from './known-values.ts';
import { LevelObserver } from './level-observer.ts';
import { listed } from './listed.ts';
import { measureReplications } from './measure-replications.ts';
import type { Measure } from './oracle-case.ts';
import { type RunPlan, replicateWatched } from './replicate.ts';

const RETAILERS = [0, 1, 2];
const SITE_COUNT = 1 + RETAILERS.length;
/** Of the models: the first lane feeds the warehouse, the others lead from it. */
const FIRST_LANE_FROM_WAREHOUSE = 1;

/** Also follows how long retailers' orders of one unit wait at a warehouse that serves first come, first served. */
class WarehouseObserver extends LevelObserver {
  private readonly from: number;
  private readonly placed: number[] = [];
  private sent = 0;
  private delaySeconds = 0;
  private measured = 0;

  constructor(plan: RunPlan) {
    super(plan, SITE_COUNT);
    this.from = plan.from;
  }

  /** Mean wait of the orders sent in the measured time [days]. */
  get meanDelayDays(): number {
    return this.delaySeconds / this.measured / 86_400;
  }

  override onEvent(
    event: number,
    time: number,
    item: number,
    site: number,
    other: number,
    quantity: number,
  ): void {
    super.onEvent(event, time, item, site, other, quantity);
    if (other < FIRST_LANE_FROM_WAREHOUSE) return;
    if (event === EVENT.place) this.placed.push(time);
    else if (event === EVENT.dispatch) {
      const delay = time - this.placed[this.sent++];
      if (time < this.from) return;
      this.delaySeconds += delay;
      this.measured++;
    }
  }
}

/** One warehouse and three retailers, every measure of P15 and P16. */
export async function measureWarehouseAndRetailers(
  id: 'P15' | 'P16',
  model: string,
  replications: number,
): Promise<Measure[]> {
  const figures = await replicateWatched(
    { model, replications },
    (plan) => new WarehouseObserver(plan),
    ({ summary, observer, days }) => {
      const [warehouse, ...retailers] = summary.stocks;
      const towns = RETAILERS.map((town) => summary.cells.filter((cell) => cell.unitsDemanded > 0)[town]);
      return {
        warehouse_mean_backorders: warehouse.meanBackorders,
        warehouse_mean_on_hand: warehouse.meanOnHand,
        warehouse_fill_rate: warehouse.requestFillRate,
        warehouse_mean_delay: observer.meanDelayDays,
        ...listed(
          'retailer_mean_backorders',
          retailers.map((stock) => stock.meanBackorders),
        ),
        ...listed(
          'retailer_mean_on_hand',
          retailers.map((stock) => stock.meanOnHand),
        ),
        ...listed(
          'retailer_fill_rate',
          towns.map((cell) => cell.fillRate),
        ),
        ...Object.fromEntries(
          RETAILERS.flatMap((retailer) => {
            const name = `retailer_outstanding_mean_variance[${retailer}]`;
            const variance = observer.variance(1 + retailer, knownValue(id, `${name}[0]`));
            return [
              [`${name}[0]`, retailers[retailer].meanOnOrder],
              [`${name}[1]`, variance],
            ];
          }),
        ),
        cost_rate: (summary.totals.costs.holding + summary.totals.costs.backorder) / days,
      };
    },
  );
  return measureReplications(figures, { id, probabilities: ['warehouse_fill_rate', 'retailer_fill_rate'] });
}
