import { type OutageCalendar, type ShockPlan, secondsOf } from '../../network/shock-plan.ts';
import { alternatingRenewal, type Spans } from '../../processes/shocks/alternating-renewal.ts';
import { mergeSpans, spanBegunBy } from '../../processes/shocks/merge-spans.ts';
import { StepFunction } from '../../processes/shocks/step-function.ts';
import { weeklyLevels } from '../../processes/shocks/weekly-levels.ts';
import type { MasterKey } from '../../random/master-key.ts';
import { PURPOSES, RandomStream } from '../../random/random-stream.ts';

const DAYS_PER_WEEK = 7;
const SECONDS_PER_WEEK = DAYS_PER_WEEK * 86_400;

/** Everything that fails in one replication, known to the engine from the start and to no policy [s]. */
export interface OutageCalendars {
  /** When sites are closed. */
  readonly ofSite: readonly Spans[];
  /** When no goods leave on lanes. */
  readonly ofLane: readonly Spans[];
  /** When no goods leave on the ways of transfers because the ways failed. */
  readonly ofWay: readonly Spans[];
  /** Share of its capacity that a site has; undefined = always all. */
  readonly capacity: readonly (StepFunction | undefined)[];
}

/** How many there are of what can fail. */
export interface OutageSubjects {
  readonly siteCount: number;
  readonly laneCount: number;
  /** Ways of transfers. */
  readonly wayCount: number;
}

/** Draws all outages and capacity paths of a replication. */
export function drawOutages(
  plan: ShockPlan,
  { siteCount, laneCount, wayCount }: OutageSubjects,
  master: MasterKey,
): OutageCalendars {
  const random = new RandomStream();
  const ofSite: Spans[][] = Array.from({ length: siteCount }, () => []);
  const ofLane: Spans[][] = Array.from({ length: laneCount }, () => []);
  const ofWay: Spans[][] = Array.from({ length: wayCount }, () => []);
  const losses: Loss[][] = Array.from({ length: siteCount }, () => []);
  for (const calendar of plan.calendars) {
    const spans = inSeconds(spansOf(calendar, plan.dayCount, master, random));
    const { site, lanes, way, severity } = calendar;
    for (const lane of lanes) ofLane[lane].push(spans);
    if (way >= 0) ofWay[way].push(spans);
    if (site < 0) continue;
    if (severity < 1) losses[site].push({ spans, left: 1 - severity });
    else ofSite[site].push(spans);
  }
  const paths = new Map<number, Float64Array>();
  for (const { site, node, weeklyCorrelation, logDeviation } of plan.paths) {
    const weeks = Math.ceil(plan.dayCount / DAYS_PER_WEEK);
    const streamOf = (week: number) => random.rekey(master, PURPOSES.capacity, node, week);
    paths.set(site, weeklyLevels(weeks, weeklyCorrelation, logDeviation, streamOf));
  }
  return {
    ofSite: ofSite.map(mergeSpans),
    ofLane: ofLane.map(mergeSpans),
    ofWay: ofWay.map(mergeSpans),
    capacity: losses.map((own, site) => capacityOf(paths.get(site), own)),
  };
}

/** A calendar in days. The draws of a random one belong to its node or lane and the n-th outage. */
function spansOf(
  { times, key }: OutageCalendar,
  dayCount: number,
  master: MasterKey,
  random: RandomStream,
): Spans {
  if (times.kind === 'scheduled') return { begins: [times.fromDay], ends: [times.fromDay + times.days] };
  return alternatingRenewal(times.betweenDays, times.durationDays, dayCount, (cycle) =>
    random.rekey(master, PURPOSES.outage, key.place, key.kind, key.nth, cycle),
  );
}

/** Whole seconds; what is over by time 0 is left out. */
function inSeconds({ begins, ends }: Spans): Spans {
  const kept = [...begins.keys()].filter(
    (index) => secondsOf(ends[index]) > Math.max(0, secondsOf(begins[index])),
  );
  return {
    begins: kept.map((index) => secondsOf(begins[index])),
    ends: kept.map((index) => secondsOf(ends[index])),
  };
}

/** Times at which part of a capacity is lost. */
interface Loss {
  readonly spans: Spans;
  /** Share that is left, above 0. */
  readonly left: number;
}

function capacityOf(path: Float64Array | undefined, losses: readonly Loss[]): StepFunction | undefined {
  if (path === undefined && losses.length === 0) return undefined;
  const breaks = new Set([0]);
  for (let week = 1; week < (path?.length ?? 0); week++) breaks.add(week * SECONDS_PER_WEEK);
  for (const { spans } of losses) {
    for (const time of [...spans.begins, ...spans.ends]) if (time > 0) breaks.add(time);
  }
  const times = Float64Array.from([...breaks].sort((left, right) => left - right));
  const levels = times.map((time) => {
    const week = Math.floor(time / SECONDS_PER_WEEK);
    const drawn = path === undefined ? 1 : path[Math.min(week, path.length - 1)];
    return losses.reduce((level, { spans, left }) => (isWithin(spans, time) ? level * left : level), drawn);
  });
  return new StepFunction(times, levels);
}

function isWithin(spans: Spans, time: number): boolean {
  const span = spanBegunBy(spans, time);
  return span >= 0 && time < spans.ends[span];
}
