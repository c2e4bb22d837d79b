import { invariant } from '../../foundation/invariant.ts';
import { FORECAST_DAYS, ForecastMoments } from '../../network/forecast-moments.ts';
import type { ForecastPlan } from '../../network/forecast-plan.ts';
import type { Network } from '../../network/network.ts';
import { withBelief } from '../../network/stated-uncertainty.ts';
import type { DayOrders } from '../../processes/demand/day-orders.ts';
import { GammaBelief } from '../../processes/forecast/gamma-belief.ts';
import { ItemLevels } from '../../processes/forecast/item-levels.ts';
import { levelVariance } from '../../processes/forecast/level-forecast.ts';
import type { MasterKey } from '../../random/master-key.ts';
import type { DemandLevelSource } from '../demand-levels.ts';
import type { ForecastView } from '../forecast-view.ts';
import { isNear } from '../is-near.ts';
import { ITEM, ITEM_STRIDE, WHOLE, WHOLE_STRIDE } from '../layout.ts';
import type { Mechanism } from '../mechanism.ts';
import { ForecastErrors } from './forecast-errors.ts';

const SECONDS_PER_DAY = 86_400;
/** Weeks ahead whose forecasts are kept while they are the newest. */
const KEPT_WEEKS = 27;

/** What forecasts see of a run. */
export interface ForecastRun {
  readonly network: Network;
  readonly master: MasterKey;
  /** Current second. */
  readonly now: number;
  /** Counters by item, and those of orders shipped whole: layout.ts. */
  readonly items: Float64Array;
  readonly wholeByItem: Float64Array;
  /** Who knows of customers that do not order; undefined = all do. */
  readonly crowd: { unitsCameFor(item: number): number } | undefined;
}

/** True levels of demand in one replication, and what policies are told of them: docs/mechanisms/forecasts.md. */
export class Forecasts implements Mechanism, DemandLevelSource, ForecastView {
  readonly name = 'forecasts';
  readonly counters: Float64Array;
  private readonly run: ForecastRun;
  private readonly network: Network;
  private readonly plan: ForecastPlan;
  private readonly levels: ItemLevels;
  private readonly errors: ForecastErrors;
  /** The week whose orders are being counted; forecasts of it and later ones are made at its start. */
  private week = 0;
  private readonly trueLevels: Float64Array;
  private trueWeek = -1;
  /** True mean demand over the model's, by item. */
  private readonly firstSaleFactors: Float64Array;
  private readonly beliefs: readonly (GammaBelief | undefined)[];
  /** Mean of the belief at the start of each week up to now, by item. */
  private readonly beliefMeans: readonly number[][];
  private readonly kept: Float64Array;
  private readonly byLead: Float64Array;
  private readonly moments = new ForecastMoments();
  /** Units ordered, by item: in the week, and in all. */
  private readonly weekUnits: Float64Array;
  private readonly allUnits: Float64Array;
  private observedDays = 0;

  constructor(run: ForecastRun, plan: ForecastPlan) {
    const { network, master } = run;
    const { itemCount, itemKey } = network;
    this.run = run;
    this.network = network;
    this.plan = plan;
    this.levels = new ItemLevels({ ...plan, itemKey }, master);
    this.errors = new ForecastErrors(plan);
    this.counters = this.errors.counters;
    this.trueLevels = new Float64Array(itemCount);
    this.firstSaleFactors = Float64Array.from(plan.priorCv2, (cv2, item) =>
      cv2 > 0 ? this.levels.firstSaleFactor(item, cv2) : 1,
    );
    this.beliefs = Array.from(plan.priorCv2, (cv2) => (cv2 > 0 ? new GammaBelief(cv2) : undefined));
    this.beliefMeans = Array.from(plan.priorCv2, () => [1]);
    this.kept = new Float64Array(itemCount * KEPT_WEEKS).fill(Number.NaN);
    this.byLead = new Float64Array(plan.known.length);
    this.weekUnits = new Float64Array(itemCount);
    this.allUnits = new Float64Array(itemCount);
  }

  multiplyLevels(day: number, levels: Float64Array): void {
    this.closeWeeks(day);
    const { plan, network } = this;
    this.drawTrueLevels();
    const { item, factorRow, count } = network.streams;
    for (let stream = 0; stream < count; stream++) {
      if (factorRow[stream] < 0) continue;
      const own = item[stream];
      levels[stream] *= day < plan.firstSaleDay[own] ? 0 : this.trueLevels[own] * this.firstSaleFactors[own];
    }
    if (plan.eventDeviation > 0) this.multiplyEvents(day, levels);
  }

  /** Counts the order lines of the day that starts. */
  observe(orders: Pick<DayOrders, 'count' | 'itemOf' | 'quantityOf'>): void {
    for (let row = 0; row < orders.count; row++) {
      const item = orders.itemOf(row);
      const quantity = orders.quantityOf(row);
      this.weekUnits[item] += quantity;
      this.allUnits[item] += quantity;
    }
    this.observedDays += 1;
  }

  factorAhead(item: number, days: number, afterDays: number): number {
    const length = this.look(item, days, afterDays);
    return (this.moments.sum / length) * this.beliefMean(item) * this.plan.bias;
  }

  uncertaintyAhead(item: number, days: number, afterDays: number): number {
    this.look(item, days, afterDays);
    const { sum, variance } = this.moments;
    const level = sum > 0 ? variance / (sum * sum) : 0;
    const belief = this.beliefs[item];
    if (belief === undefined) return level;
    return withBelief(level, this.plan.calibration ** 2 * belief.cv2);
  }

  settle(): void {
    this.closeWeeks(Math.floor(this.run.now / SECONDS_PER_DAY));
  }

  checkLaws(): void {
    const isDayOver = this.run.now === this.observedDays * SECONDS_PER_DAY;
    for (const [item, observed] of this.allUnits.entries()) {
      const ordered =
        this.run.items[item * ITEM_STRIDE + ITEM.units] +
        this.run.wholeByItem[item * WHOLE_STRIDE + WHOLE.units];
      const demanded = this.run.crowd?.unitsCameFor(item) ?? ordered;
      const holds = isDayOver ? isNear(observed, demanded) : demanded <= observed * (1 + 1e-9);
      invariant(
        holds,
        () =>
          `item "${this.network.model.items[item].id}": ${demanded} units demanded, ${observed} seen by forecasts`,
      );
    }
  }

  /** Takes the moments of a window of whole days; gives its length. */
  private look(item: number, days: number, afterDays: number): number {
    const { plan, week } = this;
    const first = Math.floor(this.run.now / SECONDS_PER_DAY) + Math.max(0, Math.round(afterDays));
    const from = Math.min(first, plan.dayCount - 1);
    const to = Math.min(plan.dayCount, from + Math.max(1, Math.round(days)));
    this.moments.take(plan, { item, issueWeek: week, from, to }, (lead) => this.levelAhead(item, lead));
    return to - from;
  }

  private levelAhead(item: number, lead: number): number {
    if (this.plan.variance[item] === 0) return 1;
    const place = item * KEPT_WEEKS + lead;
    if (lead < KEPT_WEEKS && !Number.isNaN(this.kept[place])) return this.kept[place];
    this.levels.forecasts(item, this.week + lead, this.byLead);
    const level = this.byLead[Math.min(lead, this.byLead.length - 1)];
    if (lead < KEPT_WEEKS) this.kept[place] = level;
    return level;
  }

  private beliefMean(item: number): number {
    return this.beliefs[item]?.mean ?? 1;
  }

  private drawTrueLevels(): void {
    if (this.trueWeek === this.week) return;
    this.trueWeek = this.week;
    for (let item = 0; item < this.trueLevels.length; item++) {
      this.trueLevels[item] = this.levels.level(item, this.week);
    }
  }

  private multiplyEvents(day: number, levels: Float64Array): void {
    const { plan, network } = this;
    const { item, factorRow, count } = network.streams;
    for (const event of plan.calendar.events) {
      if (day < event.fromDay || day >= event.toDay) continue;
      for (let stream = 0; stream < count; stream++) {
        const row = factorRow[stream];
        if (row < 0 || event.rows[row] === 0) continue;
        const { name, fromDay } = event;
        levels[stream] *= this.levels.eventSurprise(item[stream], name, fromDay, plan.eventDeviation);
      }
    }
  }

  /** Judges forecasts and learns from the weeks that are over at the start of `day`; new forecasts are made. */
  private closeWeeks(day: number): void {
    while ((this.week + 1) * FORECAST_DAYS <= day) {
      const { plan, week } = this;
      for (let item = 0; item < this.weekUnits.length; item++) {
        this.levels.forecasts(item, week, this.byLead);
        const units = this.weekUnits[item];
        this.errors.score({ item, week, units, levels: this.byLead, beliefMeans: this.beliefMeans[item] });
        const belief = this.beliefs[item];
        if (belief !== undefined) {
          const expected = this.errors.expectedUnits(item, week, week) * this.byLead[0];
          const unknown = levelVariance(plan.variance[item] * (1 - plan.known[0]));
          belief.learn(units, expected, plan.varianceToMean[item] + expected * belief.mean * unknown);
          this.beliefMeans[item].push(belief.mean);
        }
      }
      this.weekUnits.fill(0);
      this.kept.fill(Number.NaN);
      this.week = week + 1;
    }
  }
}

/** The forecasts of a run, or undefined when the model has none. */
export function startForecasts(run: ForecastRun): Forecasts | undefined {
  const { forecast } = run.network;
  return forecast === undefined ? undefined : new Forecasts(run, forecast);
}
