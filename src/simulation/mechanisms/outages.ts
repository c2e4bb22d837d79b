import type { EventQueue } from '../../engine/event-queue.ts';
import { invariant } from '../../foundation/invariant.ts';
import type { Network } from '../../network/network.ts';
import type { Spans } from '../../processes/shocks/alternating-renewal.ts';
import { endOfSpan, spanBegunBy } from '../../processes/shocks/merge-spans.ts';
import type { MasterKey } from '../../random/master-key.ts';
import { PRIORITY, STOCK, STOCK_STRIDE } from '../layout.ts';
import type { Mechanism } from '../mechanism.ts';
import { drawOutages, type OutageCalendars } from './outage-calendars.ts';

/** Offsets of the counters of outages. */
export const OUTAGE = {
  /** Time closed, summed over sites and over lanes that failed themselves or whose sender did [s]. */
  siteSeconds: 0,
  laneSeconds: 1,
  /** Units that could not leave, or not be received, when they would have; and units x seconds of that wait. */
  units: 2,
  waitSeconds: 3,
  /** Integral of the share of capacity over sites that have one [s], and their time. */
  capacitySeconds: 4,
  sitesSeconds: 5,
  /** Units of parcels that missed their departure. */
  parcelUnits: 6,
} as const;
const COUNTERS = 7;

/** What outages see of a run. */
export interface OutageRun {
  readonly network: Network;
  readonly master: MasterKey;
  readonly queue: EventQueue;
  /** Current second. */
  readonly now: number;
  readonly siteCount: number;
  /** Counters by stock: layout.ts. */
  readonly stocks: Float64Array;
}

/**
 * What is closed in one replication: docs/mechanisms/shocks.md. The calendars are drawn at the start, so that every policy
 * meets the same; only the engine looks ahead in them, to know when what waits goes on.
 */
export class Outages implements Mechanism {
  readonly name = 'outages';
  readonly counters = new Float64Array(COUNTERS);
  /** 1 while a site is closed; undefined when none ever is. */
  readonly isClosed: Uint8Array | undefined;
  private readonly run: OutageRun;
  private readonly calendars: OutageCalendars;
  /** Sites, then lanes: what has calendars of closures. */
  private readonly spans: readonly Spans[];
  private readonly issuedBefore: Float64Array;
  private since = 0;

  constructor(run: OutageRun, calendars: OutageCalendars) {
    const { ofSite, ofLane } = calendars;
    this.run = run;
    this.calendars = calendars;
    this.spans = [...ofSite, ...ofLane];
    this.issuedBefore = new Float64Array(run.siteCount);
    this.isClosed = ofSite.some(({ begins }) => begins.length > 0)
      ? Uint8Array.from(ofSite, (spans) => (endOfSpan(spans, 0) > 0 ? 1 : 0))
      : undefined;
    for (const [subject, { begins }] of this.spans.entries()) {
      if (begins.length > 0) run.queue.push(Math.max(0, begins[0]), PRIORITY.disruption, subject);
    }
  }

  /** Site of an event's subject, -1 = a lane. */
  siteOf(subject: number): number {
    return subject < this.run.siteCount ? subject : -1;
  }

  /** Lane of an event's subject, -1 = a site. */
  laneOf(subject: number): number {
    return subject < this.run.siteCount ? -1 : subject - this.run.siteCount;
  }

  /** Opens or closes the subject as its calendar says for now, and schedules its next event; true = closed. */
  turn(subject: number): boolean {
    const { now, queue } = this.run;
    const spans = this.spans[subject];
    const span = spanBegunBy(spans, now);
    const isClosed = span >= 0 && now < spans.ends[span];
    const next = isClosed ? spans.ends[span] : spans.begins[span + 1];
    if (next !== undefined) queue.push(next, PRIORITY.disruption, subject);
    if (this.isClosed !== undefined && subject < this.run.siteCount) {
      this.isClosed[subject] = isClosed ? 1 : 0;
      this.issuedBefore[subject] = this.issuedBy(subject);
    }
    return isClosed;
  }

  /** When goods that are ready now can leave on a lane. */
  leavesAt(lane: number): number {
    return endOfSpan(this.calendars.ofLane[lane], this.run.now);
  }

  /** Whether a way of transfers has failed now. That its sender is closed is not meant. */
  isWayClosed(way: number): boolean {
    return endOfSpan(this.calendars.ofWay[way], this.run.now) > this.run.now;
  }

  /** When goods that stand before a site now can be received. */
  opensAt(site: number): number {
    return endOfSpan(this.calendars.ofSite[site], this.run.now);
  }

  /** Counts units that wait until a time for an outage to end. */
  countWait(units: number, until: number): void {
    if (until === this.run.now) return;
    this.counters[OUTAGE.units] += units;
    this.counters[OUTAGE.waitSeconds] += units * (until - this.run.now);
  }

  /** Share of its capacity that a site has at a time; above 1 when it has more. */
  capacityAt(site: number, time: number): number {
    return this.calendars.capacity[site]?.at(time) ?? 1;
  }

  settle(): void {
    const { counters, since, calendars } = this;
    const { now } = this.run;
    this.since = now;
    if (now === since) return;
    for (const spans of calendars.ofSite) counters[OUTAGE.siteSeconds] += closedSeconds(spans, since, now);
    for (const spans of calendars.ofLane) counters[OUTAGE.laneSeconds] += closedSeconds(spans, since, now);
    for (const level of calendars.capacity) {
      if (level === undefined) continue;
      counters[OUTAGE.capacitySeconds] += level.integral(now) - level.integral(since);
      counters[OUTAGE.sitesSeconds] += now - since;
    }
  }

  /** Nothing leaves a closed site; sites are closed when their calendar says so. */
  checkLaws(): void {
    const { isClosed, run, calendars } = this;
    if (isClosed === undefined) return;
    for (const [site, spans] of calendars.ofSite.entries()) {
      // At the very second of a change its event may still be to come.
      if (spans.begins.includes(run.now) || spans.ends.includes(run.now)) continue;
      const isWithin = endOfSpan(spans, run.now) > run.now;
      const law = `site ${site}: closed when its calendar says so`;
      invariant((isClosed[site] === 1) === isWithin, () => `${law} does not hold at ${run.now} s`);
      if (!isWithin) continue;
      const issued = this.issuedBy(site);
      const units = `${issued - this.issuedBefore[site]} units left`;
      invariant(issued === this.issuedBefore[site], () => `site ${site}: ${units} while it was closed`);
    }
  }

  private issuedBy(site: number): number {
    const { stocks, siteCount } = this.run;
    let units = 0;
    for (let record = site * STOCK_STRIDE; record < stocks.length; record += siteCount * STOCK_STRIDE) {
      units += stocks[record + STOCK.issued];
    }
    return units;
  }
}

/** The outages and capacity paths of a run, or undefined when the model has none. */
export function startOutages(run: OutageRun): Outages | undefined {
  const { shocks, siteCount, model, transfers } = run.network;
  if (shocks === undefined || shocks.calendars.length + shocks.paths.length === 0) return undefined;
  const subjects = { siteCount, laneCount: model.lanes.length, wayCount: transfers?.count ?? 0 };
  return new Outages(run, drawOutages(shocks, subjects, run.master));
}

/** Time in spans between two times. */
function closedSeconds({ begins, ends }: Spans, from: number, to: number): number {
  let seconds = 0;
  for (const [index, begin] of begins.entries()) {
    seconds += Math.max(0, Math.min(to, ends[index]) - Math.max(from, begin));
  }
  return seconds;
}
